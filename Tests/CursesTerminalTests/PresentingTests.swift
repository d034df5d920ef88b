import Canvas
import TerminalText
import Testing

@testable import CursesTerminal

extension PseudoTerminalTests {
    @Suite("Presenting frames")
    struct Presenting {
        /// A list as the browser shows it, one row selected.
        private func list(selected: Int, size: Size) -> Grid {
            var grid = Grid(size: size)
            let panes = grid.bounds.split(leftColumns: 45)
            grid.frame(Rect(column: 0, row: 0, width: 46, height: size.height))
            grid.frame(panes.right)
            for row in 1..<size.height - 1 {
                let line = Rect(column: 1, row: row, width: 43, height: 1)
                grid.draw("▸ Delivery › Late \(row)", at: Point(column: 1, row: row))
                grid.draw("121 29.4% ████▊", at: Point(column: 26, row: row), style: Style(foreground: .ansi(4)))
                if row == selected { grid.restyle(line) { $0.attributes.insert(.reverse) } }
            }
            return grid
        }

        @Test(
            "One row down costs few bytes, and no change none",
            arguments: ["xterm-256color", "screen", "tmux-256color"])
        func rowDown(type: String) throws {
            let pty = try PseudoTerminal(width: 120, height: 40)
            let terminal = try pty.open(type: type)
            terminal.present(list(selected: 5, size: terminal.size), cursor: nil)
            _ = pty.output()
            terminal.present(list(selected: 5, size: terminal.size), cursor: nil)
            #expect(pty.output().isEmpty)
            terminal.present(list(selected: 6, size: terminal.size), cursor: nil)
            let count = pty.output().count
            #expect(count > 0 && count <= 300, "\(type) took \(count) bytes")
        }

        @Test(
            "A cursor that follows the selected row costs a dozen bytes a key, and none where nothing moves",
            arguments: ["xterm-256color", "screen", "tmux-256color"])
        func followingCursor(type: String) throws {
            func bytes(cursor: (Int) -> Point?) throws -> [Int] {
                let pty = try PseudoTerminal(width: 120, height: 40)
                let terminal = try pty.open(type: type)
                terminal.present(list(selected: 5, size: terminal.size), cursor: cursor(5))
                _ = pty.output()
                return [5, 6, 7, 12].map { row in
                    terminal.present(list(selected: row, size: terminal.size), cursor: cursor(row))
                    return pty.output().count
                }
            }
            let hidden = try bytes { _ in nil }
            let shown = try bytes { Point(column: 1, row: $0) }
            #expect(shown[0] == 0)
            for (shown, hidden) in zip(shown, hidden) { #expect(shown <= hidden + 12, "\(type): \(shown), \(hidden)") }
        }

        @Test("The cursor is shown where it is asked for and hidden else")
        func cursor() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open()
            let grid = Grid(size: terminal.size)
            var screen = TerminalEmulator(width: 80, height: 24) { _ in 1 }
            terminal.present(grid, cursor: Point(column: 7, row: 3))
            screen.feed(pty.output())
            #expect((screen.column, screen.row) == (7, 3))
            terminal.present(grid, cursor: nil)
            #expect(pty.text() == "\u{1B}[?25l")
            terminal.present(grid, cursor: Point(column: 7, row: 3))
            #expect(pty.text().contains("\u{1B}[?25h"))
        }

        @Test("The last cell can be written without scrolling", arguments: ["xterm-256color", "screen", "linux"])
        func lastCell(type: String) throws {
            let pty = try PseudoTerminal(width: 6, height: 3)
            let terminal = try pty.open(type: type)
            var grid = Grid(size: terminal.size)
            grid.frame(grid.bounds)
            terminal.present(grid, cursor: nil)
            var screen = TerminalEmulator(width: 6, height: 3) { _ in 1 }
            screen.feed(pty.output())
            #expect(screen.lines == grid.lines())
            #expect(screen.scrolled == 0)
        }

