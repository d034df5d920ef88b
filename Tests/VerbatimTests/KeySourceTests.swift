import CodingService
import Testing

@testable import verbatim

struct KeySourceTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func source(
        _ profile: Profile, variables: [String: String] = [:], patience: Int32 = 20
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

    @Test func theFirstSourceThatIsThereCounts() throws {
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

    @Test func theFileHoldsTheKeyAndNewlinesAreCut() throws {
        let file = try folder.write("key", "k-file\r\n")
        _ = try source(Profile(apiKeyFile: file)).key()
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644])
    func aFileThatOthersCanReadIsRefused(mode: Int) throws {
        let file = try folder.write("my key", "k-secret\n", mode: mode)
        #expect(
            refusal(try source(Profile(apiKeyFile: file)))
                == "the key file \(file) can be read by others than you; run: chmod 600 '\(file)'")
    }

    @Test func aMissingKeyTellsWhereItCouldStand() throws {
        #expect(
            refusal(try source(Profile()))
                == "no API key for agency (https://coding.example): set AFTERCARE_API_KEY, or apiKeyCommand or "
                + "apiKeyFile of profile agency in /home/ada/.config/verbatim/config.json")
    }

    @Test func noRefusalRepeatsTheKey() throws {
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

    @Test func theCommandRunsWithoutAShell() throws {
        let marker = "\(folder.path)/injected"
        _ = try source(Profile(apiKeyCommand: ["printf", "k-$(touch${IFS}\(marker));"])).key()
        #expect(throws: (any Error).self) { try folder.read("injected") }
    }

    @Test(arguments: [
        (["verbatim-has-no-such-program"], "verbatim-has-no-such-program can't be started: No such file or directory"),
        (["false"], "false failed with exit status 1"),
        (["true"], "true printed nothing"),
        (["sh", "-c", "kill -KILL $$"], "sh failed with signal 9"),
        (["yes"], "yes printed too much to be a key"),
    ])
    func aCommandThatFailsIsTold(arguments: [String], reason: String) throws {
        let sentence = refusal(try source(Profile(apiKeyCommand: arguments)))
        #expect(sentence == "apiKeyCommand of profile agency: \(reason)")
    }

    @Test func aCommandThatHangsIsEnded() throws {
        let hanging = try source(Profile(apiKeyCommand: ["sleep", "1000"]), patience: 1)
        #expect(refusal(hanging) == "apiKeyCommand of profile agency: sleep did not end within 1 seconds")
    }
}
