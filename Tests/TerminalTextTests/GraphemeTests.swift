import Testing

@testable import TerminalText

@Suite(
    "Grapheme clusters, held against Unicode's own tests",
    .enabled(if: UnicodeDataFiles.areInstalled, "install the Debian package unicode-data"))
struct GraphemeTests {
    private func graphemes(of text: String) -> [String] {
        let bytes = text.utf8.span
        var graphemes: [String] = []
        var offset = 0
        while offset < bytes.count {
            let end = bytes.endOfGrapheme(from: offset)
            graphemes.append(String(text.slice(offset..<end)))
            offset = end
        }
        return graphemes
    }

    @Test("Every line of Unicode's GraphemeBreakTest is split as it says")
    func breaks() throws {
        let lines = try UnicodeDataFiles.lines(of: "auxiliary/GraphemeBreakTest.txt")
        #expect(lines.count > 600)
        for line in lines {
            let expected = line.split(separator: "÷").map { $0.replacing("×", with: " ") }
                .map(UnicodeDataFiles.text(ofCodePoints:)).filter { !$0.isEmpty }
            let found = graphemes(of: expected.joined())
            #expect(found.map(\.codePoints) == expected.map(\.codePoints), "\(line)")
        }
    }

    @Test("Every line of Unicode's emoji-test is one cluster and passes unchanged")
    func emoji() throws {
        let lines = try UnicodeDataFiles.lines(of: "emoji/emoji-test.txt")
        #expect(lines.count > 4000)
        for line in lines {
            let fields = line.split(separator: ";").map { $0.split(separator: " ").joined(separator: " ") }
            let emoji = UnicodeDataFiles.text(ofCodePoints: fields[0])
            let shown = DisplayText(RawText(emoji))
            #expect(shown.string.codePoints == emoji.codePoints, "\(line)")
            #expect(graphemes(of: emoji).count == 1, "\(line)")
            #expect(Array(shown.clusters).count == 1, "\(line)")
            // What lacks its selector and is joined to nothing stays a text symbol of one cell.
            let isTextSymbol =
                fields[1] == "unqualified" && !emoji.unicodeScalars.contains("\u{200D}")
                && ScalarProperties(of: emoji.unicodeScalars.first?.value ?? 0).width == 1
            #expect(shown.width == (isTextSymbol ? 1 : 2), "\(line)")
        }
    }

    @Test("Every variation sequence changes the width")
    func variations() throws {
        for line in try UnicodeDataFiles.lines(of: "emoji/emoji-variation-sequences.txt") {
            let sequence = UnicodeDataFiles.text(ofCodePoints: line.prefix { $0 != ";" })
            let base = ScalarProperties(of: sequence.unicodeScalars.first?.value ?? 0)
            let isEmoji = sequence.unicodeScalars.contains("\u{FE0F}")
            let expected = isEmoji ? 2 : base.widthClass == .wideEitherWay ? 2 : 1
            #expect(sequence.utf8.span.measuredWidth() == expected, "\(line)")
        }
    }
}
