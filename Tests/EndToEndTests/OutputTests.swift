import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Where output goes, and what becomes of it", .permit(.programs))
struct OutputTests {
    private let home: Home

    init() throws {
        home = try Home()
        try Documents.completed("fine").write(toFile: "\(home.path)/in.json", atomically: true, encoding: .utf8)
        try Self.hostile.write(toFile: "\(home.path)/evil.json", atomically: true, encoding: .utf8)
    }

    /// An answer that sets the title, in 7 and in 8 bits, and turns the line round.
    private static let hostile = """
        {"batchJobId":"evil","surveyIdentifier":"E\\u001b]0;owned\\u0007","status":"completed","results":{"completedAt":"2024-05-01T10:00:00Z",\
        "nextCursor":null,"questionCodes":[{"questionIdentifier":"Q1","question":"Café\\u009d0;owned\\u009c?","responseCodes":\
        [{"id":1,"label":"L\\u202e漢é","responses":[{"responseIdentifier":"r1","answer":"a\\u001b]0;owned\\u0007ÝÝ\\u009bé"}],\
        "subCodes":[]}]}]}}
        """

    /// Runs a line of bash in the home folder; `v` is the program, and `$V` where it is to be a process of the shell's own.
    private func bash(_ line: String, _ variables: [String: String] = [:]) throws -> Program.Result {
        let script = "cd \"$HOME\"; V=\"\(Program.path)\"; v() { \"$V\" \"$@\"; }; ulimit -c 0; \(line)"
        return try Program.execute(
            "/bin/bash", ["-c", script], environment: home.environment.merging(variables) { $1 })
    }

    // MARK: - Files

    @Test(
        "An output that is the input is refused with status 64, and nothing is touched",
        arguments: [
            "v export in.json --format csv -o in.json", "v export ./in.json --format csv -o \"$HOME/in.json\"",
            "ln in.json hard; v export in.json --format jsonl -o hard",
            "ln -s in.json l; v export l --format csv -o in.json",
            "v export - --format csv -o in.json < in.json", "v export in.json --format csv -o /dev/fd/3 3<>in.json",
            "v export in.json --format csv >> in.json", "v codes /dev/stdin --json < in.json >> in.json",
            "v responses in.json evil.json --json >> evil.json",
        ])
    func inputs(line: String) throws {
        let before = (home.read("in.json"), home.read("evil.json"))
        let result = try bash(line)
        #expect(result.status == 64 && result.errors.contains("write to another one"), "\(result)")
        #expect(home.read("in.json") == before.0 && home.read("evil.json") == before.1)
    }

