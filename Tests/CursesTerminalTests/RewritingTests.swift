import CNcurses
import Glibc
import Testing

extension PseudoTerminalTests {
    /// Bytes that curses writes and the bytes that are sent for them, on a screen of 10 rows and 20 columns. The suite is
    /// among those on pseudo-terminals because they change the locale.
    @Suite("A frame is rewritten") struct Rewriting {
        /// Control pictures stand for control characters (␛ for ESC), ◌ for a placeholder.
        struct Row: CustomTestStringConvertible {
            let name: String
            let type: String
            let written: String
            let sent: String

            /// - Parameter sent: nil when all is sent as it was written.
            init(_ name: String, on type: String = "xterm-256color", _ written: String, _ sent: String? = nil) {
                (self.name, self.type, self.written, self.sent) = (name, type, written, sent ?? written)
            }

            var testDescription: String { name }
        }

        static let rows = [
            Row("ASCII is sent as it is", "␛[1;1Hplain text"),
            Row("a move after ASCII stays relative", "␛[3;5Hab␛[4Ccd"),
            Row("a move after other text becomes an address", "␛[3;5Hé␛[4Ccd", "␛[3;5Hé␛[3;10Hcd"),
            Row("a tab after other text becomes an address", "␛[3;5Hé␉x", "␛[3;5Hé␛[3;9Hx"),
            Row("a backspace after other text becomes an address", "␛[3;5H漢␈␈x", "␛[3;5H漢␛[3;5Hx"),
            Row("moves after other text become one address", "␛[3;5Hé␍␛[2B␛[6Cx", "␛[3;5Hé␛[5;7Hx"),
            Row("text goes on after text that is steady", "␛[3;5Héa漢b"),
            Row("where the cursor is unknown, moves stay relative", "é␛[2Cx"),

            Row("text after an emoji is addressed", "␛[3;5H👍ab", "␛[3;5H  ␛[3;5H👍␛[3;7Hab"),
            Row("text after a mark is addressed", "␛[3;5He\u{301}x", "␛[3;5He\u{301}␛[3;6Hx"),
            Row("a mark stays with its base", "␛[3;5Habe\u{301}x", "␛[3;5Habe\u{301}␛[3;8Hx"),
            Row("a flag stays whole", "␛[3;5H🇩🇪◌x", "␛[3;5H  ␛[3;5H🇩🇪␛[3;7Hx"),
            Row("a placeholder is not sent", "␛[3;5H❤\u{FE0F}◌b", "␛[3;5H  ␛[3;5H❤\u{FE0F}␛[3;7Hb"),
            Row("a placeholder by itself is a column to skip", "␛[3;5H◌b", "␛[3;6Hb"),

            Row("an address overrules the moves before it", "␛[3;5H␛[2C␛[7;9Hx", "␛[7;9Hx"),
            Row("a last move is sent", "␛[3;5H"),
            Row("an SGR reset overrules what was selected", "␛[1;1H␛[31m␛[0;1m␛[32mx", "␛[1;1H␛[0;1m␛[32mx"),
            Row("SGR is sent after the moves", "␛[1m␛[3;5Hx", "␛[3;5H␛[1mx"),
            Row("SHIFT IN belongs to SGR", on: "vt100", "␛[1;1H␛[1m␏x␛[m␏y"),
            Row("the character set is designated once", "␛[1;1H␛(Bx␛(By", "␛(B␛[1;1Hxy"),

            Row("erasing after other text is addressed", "␛[3;5Hé␛[K", "␛[3;5Hé␛[3;6H␛[K"),
            Row("a line feed is a move", "␛[3;5Hé␊x", "␛[3;5Hé␛[4;6Hx"),
            Row("a line feed at the last row scrolls", "␛[10;5Hé␊x", "␛[10;5Hé␛[10;6H␊x"),
            Row("a line feed at the scrolling region's end scrolls", "␛[2;5r␛[5;1Hé␊x", "␛[2;5r␛[5;1Hé␛[5;2H␊x"),
            Row("ESC D is a line feed", on: "putty", "␛[3;5Hé␛Dx", "␛[3;5Hé␛[4;6Hx"),
            Row("a reverse line feed is a move", on: "putty", "␛[5;5Hé␛Mx", "␛[5;5Hé␛[4;6Hx"),
            Row("a reverse line feed at the first row scrolls", "␛[1;5Hé␛Mx", "␛[1;5Hé␛[1;6H␛Mx"),
            Row("a restored cursor is known again", "␛[3;5Hab␛7␛[1;1Hx␛8é␛[Cy", "␛[3;5Hab␛7␛[1;1Hx␛8é␛[3;9Hy"),
            Row("after an unknown sequence moves stay relative", "␛[3;5Hé␛[3t␛[2Cx", "␛[3;5Hé␛[3;6H␛[3t␛[2Cx"),
            Row("a sequence that is cut off is sent", "␛[3;5Hab␛["),

            Row("most terminals wait at the right edge", "␛[3;20Hax"),
            Row("others have wrapped", on: "ansi", "␛[3;20Hax", "␛[3;20Ha␛[4;1Hx"),
            Row("without wrapping the cursor stays at the edge", "␛[?7l␛[10;20Hé␈x", "␛[?7l␛[10;20Hé␛[10;19Hx"),
        ]