        /// Without a mode for it, curses draws the last cell beside it and shifts it there: what is wide would be torn.
        @Test(
            "The last cell leaves what is beside it whole",
            arguments: ["xterm-256color", "screen", "tmux-256color", "rxvt-unicode-256color"])
        func besideLastCell(type: String) throws {
            let pty = try PseudoTerminal(width: 8, height: 2)
            let terminal = try pty.open(type: type)
            var grid = Grid(size: terminal.size)
            for row in 0..<2 { grid.draw("ab漢cd漢", at: Point(column: 0, row: row)) }
            var screen = TerminalEmulator(width: 8, height: 2) { DisagreeingTerminals.ours($0) }
            terminal.present(grid, cursor: nil)
            screen.feed(pty.output())
            #expect(screen.lines == ["ab漢cd漢", "ab漢cd"])
            for row in 0..<2 { grid.draw("abcde漢x", at: Point(column: 0, row: row)) }
            terminal.present(grid, cursor: nil)
            screen.feed(pty.output())
            #expect(screen.lines == ["abcde漢x", "abcde  x"])
            #expect(screen.scrolled == 0 && screen.unknown.isEmpty)
        }

        /// Where a terminal takes a heart for one cell wide, all of its row has to stay in place, from the first frame on:
        /// this type goes down by ESC D.
        @Test("A glyph of unknown width shifts nothing in the first frame")
        func firstFrame() throws {
            let pty = try PseudoTerminal(width: 20, height: 4)
            let terminal = try pty.open(type: "putty")
            var grid = Grid(size: terminal.size)
            grid.draw("I ❤️ it |", at: Point(column: 0, row: 1))
            terminal.present(grid, cursor: nil)
            var screen = TerminalEmulator(width: 20, height: 4) { DisagreeingTerminals.narrow($0) }
            screen.feed(pty.output())
            #expect(screen.cells[1][8] == "|", "\(screen.lines[1])")
        }

        /// Half a flag would be another glyph, and two cells wide on some terminals.
        @Test("A flag is sent whole though half of it changed")
        func flag() throws {
            let pty = try PseudoTerminal(width: 20, height: 4)
            let terminal = try pty.open()
            var grid = Grid(size: terminal.size)
            var screen = TerminalEmulator(width: 20, height: 4) { DisagreeingTerminals.ours($0) }
            let texts: [DisplayText] = ["🇩🇪|", "🇩🇰|", "🇧🇰|", "❤️|", "🇧🇪|", "🇩 |"]
            for text in texts {
                grid.draw(text, at: Point(column: 3, row: 1))
                terminal.present(grid, cursor: nil)
                let output = pty.output()
                screen.feed(output)
                #expect(screen.cells[1][5] == "|")
                guard text.string.first?.unicodeScalars.first?.value != 0x2764 else {
                    #expect(screen.cells[1][4] == " ")
                    continue
                }
                let shown = text.string.hasPrefix("🇩 ") ? "\u{FFFD}" : String(text.string.prefix(1))
                #expect(String(decoding: output, as: UTF8.self).unicodeScalars.contains(shown.unicodeScalars))
            }
        }

        /// A resize before the first frame would make it the wrong rows.
        @Test("The rows that scroll are said at once", arguments: ["linux", "vt220"])
        func scrollRegion(type: String) throws {
            let pty = try PseudoTerminal(width: 20, height: 10)
            let terminal = try pty.open(type: type)
            #expect(pty.text().contains("\u{1B}[1;10r"))
            terminal.restore()
        }

        @Test("Only ASCII is sent where there is no UTF-8")
        func ascii() throws {
            let pty = try PseudoTerminal(width: 20, height: 4)
            let terminal = try pty.open { $0.asciiOnly = true }
            var grid = Grid(size: terminal.size)
            grid.frame(grid.bounds)
            grid.draw("Café ▸ 漢字… “ok”", at: Point(column: 1, row: 1))
            terminal.present(grid, cursor: nil)
            let output = pty.output()
            #expect(output.allSatisfy { $0 < 0x80 })
            var screen = TerminalEmulator(width: 20, height: 4) { _ in 1 }
            screen.feed(output)
            #expect(
                screen.lines
                    == [
                        "+------------------+", "|Cafe > ? ? . \"ok\" |", "|                  |",
                        "+------------------+",
                    ])
        }

        /// The code point that holds places on the way through curses is text like any other in an answer.
        @Test("The code point that holds places is replaced where it is text")
        func placeholder() throws {
            let pty = try PseudoTerminal(width: 20, height: 4)
            let terminal = try pty.open()
            var grid = Grid(size: terminal.size)
            grid.draw("a\u{10FFFD}b", at: Point(column: 1, row: 1))
            terminal.present(grid, cursor: nil)
            var screen = TerminalEmulator(width: 20, height: 4) { DisagreeingTerminals.ours($0) }
            screen.feed(pty.output())
            #expect(screen.lines[1] == " a\u{FFFD}b")
        }

