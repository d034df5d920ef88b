import CProcess
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
        try source(profile, variables: variables, patience: patience, name: "agency", address: "https://coding.example")
    }

    private func source(
        _ profile: Profile, variables: [String: String] = [:], patience: Duration = .seconds(20 * 60), name: String?,
        address: String
    ) throws -> KeySource {
        let choice = ServerChoice(name: name, origin: try ServerOrigin(parsing: address), profile: profile)
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

    private func expect(_ source: KeySource, gives key: String) throws {
        #expect(try source.key().isSame(as: key), "another key than \(key)")
    }

    @Test("The profile's own source goes first, its command before its file, and the environment last")
    func order() throws {
        let variables = ["AFTERCARE_API_KEY": "k-environment"]
        let file = try folder.write("own", "k-file\n")
        let command = ["printf", "k-command"]
        try expect(source(Profile(apiKeyFile: file, apiKeyCommand: command), variables: variables), gives: "k-command")
        try expect(source(Profile(apiKeyFile: file), variables: variables), gives: "k-file")
        try expect(source(Profile(), variables: variables), gives: "k-environment")
        // An own source that fails is no reason to send another key.
        let broken = Profile(apiKeyCommand: ["false"])
        #expect(refusal(try source(broken, variables: variables)) != nil)
    }

    @Test(
        "The variable serves the API's own servers, this machine and profiles",
        arguments: [
            ("production", "https://surveys.getaftercare.com"), (nil, "https://staging.aftercareai.com"),
            (nil, "http://127.0.0.1:8080"), (nil, "http://[::1]:8080/x"), (nil, "http://localhost:1"),
            ("agency", "https://coding.example"),
        ] as [(String?, String)])
    func variable(name: String?, address: String) throws {
        let variables = ["AFTERCARE_API_KEY": "k-environment"]
        try expect(source(Profile(), variables: variables, name: name, address: address), gives: "k-environment")
    }

    @Test(
        "An address that was only typed gets no key, and is told how it gets one",
        arguments: [
            "https://surveys.getaftercare.com.evil.example", "https://surveys.getaftercare.co",
            "https://surveys.getaftercare.com:8443", "https://surveys.getaftercare.com/other",
            "https://127.0.0.1.example", "https://localhost.example",
        ])
    func typed(address: String) throws {
        let source = try source(Profile(), variables: ["AFTERCARE_API_KEY": "k-secret"], name: nil, address: address)
        let sentence = try #require(refusal(source))
        #expect(sentence.contains(address) && sentence.contains("only typed"))
        #expect(sentence.contains("\"profiles\"") && sentence.contains("--server NAME"))
        #expect(!sentence.contains("k-secret"))
    }

    @Test("A key file is a regular file: nothing else is read, or waited for")
    func noRegularFile() throws {
        let fifo = "\(folder.path)/fifo"
        #expect(mkfifo(fifo, 0o600) == 0)
        for path in [fifo, "/dev/null", "/dev/zero"] {
            #expect(refusal(try source(Profile(apiKeyFile: path))) == "the key file \(path) is no regular file")
        }
        #expect(refusal(try source(Profile(apiKeyFile: folder.path)))?.contains("is a folder") == true)
        symlink(try folder.write("true", "k-linked\n"), "\(folder.path)/link")
        try expect(source(Profile(apiKeyFile: "\(folder.path)/link")), gives: "k-linked")
    }

    @Test("No core file is left once a key is here; a program that it starts may leave its own")
    func coreDumps() throws {
        let file = try folder.write("child", "")
        // Linux gives the files of a process that leaves none to root.
        let child = ["sh", "-c", #"stat -c %u /proc/self/mem > "$0"; printf 'k-%s' child"#, file]
        _ = try source(Profile(apiKeyCommand: child)).key()
        #expect(!cx_may_dump_core())
        #expect(try folder.read("child").trimmingCharacters(in: .whitespacesAndNewlines) == "\(getuid())")
    }

    @Test("An unusable command is an error of its own; the file is no way around it")
    func firstOfTwo() throws {
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
