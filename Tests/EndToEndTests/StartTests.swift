import Foundation
import TestSupport
import Testing

@Suite("Sentences of a program that can't start", .permit(.programs))
struct StartTests {
    private let terminal: Tmux

    init() throws {
        terminal = try Tmux(width: 160, height: 40)
    }

    private func configure(_ text: String) throws {
        let folder = "\(terminal.folder)/config/verbatim"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: "\(folder)/config.json", atomically: true, encoding: .utf8)
    }

    /// Runs a command line that must fail, and gives what it said on the screen as one text.
    private func refusal(of command: String, status: Int) async throws -> String {
        let (lines, ending) = try await terminal.finish(command)
        #expect(ending == status, "\(lines)")
        #expect(lines.filter { $0.hasPrefix("verbatim: ") }.count == 1, "\(lines)")
        #expect(try terminal.fact("alternate_on") == "0")
        return lines.joined()
    }

    @Test("Without a terminal the demo names the server")
    func noTerminal() throws {
        let result = try Program.run("demo", environment: Program.environment(home: terminal.folder))
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(
            result.errors
                == "verbatim: standard output is not a terminal; the sample server alone needs none: run 'verbatim serve'\n"
        )
    }

    @Test("A terminal that can't be drawn on is named")
    func unusableTerminal() async throws {
        #expect(try await refusal(of: "TERM=dumb verbatim demo", status: 1).contains("verbatim serve"))
        #expect(try await refusal(of: "TERM=no-such-terminal verbatim demo", status: 1).contains("no-such-terminal"))
        try Documents.completed("job").write(toFile: "\(terminal.folder)/a.json", atomically: true, encoding: .utf8)
        #expect(try await refusal(of: "TERM=dumb verbatim open ~/a.json", status: 1).contains("TERM"))
    }

    @Test("A missing key ends with status 4 and says where it could stand")
    func missingKey() async throws {
        let help = ["no API key for production", "AFTERCARE_API_KEY", "apiKeyCommand", "apiKeyFile", "verbatim demo"]
        for command in ["verbatim job-1", "verbatim"] {
            let sentence = try await refusal(of: command, status: 4)
            for part in help { #expect(sentence.contains(part), "\(command) does not name \(part)") }
        }
    }

    @Test("A key file that others can read is refused")
    func openKeyFile() async throws {
        try configure(#"{"profiles": {"production": {"apiKeyFile": "~/key"}}}"#)
        let sentence = try await refusal(of: "echo k > ~/key; chmod 644 ~/key; verbatim job-1", status: 4)
        #expect(sentence.contains("chmod 600 "))
    }

    @Test("The configuration's mistakes are named")
    func configuration() async throws {
        try configure(#"{"mouze": true}"#)
        #expect(
            try await refusal(of: "verbatim demo", status: 1).contains(
                "unknown key mouze. Did you mean mouse?"))
        try configure("{\n  \"mouse\": yes\n}")
        #expect(try await refusal(of: "verbatim demo", status: 1).contains("line 2, column 12"))
        #expect(
            try await refusal(of: "verbatim demo --config ~/none.json", status: 1).contains("none.json does not exist"))
    }

    @Test("The command line's mistakes end with status 64")
    func commandLine() async throws {
        #expect(try await refusal(of: "verbatim --sever staging", status: 64).contains("--sever"))
        #expect(try await refusal(of: "verbatim --server stagin job", status: 64).contains("Did you mean staging?"))
        #expect(try await refusal(of: "verbatim demo --theme slat", status: 64).contains("Did you mean slate?"))
        #expect(try await refusal(of: "verbatim serve --port x", status: 64).contains("--port"))
        #expect(try await refusal(of: "verbatim open a --log-level debug", status: 64).contains("--log-level"))
        #expect(try await refusal(of: "verbatim --server http://coding.example job", status: 64).contains("https://"))
    }
}
