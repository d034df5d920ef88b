import CodingModel
import Glibc
import TerminalText

/// Words of the command line that may be files or ids of jobs, told apart by one rule for all commands.
///
/// - `-`, and words with a `/` in them or `.json` at the end, are files: no id looks like that.
/// - Where a server is named, any other word is an id.
/// - Else a word that a file has for its name is that file, and any other is an id.
enum SourceWords: Hashable {
    case files([String])
    case jobs([JobIdentifier])

    /// - Parameters:
    ///   - isServerNamed: True with `--server`.
    ///   - mixed: The end of a sentence about files beside words that are none: what may be given.
    /// - Throws: A problem for a file that does not exist, for a folder, and of status 64 for files beside ids.
    init(_ words: [String], isServerNamed: Bool, mixed: String) throws(Problem) {
        var files: [String] = []
        for word in words where try Self.isFile(word, isServerNamed: isServerNamed) { files.append(word) }
        if files.isEmpty {
            self = .jobs(try JobArguments.identifiers(words))
        } else if let other = words.first(where: { !files.contains($0) }) {
            throw Problem("there is no file \(other); \(mixed)", status: .usage)
        } else {
            self = .files(files)
        }
    }

    /// True when a word is a file's name, or looks like one.
    static func mayBeFile(_ word: String) -> Bool { looksLikeFile(word) || kind(of: word) != nil }

    private static func isFile(_ word: String, isServerNamed: Bool) throws(Problem) -> Bool {
        let kind = kind(of: word)
        if looksLikeFile(word) {
            guard word == "-" || kind != nil else { throw Problem("the file \(word) does not exist") }
            return true
        }
        if isServerNamed { return false }
        guard kind != S_IFDIR else {
            throw Problem(
                "\(word) is a folder, not a file; if you mean a job of that name, add --server and its server")
        }
        return kind != nil
    }

    /// No id looks like this, so it is no job to ask a server for.
    private static func looksLikeFile(_ word: String) -> Bool {
        word == "-" || word.contains("/") || word.hasSuffix(".json")
    }

    /// The type of the file with this name, links followed; nil where there is none.
    private static func kind(of path: String) -> mode_t? {
        var facts = stat()
        guard !path.isEmpty, stat(path.fileBytes, &facts) == 0 else { return nil }
        return facts.st_mode & S_IFMT
    }
}
