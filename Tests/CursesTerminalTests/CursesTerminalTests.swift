import Canvas
import Glibc
import TerminalText
import TestSupport
import Testing

@testable import CursesTerminal

/// Curses and signal handlers belong to the whole process, hence one after the other.
@Suite("On true pseudo-terminals", .serialized, .permit(.waits)) enum PseudoTerminalTests {}

extension PseudoTerminalTests {
    @Suite("Taking the terminal and giving it back")
    struct Taking {
        @Test("Modes and screen are given back as they were")
        func givingBack() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let before = pty.modes
            let terminal = try pty.open()
            #expect(pty.modes[3] & UInt32(ICANON | ECHO | ISIG) == 0)
            terminal.present(Grid(size: terminal.size), cursor: nil)
            terminal.restore()
            #expect(pty.modes == before)
            let text = pty.text()
            for (on, off) in [
                ("\u{1B}[?1049h", "\u{1B}[?1049l"), ("\u{1B}[?2004h", "\u{1B}[?2004l"), ("\u{1B}[?25l", "\u{1B}[?25h"),
                ("\u{1B}[?1h\u{1B}=", "\u{1B}[?1l\u{1B}>"),
            ] {
                #expect(text.occurrences(of: on) == 1 && text.occurrences(of: off) == 1, "\(on.dropFirst())")
            }
        }

        @Test("Giving back twice sends nothing more")
        func givingBackTwice() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open()
            terminal.restore()
            _ = pty.output()
            terminal.restore()
            terminal.present(Grid(size: Size(width: 80, height: 24)), cursor: Point(column: 0, row: 0))
            terminal.ringBell()
            #expect(pty.output().isEmpty)
            #expect(terminal.readInput().isEmpty)
        }

        @Test("The terminal is given back when the object goes")
        func deinitialising() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            do { _ = try pty.open() }
            #expect(pty.text().contains("\u{1B}[?1049l"))
        }

        @Test("There is one terminal at a time")
        func oneAtATime() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open()
            #expect(throws: TerminalUnavailable.self) { try pty.open() }
            terminal.restore()
            _ = try pty.open()
        }

        @Test(
            "A terminal that can't be used is left alone",
            arguments: [
                ("dumb", "a terminal of type 'dumb' can't place its cursor"),
                ("no-such\u{1B}[2J", "the terminal type 'no-such??2J' is not in the terminfo database"),
            ])
        func unusable(type: String, sentence: String) throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let before = pty.modes
            let error = #expect(throws: TerminalUnavailable.self) { try pty.open(type: type) }
            #expect(error?.sentence == sentence)
            #expect(pty.modes == before)
            #expect(pty.output().isEmpty)
        }

        @Test("A pipe is no terminal")
        func pipes() throws {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            defer { ends.forEach { close($0) } }
            let error = #expect(throws: TerminalUnavailable.self) {
                try CursesTerminal(input: ends[0], output: ends[1])
            }
            #expect(error?.sentence == "standard output is not a terminal")
        }

        @Test(
            "No queries are sent to the terminal",
            arguments: ["xterm-256color", "screen", "tmux-256color", "linux", "vt100", "rxvt-unicode-256color"])
        func queries(type: String) throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open(type: type) { $0.mouse = true }
            terminal.present(Grid(size: terminal.size), cursor: nil)
            terminal.repaint()
            terminal.restore()
            let text = pty.text()
            for query in ["[6n", "[5n", "[c", "[0c", "[>c", "[>0c", "]11;?", "]10;?", "[?u", "P+q", "$p", "[18t"] {
                #expect(!text.contains("\u{1B}" + query), "\(type): \(query)")
            }
        }

        @Test("The mouse is off unless asked for")
        func mouse() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open()
            #expect(!pty.text().contains("\u{1B}[?1000h"))
            terminal.reportMouse(true)
            #expect(pty.text() == "\u{1B}[?1000h\u{1B}[?1006h")
            terminal.reportMouse(true)
            #expect(pty.output().isEmpty)
            terminal.restore()
            #expect(pty.text().contains("\u{1B}[?1006l\u{1B}[?1000l"))
        }
    }

    @Suite("Input from a terminal")
    struct Input {
        @Test("Keys arrive as events")
        func keys() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open()
            #expect(terminal.readInput().isEmpty)
            pty.type("j\u{1B}OA\u{1B}[1;5B漢\r\u{1B}OP\u{3}\u{1A}", to: terminal)
            #expect(
                terminal.readInput()
                    == [
                        .character("j"), .up, .down, .character("漢"), .enter, .function(1), .control("c"),
                        .control("z"),
                    ]
                    .map { .key($0) })
            pty.type("\u{1B}", to: terminal)
            #expect(terminal.readInput() == [.key(.escape)])
            pty.type("\u{1B}[200~two\rlines\u{1B}[201~", to: terminal)
            #expect(terminal.readInput() == [.paste("two\rlines")])
        }

        @Test("A sequence in parts is one key within the delay")
        func sequenceInParts() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open(environment: ["ESCDELAY": "5000"])
            pty.type("\u{1B}", to: terminal)
            pty.type("OB", to: terminal)
            #expect(terminal.readInput() == [.key(.down)])
        }

        @Test("A new size wakes the loop and is reported")
        func resizing() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open()
            pty.resize(width: 100, height: 30)
            #expect(terminal.readInput() == [.resized(Size(width: 100, height: 30))])
            #expect(terminal.size == Size(width: 100, height: 30))
            #expect(terminal.readInput().isEmpty)
        }

        @Test("A resize to one cell and back does no harm")
        func oneCell() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open()
            for (width, height) in [(1, 1), (80, 24), (2, 1), (1, 40), (200, 50), (1, 1), (80, 24)] {
                pty.resize(width: width, height: height)
                #expect(terminal.readInput() == [.resized(Size(width: width, height: height))])
                var grid = Grid(size: terminal.size)
                grid.frame(grid.bounds)
                grid.draw("漢字 ❤️ 👍", at: Point(column: 0, row: 0))
                terminal.present(grid, cursor: Point(column: width - 1, row: height - 1))
                // A frame of another size than the terminal's is clipped.
                terminal.present(
                    Grid(size: Size(width: width + 3, height: height + 3)), cursor: Point(column: 99, row: 99))
                var large = Grid(size: Size(width: width + 1, height: height))
                large.draw("漢", at: Point(column: width - 1, row: 0))
                terminal.present(large, cursor: nil)
                _ = pty.output()
            }
        }

        @Test("A signal to end is left to the loop", arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
        func endingSignals(signal: Int32) throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open()
            #expect(terminal.endingSignal == nil)
            pty.send(signal)
            #expect(terminal.readInput() == [.hangup])
            #expect(terminal.endingSignal == signal)
            terminal.restore()
            #expect(terminal.endingSignal == signal)
        }

        @Test("The screen is drawn again after a stop")
        func stopping() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open()
            var grid = Grid(size: terminal.size)
            grid.draw("still here", at: Point(column: 0, row: 0))
            terminal.present(grid, cursor: nil)
            _ = pty.output()
            pty.send(SIGCONT)
            #expect(terminal.readInput() == [.resumed])
            let text = pty.text()
            #expect(text.contains("\u{1B}[?1049h") && text.contains("still here") && text.contains("\u{1B}[?2004h"))
        }

        @Test("Signal handlers are taken away again")
        func handlers() throws {
            func handler() -> UInt {
                var action = sigaction()
                sigaction(SIGTERM, nil, &action)
                return unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self)
            }
            let before = handler()
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open()
            #expect(handler() != before)
            terminal.restore()
            #expect(handler() == before)
        }
    }
}