    @Test("What stands in a redirected output stays, and it is written to under each of its names")
    func redirected() throws {
        for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "-"] {
            let result = try bash("echo before > out; v export in.json --format csv -o \(name) >> out; cat out")
            #expect(result.output.hasPrefix("before\njob_id,"), "\(result)")
            #expect(result.status == 0 && home.files == ["evil.json", "in.json", "out"])
        }
        // The next program goes on where this one ended.
        let shared = try bash("{ echo one; v export in.json --format csv -o /dev/stdout; echo two; } > out; cat out")
        #expect(shared.output.hasPrefix("one\njob_id,") && shared.output.hasSuffix("two\n"))
    }

    @Test("A file that may not grow is told, and nothing of it stays")
    func limit() throws {
        let answers = (0..<3_000).map { #"{"responseIdentifier":"r\#($0)","answer":"What they said, at length."}"# }
        let text = #"""
            {"batchJobId":"b","surveyIdentifier":"s","status":"completed","results":{"completedAt":"2024-05-01T10:00:00Z","nextCursor":null,\#
            "questionCodes":[{"questionIdentifier":"Q1","question":"?","responseCodes":[{"id":1,"label":"L","responses":\#
            [\#(answers.joined(separator: ","))],"subCodes":[]}]}]}}
            """#
        try text.write(toFile: "\(home.path)/big.json", atomically: true, encoding: .utf8)
        let result = try bash("ulimit -f 8; v export big.json --format csv -o out.csv")
        #expect(result.status == 1 && result.errors.contains("File too large"), "\(result)")
        #expect(home.files == ["big.json", "evil.json", "in.json"])
        let stream = try bash("(ulimit -f 8; v export big.json --format csv > out.csv)")
        #expect(stream.status == 1 && stream.errors.contains("File too large"), "\(stream)")
    }

    @Test("A name that is no UTF-8 is read and written with its very bytes, as an argument and as a folder")
    func bytes() throws {
        let line = """
            n=$(printf 'caf\\351'); mkdir "$n"; cp in.json "$n/$n.json"; cd "$n"
            v export "$n.json" --format csv -o "../$n.csv" && v codes "$n.json" > codes && ls "$HOME/$n.csv"
            export HOME="$HOME/$n"; mkdir -p "$HOME/.config/verbatim"
            echo '{"theme": 1}' > "$HOME/.config/verbatim/config.json"
            v codes "$n.json" 2>&1; v add job-1 --config "$n.json" 2>&1; rm "$HOME/.config/verbatim/config.json"
            v add job-1 && v jobs --json; ls -d "$HOME/.local/share/verbatim/verbatim.sqlite"; ls "$(dirname "$HOME")"
            """
        // What is no ASCII can't be read here.
        let result = try bash("{ \(line)\n} 2>&1 | tr -c '\\n -~' '?'")
        let words = result.output
        #expect(words.contains("\"theme\"") || words.contains("theme"), "\(result)")
        #expect(words.contains("\"job-1\""), "\(result)")
        #expect(!words.contains("cannot access"), "\(result)")
        // Nothing of a mended name was made.
        #expect(home.files.count == 4, "\(home.files)")
    }

    // MARK: - Ends

    @Test(
        "A reader that goes away ends every command as SIGPIPE does, and quietly",
        arguments: [
            "export in.json --format csv", "export in.json --format csv -o /dev/stdout", "codes in.json",
            "codes in.json --json", "responses in.json", "responses in.json --json", "--help", "--version",
            "export --help", "jobs --json", "serve", "--generate-completion-script bash",
        ])
    func readerGone(command: String) throws {
        // The reader is gone before the program writes, so that it does not matter how much that is.
        let line = "mkfifo pipe gate; { exec 9< pipe; exec 9<&-; : > gate; } & exec 8> pipe; : < gate; v \(command) >&8"
        let result = try bash(line)
        #expect(result.output.isEmpty && result.errors.isEmpty && result.status == 141, "\(result)")
    }

    @Test(
        "An output that can take nothing is told with its reason",
        arguments: [
            "--version", "--help", "jobs --json", "serve", "codes in.json", "responses in.json --json",
            "export in.json --format csv", "export in.json --format csv -o /dev/stdout",
            "export in.json --format csv -o /dev/full", "--generate-completion-script zsh",
        ])
    func full(command: String) throws {
        let result = try bash("v \(command) > /dev/full")
        #expect(result.status == 1 && result.errors.contains("No space left on device"), "\(result)")
        #expect(result.errors.hasPrefix("verbatim: ") && result.errors.split(separator: "\n").count == 1)
    }

    @Test("Without standard output nothing that is opened takes its number")
    func closed() throws {
        let result = try bash("v add job-1; v jobs --json >&-; echo $?; v jobs --json <&- 2>&-; v codes in.json >&-")
        #expect(result.output.hasPrefix("1\n[") && result.output.contains("job-1"), "\(result)")
        #expect(result.errors.contains("standard output can't be written") && result.status == 1)
    }

    @Test("A port in use is told in the system's words, with what to do")
    func port() throws {
        let server = try LoopbackServer { _ in ("200 OK", [], "{}") }
        let port = try #require(server.url.split(separator: ":").last.map(String.init))
        let result = try bash("v serve --port \(port)")
        #expect(result.status == 1)
        #expect(
            result.errors == "verbatim: the sample server can't be started on port \(port): Address already in use; "
                + "without --port it takes one that is free\n")
    }

    @Test("A signal ends a program whose standard error nobody reads", arguments: [SIGTERM, SIGHUP])
    func unread(signal: Int32) throws {
        let server = try LoopbackServer { path in
            ("200 OK", [], #"{"batchJobId":"q","surveyIdentifier":"s","status":"queued","results":null}"#)
        }
        // The pipe is full before the program begins.
        let line = """
            mkfifo errors; exec 7<> errors; dd if=/dev/zero of=errors bs=4096 count=64 oflag=nonblock 2> /dev/null
            "$V" watch q --server \(server.url) > out 2>&7 & until grep -q queued out; do sleep 0.01; done
            kill -\(signal) $!; wait $!; echo "status $?"
            """
        let result = try bash(line)
        #expect(result.output.contains("status \(128 + signal)"), "\(result)")
    }

    @Test("What the starter of the program had ignored stays ignored: nohup goes on")
    func ignored() throws {
        let server = try LoopbackServer { path in
            ("200 OK", [], #"{"batchJobId":"q","surveyIdentifier":"s","status":"queued","results":null}"#)
        }
        let line = """
            trap '' HUP; "$V" watch q --server \(server.url) > out 2> errors & until grep -q queued out; do sleep 0.01; done
            kill -HUP $!; kill -TERM $!; wait $!; echo "status $?"; cat errors
            """
        let result = try bash(line)
        #expect(result.output == "status 143\nverbatim: asked to end\n", "\(result)")
    }

    @Test("SIGTERM ends the browser though the terminal takes nothing more", arguments: [SIGTERM, SIGHUP])
    func frozen(signal: Int32) throws {
        let script = """
            import fcntl, os, pty, signal, struct, sys, termios, time
            child, master = pty.fork()
            if child == 0:
                os.execv(sys.argv[1], sys.argv[1:])
            size = lambda columns: fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
            size(200)
            seen = b""
            while b"Answer 1 of" not in seen:
                seen += os.read(master, 65536)
            # From here on nobody reads, and the program has to draw again and again until it can't.
            blocked = 0
            for turn in range(2000):
                size(150 + turn % 40)
                time.sleep(0.01)
                room = struct.unpack("i", fcntl.ioctl(master, termios.FIONREAD, struct.pack("i", 0)))[0]
                blocked = blocked + 1 if turn and room == last else 0
                last = room
                if blocked > 100:
                    break
            os.kill(child, \(signal))
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            """
        let result = try Program.execute(
            "/usr/bin/env", ["python3", "-c", script, Program.path, "demo"],
            environment: Program.environment(home: home.path))
        #expect(result.output == "-\(signal)\n", "\(result)")
    }

    // MARK: - Terminals

    private static let outputs = [
        "export evil.json --format csv", "export evil.json --format csv -o /dev/tty",
        "export evil.json --format jsonl -o /dev/stdout", "export evil.json --format quotes -o $(tty)",
        "codes evil.json", "codes evil.json --json", "responses evil.json", "responses evil.json --json",
        "open evil.json nothing", "status evil --json --server U", "fetch evil --server U", "jobs --json", "jobs",
        "watch evil --server U", "status evil --server U", "fetch evil --server U -o /dev/tty", "--help",
    ]

    @Test("No document speaks to a terminal, whatever way it takes there", arguments: ["C.UTF-8", "de_DE.ISO-8859-1"])
    func terminals(locale: String) async throws {
        let server = try LoopbackServer { _ in ("200 OK", [], Self.hostile) }
        let terminal = try Tmux(
            width: 160, height: 50, variables: ["LANG": locale, "AFTERCARE_API_KEY": "k-0123456789"])
        try Self.hostile.write(toFile: "\(terminal.folder)/evil.json", atomically: true, encoding: .utf8)
        let title = try terminal.fact("pane_title")
        for command in Self.outputs {
            _ = try await terminal.finish("verbatim " + command.replacing("U", with: server.url))
        }
        let bytes = try await terminal.rawBytes()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(try terminal.fact("pane_title") == title)
        #expect(!text.contains("\u{1B}]") && !text.contains("\u{202E}"))
        #expect(!text.unicodeScalars.contains { (0x80...0x9F).contains($0.value) })
        if locale != "C.UTF-8" { #expect(bytes.allSatisfy { $0 < 0x80 }) }
    }

    @Test("A terminal of another charset gets no byte above ASCII from the browser, nor after it")
    func otherCharset() async throws {
        let terminal = try Tmux(variables: ["LANG": "de_DE.ISO-8859-1"])
        try Self.hostile.write(toFile: "\(terminal.folder)/evil.json", atomically: true, encoding: .utf8)
        try terminal.run("verbatim open evil.json")
        try await terminal.wait(for: "Codes", "Answer 1 of 1")
        try terminal.press("E")
        try await terminal.wait(for: "Write to")
        try terminal.press("Escape")
        try terminal.kill(SIGTERM)
        try await terminal.wait(for: "verbatim: ended by signal 15")
        #expect(try await terminal.rawBytes().allSatisfy { $0 < 0x80 })
    }
}