        /// A list that scrolls costs no more than its new rows.
        @Test(
            "A list that scrolls costs no more than its new rows",
            arguments: ["xterm-256color", "screen", "tmux-256color"])
        func scrolling(type: String) throws {
            let pty = try PseudoTerminal(width: 120, height: 40)
            let terminal = try pty.open(type: type)
            func answers(from top: Int) -> Grid {
                var grid = Grid(size: terminal.size)
                grid.frame(grid.bounds)
                for row in 1..<grid.size.height - 1 {
                    grid.draw("R\(top + row)  très bien, the price is fair…", at: Point(column: 2, row: row))
                }
                return grid
            }
            terminal.present(answers(from: 1000), cursor: nil)
            _ = pty.output()
            terminal.present(answers(from: 1001), cursor: nil)
            let count = pty.output().count
            #expect(count > 0 && count <= 200, "\(type) took \(count) bytes")
        }

        @Test("NO_COLOR leaves attributes only", arguments: [("1", false), ("", true)])
        func noColor(value: String, hasColour: Bool) throws {
            let pty = try PseudoTerminal(width: 20, height: 4)
            let terminal = try pty.open(environment: ["NO_COLOR": value])
            var grid = Grid(size: terminal.size)
            grid.draw("x", at: Point(column: 0, row: 0), style: Style(foreground: .ansi(1), attributes: .bold))
            terminal.present(grid, cursor: nil)
            let text = pty.text()
            #expect(text.contains("1m"))
            #expect(text.contains("\u{1B}[31m") == hasColour)
        }

        @Test(
            "Colours become the nearest that there are",
            arguments: [
                ("xterm-256color", Colour.indexed(208), "\u{1B}[38;5;208m"),
                ("xterm-256color", .rgb(255, 135, 0), "\u{1B}[38;5;208m"),
                ("xterm-256color", .ansi(9), "\u{1B}[91m"), ("xterm", .rgb(250, 10, 10), "\u{1B}[31m"),
                ("screen", .ansi(12), "\u{1B}[34m"), ("screen", .indexed(46), "\u{1B}[32m"),
            ])
        func colours(type: String, colour: Colour, expected: String) throws {
            let pty = try PseudoTerminal(width: 20, height: 4)
            let terminal = try pty.open(type: type)
            var grid = Grid(size: terminal.size)
            grid.draw("x", at: Point(column: 0, row: 0), style: Style(foreground: colour))
            terminal.present(grid, cursor: nil)
            let text = pty.text()
            #expect(text.contains(expected), "\(text.debugDescription)")
        }

        @Test("Synchronized output is bracketed only when configured, and only around something")
        func synchronizedOutput() throws {
            let pty = try PseudoTerminal(width: 20, height: 4)
            let terminal = try pty.open { $0.synchronizedOutput = true }
            _ = pty.output()
            var grid = Grid(size: terminal.size)
            grid.draw("x", at: Point(column: 0, row: 0))
            terminal.present(grid, cursor: nil)
            let text = pty.text()
            #expect(text.hasPrefix("\u{1B}[?2026h") && text.hasSuffix("\u{1B}[?2026l"))
            terminal.present(grid, cursor: nil)
            #expect(pty.output().isEmpty)
        }

        @Test("A repaint draws everything again")
        func repaint() throws {
            let pty = try PseudoTerminal(width: 20, height: 4)
            let terminal = try pty.open()
            var grid = Grid(size: terminal.size)
            grid.draw("漢字 text", at: Point(column: 2, row: 1))
            terminal.present(grid, cursor: nil)
            _ = pty.output()
            terminal.repaint()
            var screen = TerminalEmulator(width: 20, height: 4) { DisagreeingTerminals.ours($0) }
            screen.feed(pty.output())
            #expect(screen.lines == grid.lines())
        }

        @Test("The bell rings")
        func bell() throws {
            let pty = try PseudoTerminal(width: 20, height: 4)
            let terminal = try pty.open()
            terminal.present(Grid(size: terminal.size), cursor: nil)
            _ = pty.output()
            terminal.ringBell()
            #expect(pty.output() == [7])
        }
    }
}
