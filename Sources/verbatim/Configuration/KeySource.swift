import CProcess
import CodingService
import Glibc

/// Finds the API key of a server: by the profile's own program or file, else in the environment.
///
/// The variable does not say whose key it holds. It serves the API's own servers, this machine, and profiles, which the user
/// has written down; an address that was only typed may be a slip, and gets none.
struct KeySource {
    static let variable = "AFTERCARE_API_KEY"
    private static let limit = 64_000

    let server: ServerChoice
    let surroundings: Surroundings
    /// How long a key command may take; a person may have to type a passphrase for it.
    var patience: Duration = .seconds(60)

    /// Reads the key.
    /// - Throws: A problem of status 4, which never quotes anything that may be part of a key.
    func key() throws(Problem) -> APIKey {
        // Before the key is in memory.
        cx_forbid_core_dumps()
        if let arguments = server.profile.apiKeyCommand {
            let command = KeyCommand(
                arguments: arguments, environment: surroundings.variables, patience: patience, limit: Self.limit)
            return try key(try output(of: command), from: "the output of \(name(of: "apiKeyCommand"))")
        }
        if let file = server.profile.apiKeyFile {
            return try key(try contents(of: file), from: "the key file \(file)")
        }
        guard servesVariable else {
            throw Problem(
                "no API key for \(server.title): an address that is only typed gets none, since it may be a slip. "
                    + "Give it a profile in \(surroundings.configurationFile): "
                    + "{\"profiles\": {\"NAME\": {\"url\": \"\(server.origin)\"}}}, and ask with --server NAME; "
                    + "apiKeyCommand, apiKeyFile or else \(Self.variable) is its key", status: .key)
        }
        if let text = surroundings[Self.variable] {
            return try key(text, from: "the environment variable \(Self.variable)")
        }
        throw Problem(
            "no API key for \(server.title): set \(Self.variable), or apiKeyCommand or apiKeyFile of "
                + "\(server.name.map { "profile \($0)" } ?? "a profile with this url") in "
                + "\(surroundings.configurationFile); 'verbatim demo' needs no key", status: .key)
    }

    /// The variable's key goes to this server.
    private var servesVariable: Bool {
        server.name != nil || server.origin.isLoopback || [.production, .staging].contains(server.origin)
    }

    private func key(_ text: String, from place: String) throws(Problem) -> APIKey {
        guard let key = APIKey(text) else {
            throw Problem(
                "\(place) holds no usable API key: a key is one line of visible ASCII characters without spaces",
                status: .key)
        }
        return key
    }

    private func name(of setting: String) -> String {
        "\(setting) of profile \(server.name ?? "\(server.origin)")"
    }

    private func output(of command: KeyCommand) throws(Problem) -> String {
        do {
            return try command.run()
        } catch {
            throw Problem("\(name(of: "apiKeyCommand")): \(error.reason)", status: .key)
        }
    }

    private func contents(of file: String) throws(Problem) -> String {
        do {
            let bytes = try FileContents.read(
                file, limit: Self.limit, waitsForWriter: false, check: Self.mustBePrivate)
            return String(decoding: bytes, as: UTF8.self)
        } catch {
            let advice = error.isTooOpen ? "; run: chmod 600 \(ShellWord.quote(file))" : ""
            throw Problem("the key file \(file) \(error.reason)\(advice)", status: .key)
        }
    }

    /// Looks at the opened file, not at the path: another file can't slip in between.
    private static func mustBePrivate(_ facts: stat) throws(FileContents.Refusal) {
        // The output of a FIFO or a device may be anybody's.
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .init("is no regular file") }
        guard facts.st_mode & 0o077 == 0 else { throw .tooOpen }
    }
}

extension FileContents.Refusal {
    fileprivate static let tooOpen = Self("can be read by others than you")
    fileprivate var isTooOpen: Bool { self == .tooOpen }
}

/// Quotes words for a command line that someone will paste into a shell.
enum ShellWord {
    static func quote(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "/._-+:@%".utf8.contains(byte)
            }
        }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
