import Canvas
import TerminalText
import TestSupport
import Testing

@testable import CursesTerminal

/// How wide terminals take scalars to be.
enum DisagreeingTerminals {
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isGraphemeExtend || scalar.value == 0x200D || scalar.value == 0x1F3FD
    }

    static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F300...0x1FAFF).contains(scalar.value) || scalar.value == 0x2764
    }

    /// As libc and most terminals have it, scalar by scalar.
    static func ours(_ scalar: Unicode.Scalar) -> Int {
        if isMark(scalar) { return 0 }
        if (0x1100...0x115F).contains(scalar.value) || (0x3000...0xA4CF).contains(scalar.value) { return 2 }
        if (0xAC00...0xD7A3).contains(scalar.value) || (0x1F300...0x1FAFF).contains(scalar.value) { return 2 }
        return 1
    }

    /// One that never heard of emoji, and gives marks a cell of their own.
    static func narrow(_ scalar: Unicode.Scalar) -> Int {
        isEmoji(scalar) ? 1 : ours(scalar)
    }

    /// One that draws a heart with VS16 over two cells, and much else.
    static func wide(_ scalar: Unicode.Scalar) -> Int {
        isEmoji(scalar) ? 2 : ours(scalar)
    }
}

extension PseudoTerminalTests {
    @Suite("A terminal that disagrees about widths")
    struct Disagreement {
        private static let texts: [DisplayText] = [
            "plain text", "漢字かな", "ok 👍 then", "👍👍", "I ❤️ it", "e\u{301}te\u{301}", "━", "한국어", "  ", "x", "👍🏽 🇩🇪",
            "1\u{FE0F}\u{20E3} of €5", "🇩🇰🇧🇪 🇩",
        ]

        private func scribbled(on grid: Grid, using generator: inout SplitMix64) -> Grid {
            var grid = grid
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let point = Point(
                    column: Int.random(in: 1..<grid.size.width - 2, using: &generator),
                    row: Int.random(in: 1..<grid.size.height - 1, using: &generator))
                let room = grid.size.width - 1 - point.column
                let style = Style(foreground: .ansi(UInt8.random(in: 0...2, using: &generator)))
                if Bool.random(using: &generator) {
                    let text = Self.texts.randomElement(using: &generator) ?? "x"
                    grid.draw(text, at: point, width: min(room, 12), style: style)
                } else {
                    let width = min(room, Int.random(in: 1...9, using: &generator))
                    grid.fill(Rect(column: point.column, row: point.row, width: width, height: 1), style: style)
                }
            }
            return grid
        }

        /// What is inside the border, some rows higher or lower, as when a list scrolls.
        private func scrolled(_ grid: Grid, by rows: Int) -> Grid {
            var result = Grid(size: grid.size)
            result.frame(result.bounds)
            for row in 1..<grid.size.height - 1 where (1..<grid.size.height - 1).contains(row + rows) {
                for cell in 0..<grid.size.width {
                    let (glyph, style) = (grid[cell, row + rows].glyph, grid[cell, row + rows].style)
                    result.draw(DisplayText(RawText(glyph.string)), at: Point(column: cell, row: row), style: style)
                }
            }
            return result
        }

        /// Presents a few random frames and compares every cell on a terminal with its own idea of widths.
        private func check(seed: UInt64, widthOf: @escaping (Unicode.Scalar) -> Int) throws {
            var generator = SplitMix64(seed: seed)
            let type = ["xterm-256color", "xterm-256color", "screen", "tmux-256color", "linux", "vt100", "putty"]
                .randomElement(using: &generator)
            let pty = try PseudoTerminal(width: 40, height: 12)
            let terminal = try pty.open(type: type ?? "xterm")
            var screen = TerminalEmulator(width: 40, height: 12, widthOf: widthOf)
            var grid = Grid(size: terminal.size)
            grid.frame(grid.bounds)
            for frame in 0..<12 {
                if Int.random(in: 0..<3, using: &generator) == 0 {
                    grid = scrolled(grid, by: Int.random(in: -2...2, using: &generator))
                }
                grid = scribbled(on: grid, using: &generator)
                terminal.present(grid, cursor: nil)
                let output = pty.output()
                screen.feed(output)
                #expect(screen.unknown.isEmpty)
                if let move = String(decoding: output, as: UTF8.self).moveByReckoning {
                    Issue.record("\(type ?? ""), frame \(frame), seed \(seed): \(move.debugDescription)")
                }
                for row in 0..<grid.size.height {
                    for column in 0..<grid.size.width where !shows(screen, grid, column, row) {
                        Issue.record(
                            "\(column), \(row), \(type ?? ""), frame \(frame), seed \(seed): \(screen.lines[row])"
                        )
                    }
                }
            }
        }