        @Test("What curses writes is sent so that it shows the same on terminals with other widths", arguments: rows)
        func isRewritten(row: Row) throws {
            let rewriter = try TestedRewriter(type: row.type)
            #expect(rewriter.sent(of: row.written) == row.sent)
        }

        @Test("What was followed in a frame holds in the next, until the terminal is forgotten")
        func followsFromFrameToFrame() throws {
            let rewriter = try TestedRewriter(type: "xterm-256color")
            #expect(rewriter.sent(of: "␛[3;5H␛(Bé") == "␛(B␛[3;5Hé")
            #expect(rewriter.sent(of: "␛[2C␛(Bx") == "␛[3;8Hx")
            rewriter.forget()
            #expect(rewriter.sent(of: "é␛[2C␛(Bx") == "é␛(B␛[2Cx")
        }

        @Test(
            "Terminal types are looked up in terminfo",
            arguments: [
                ("xterm-256color", CN_OPENED, true), ("ansi", CN_OPENED, false), ("dumb", CN_DUMB_TERMINAL, false),
                ("no-such-type", CN_UNKNOWN_TERMINAL, false),
            ])
        func looksUp(type: String, result: Int, waitsAtEdge: Bool) {
            var traits = cn_traits()
            #expect(Int(cn_look_up(type, STDOUT_FILENO, &traits)) == result)
            #expect(traits.waits_at_edge == waitsAtEdge)
        }
    }
}

/// A rewriter of 10 rows and 20 columns that speaks in control pictures.
private final class TestedRewriter {
    private let rewriter: OpaquePointer

    init(type: String) throws {
        try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
        var traits = cn_traits()
        try #require(Int(cn_look_up(type, STDOUT_FILENO, &traits)) == CN_OPENED)
        rewriter = try #require(cn_rewriter_create(&traits, 10, 20))
    }

    deinit {
        cn_rewriter_free(rewriter)
    }

    func forget() {
        cn_rewriter_forget(rewriter, 10, 20)
    }

    func sent(of written: String) -> String {
        var sent = cn_bytes()
        defer { cn_bytes_free(&sent) }
        let bytes = Self.mapped(written, Self.withoutPicture)
        bytes.utf8CString.withUnsafeBufferPointer { cn_rewrite(rewriter, $0.baseAddress, $0.count - 1, &sent) }
        let buffer = UnsafeRawBufferPointer(start: sent.bytes, count: sent.length)
        return Self.mapped(String(decoding: buffer, as: UTF8.self), Self.withPicture)
    }

    private static func mapped(_ text: String, _ change: (UInt32) -> UInt32) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            result.unicodeScalars.append(Unicode.Scalar(change(scalar.value)) ?? scalar)
        }
        return result
    }

    private static func withoutPicture(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x2400..<0x2420: scalar - 0x2400
        case 0x25CC: UInt32(CN_PLACEHOLDER)
        default: scalar
        }
    }

    private static func withPicture(_ scalar: UInt32) -> UInt32 {
        scalar < 0x20 ? scalar + 0x2400 : scalar
    }
}
