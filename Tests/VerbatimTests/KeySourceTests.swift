import CodingService
import Foundation
import TestSupport
import Testing

@testable import verbatim

@Suite("Sources of the API key", .permit(.programs))
struct KeySourceTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func source(
        _ profile: Profile, variables: [String: String] = [:], patience: Duration = .seconds(20 * 60)
    ) throws -> KeySource {
        let choice = ServerChoice(
            name: "agency", origin: try ServerOrigin(parsing: "https://coding.example"), profile: profile)
        let surroundings = Surroundings(
            variables: variables.merging(["HOME": "/home/ada", "PATH": "/usr/bin:/bin"]) { $1 })
        return KeySource(server: choice, surroundings: surroundings, patience: patience)
    }

    private func refusal(_ source: KeySource) -> String? {
        do {
            _ = try source.key()
            return nil
        } catch {
            #expect(error.status == .key)
            return error.sentence
        }
    }

    @Test("The first source that is there counts")
    func order() throws {
        let marker = "\(folder.path)/ran"
        let command = ["touch", marker]
        _ = try source(Profile(apiKeyCommand: command), variables: ["AFTERCARE_API_KEY": "k-environment"]).key()
        #expect(throws: (any Error).self, "the command ran though the environment had a key") {
            try folder.read("ran")
        }
        // An unusable command is an error of its own; the file is no way around it.
        let file = try folder.write("key", "k-file\n")
        #expect(refusal(try source(Profile(apiKeyFile: file, apiKeyCommand: ["false"]))) != nil)
    }

    @Test("The file holds the key, and newlines are cut")
    func file() throws {
        let file = try folder.write("key", "k-file\r\n")
        _ = try source(Profile(apiKeyFile: file)).key()
    }

    @Test("A file that others can read is refused", arguments: [0o640, 0o604, 0o660, 0o644])
    func openFile(mode: Int) throws {
        let file = try folder.write("my key", "k-secret\n", mode: mode)
        #expect(
            refusal(try source(Profile(apiKeyFile: file)))
                == "the key file \(file) can be read by others than you; run: chmod 600 '\(file)'")
    }

    @Test("A missing key tells where it could stand")
    func missing() throws {
        #expect(
            refusal(try source(Profile()))
                == "no API key for agency (https://coding.example): set AFTERCARE_API_KEY, or apiKeyCommand or "
                + "apiKeyFile of profile agency in /home/ada/.config/verbatim/config.json; 'verbatim demo' needs no key"
        )
    }

    @Test("No refusal repeats the key")
    func secrecy() throws {
        let secret = "s3cr3t with space"
        let file = try folder.write("key", secret)
        for source in [
            try source(Profile(), variables: ["AFTERCARE_API_KEY": secret]),
            try source(Profile(apiKeyFile: file)),
            try source(Profile(apiKeyCommand: ["printf", "%s", secret])),
        ] {
            let sentence = try #require(refusal(source))
            #expect(sentence.contains("holds no usable API key"))
            #expect(!sentence.contains("s3cr3t"))
        }
    }

    @Test("The command runs without a shell")
    func noShell() throws {
        let marker = "\(folder.path)/injected"
        _ = try source(Profile(apiKeyCommand: ["printf", "k-$(touch${IFS}\(marker));"])).key()
        #expect(throws: (any Error).self) { try folder.read("injected") }
    }

    @Test(
        "A command that fails is told",
        arguments: [
            (
                ["verbatim-has-no-such-program"],
                "verbatim-has-no-such-program can't be started: No such file or directory"
            ),
            (["false"], "false failed with exit status 1"),
            (["true"], "true printed nothing"),
            (["sh", "-c", "kill -KILL $$"], "sh failed with signal 9"),
            (["yes"], "yes printed too much to be a key"),
        ])
    func failure(arguments: [String], reason: String) throws {
        let sentence = refusal(try source(Profile(apiKeyCommand: arguments)))
        #expect(sentence == "apiKeyCommand of profile agency: \(reason)")
    }

    @Test(
        "A command that hangs is ended",
        arguments: [
            ["sleep", "1000"],
            // Its output has ended, it has not.
            ["sh", "-c", "exec >&-; exec sleep 1000"],
            // It lives on though it is asked to end.
            ["sh", "-c", "trap '' TERM; exec sleep 1000"],
        ])
    func hanging(arguments: [String]) throws {
        let pid = "\(folder.path)/pid"
        let command = ["sh", "-c", #"echo $$ > "$0"; exec "$@""#, pid] + arguments
        // A slow machine needs longer until the command has begun.
        for (patience, words) in [(Duration.milliseconds(250), "0.25"), (.seconds(25), "25"), (.seconds(250), "250")] {
            let refusal = refusal(try source(Profile(apiKeyCommand: command), patience: patience))
            let number = pid_t(((try? folder.read("pid")) ?? "").trimmingCharacters(in: .whitespacesAndNewlines))
            guard let number else { continue }
            #expect(refusal == "apiKeyCommand of profile agency: sh did not end within \(words) seconds")
            #expect(kill(number, 0) == -1 && errno == ESRCH, "it still runs")
            return
        }
        Issue.record("the command never began")
    }

    @Test("A process that a command leaves running is not waited for")
    func background() throws {
        // An agent in the background that holds the pipe open; the key is there all the same.
        let command = ["sh", "-c", #"sleep 600 2>&- & echo $! > "$0"; printf 'k-%s\n' agent"#, "\(folder.path)/pid"]
        _ = try source(Profile(apiKeyCommand: command)).key()
        let agent = try #require(pid_t(try folder.read("pid").trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(kill(agent, SIGKILL) == 0, "the agent was ended, or waited for")
    }

    @Test("All that an ended command printed is read")
    func longOutput() throws {
        // More than one pipe holds at a time, and the key's last letter decides whether it can be used.
        let long = ["sh", "-c", "head -c 63000 /dev/zero | tr '\\0' k; printf ' '"]
        #expect(refusal(try source(Profile(apiKeyCommand: long)))?.contains("holds no usable API key") == true)
    }
}