        /// Whether a cell shows its glyph, or at least its base; half a flag is replaced; beside a glyph that the terminal draws as narrower
        /// nothing may show, and a flag has its second half there.
        private func shows(_ screen: TerminalEmulator, _ grid: Grid, _ column: Int, _ row: Int) -> Bool {
            let glyph = grid[column, row].glyph
            let shown = screen.cells[row][column]
            guard glyph.isContinuation else {
                if glyph.string == "🇩" { return shown == "\u{FFFD}" }
                return GlyphFit.isSteady(glyph)
                    ? shown == glyph.string : shown.unicodeScalars.first?.value == glyph[0]
            }
            return shown.isEmpty || shown == " " || shown.unicodeScalars.first?.value == grid[column - 1, row].glyph[1]
        }

        @Test("A terminal that agrees about widths shows what was presented", arguments: 0..<25)
        func agreeing(round: Int) throws {
            try check(seed: 0xA6EE_0000 + UInt64(round), widthOf: DisagreeingTerminals.ours)
        }

        @Test("A terminal with narrow emoji keeps everything else in place", arguments: 0..<25)
        func narrowEmoji(round: Int) throws {
            try check(seed: 0x0DD0_0000 + UInt64(round), widthOf: DisagreeingTerminals.narrow)
        }

        @Test("A terminal with wide emoji keeps everything else in place", arguments: 0..<25)
        func wideEmoji(round: Int) throws {
            try check(seed: 0x31DE_0000 + UInt64(round), widthOf: DisagreeingTerminals.wide)
        }

        /// The next thing that moves the cursor after text that is not ASCII is an absolute address.
        @Test("Text that is not ASCII is followed by an absolute address")
        func absoluteAddress() throws {
            let pty = try PseudoTerminal(width: 80, height: 24)
            let terminal = try pty.open()
            terminal.present(Grid(size: terminal.size), cursor: nil)
            _ = pty.output()
            var grid = Grid(size: terminal.size)
            grid.draw("a 👍 b ❤️ c", at: Point(column: 3, row: 2))
            grid.draw("漢字 and more", at: Point(column: 3, row: 4))
            grid.draw("n\u{303}", at: Point(column: 70, row: 4))
            terminal.present(grid, cursor: Point(column: 1, row: 1))
            let text = pty.text()
            for mark in ["👍", "❤\u{FE0F}", "漢字 and more", "n\u{303}"] {
                let next = text.unicodeScalars.split(separator: mark.unicodeScalars).dropFirst().first.map(String.init)
                #expect(next?.withoutRenditions.hasAbsoluteAddress == true, "after \(mark): \(text.debugDescription)")
            }
        }
    }
}

extension String {
    /// Without colours and attributes, which don't move the cursor.
    fileprivate var withoutRenditions: String {
        replacing(#/\u{1B}\[[0-9;]*m|\u{1B}\(B|\u{0F}|\u{1B}\[\?[0-9;]*[hlc]/#, with: "")
    }

    /// The first thing that moves the cursor from where text that is not ASCII left it, or erases there.
    fileprivate var moveByReckoning: Substring? {
        var isAdrift = false
        var rest = withoutRenditions[...]
        while let scalar = rest.unicodeScalars.first {
            let isControl = scalar.value < 0x20
            if isAdrift, isControl, !rest.hasAbsoluteAddress { return rest.prefix(20) }
            if isControl || !scalar.isASCII { isAdrift = !isControl }
            rest.unicodeScalars.removeFirst()
        }
        return nil
    }
}

extension StringProtocol where SubSequence == Substring {
    fileprivate var hasAbsoluteAddress: Bool {
        prefixMatch(of: #/\u{1B}\[[0-9]+;[0-9]+H/#) != nil
    }
}
