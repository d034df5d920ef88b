import TestSupport
import Testing

@testable import TerminalText

@Suite("Highlights follow a text through entities, sanitiser and wrapping", .permit(.processor))
struct HighlightedTextTests {
    /// Where the first occurrence of a part stands, as UTF-8 offsets.
    private func ranges(_ part: String, in text: String) throws -> [Range<Int>] {
        let (bytes, wanted) = (Array(text.utf8), Array(part.utf8))
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: wanted) })
        return [start..<start + wanted.count]
    }

    private func shown(_ text: HighlightedText) -> String {
        let cells = text.text.clusters.flatMap { [String($0.text)] + Array(repeating: "", count: $0.width - 1) }
        return text.columns.map { cells[$0.clamped(to: 0..<cells.count)].joined() }.joined(separator: "|")
    }

    @Test(
        "What is highlighted is shown highlighted, whole",
        arguments: [
            ("late", "two days late", "late"), ("二日", "配達が二日も", "二日"), ("amp", "a &amp; b", "&"),
            ("&#39;t", "don&#39;t", "'t"), ("x &lt", "&gt;x &lt;b&gt;", "x <"), ("31", "a\u{1B}[31mb", "␛"),
            ("b", "a\u{1B}[31mb", "b"), ("b\u{7}", "a\u{202E}b\u{7}c", "b␇"), ("\u{202E}", "a\u{202E}b", "<U+202E>"),
            ("e", "cafe\u{301}!", "e\u{301}"), ("\u{301}x", "\u{301}x", "◌\u{301}x"), ("👩", "I 👩‍👩‍👧 it", "👩‍👩‍👧"),
            ("a\tb", "-a\tb-", "a b"), ("b", "a&#27;[31mb", "b"), ("&amp;amp;", "x&amp;amp;y", "&amp;"),
        ])
    func line(_ part: String, _ text: String, _ expected: String) throws {
        let highlighted = HighlightedText(
            RawText(text), highlighting: try ranges(part, in: text), decodesEntities: true)
        #expect(shown(highlighted) == expected)
        #expect(highlighted.text == DisplayText(RawText(text).decodingHTMLEntities()))
    }

    @Test("A highlight goes over the end of a line and of a wrapped one")
    func lines() throws {
        let text = "one\tlong line\r\nand\u{1B}[1mmore of it"
        let layout = TextLayout(RawText(text), columns: 80, highlighting: try ranges("line\r\nand", in: text))
        let lines = layout.lines(0..<layout.lineCount)
        #expect(lines.map(\.text) == DisplayText.paragraphs(RawText(text)))
        #expect(lines.map(shown) == ["line", "and"])
        let wrapped = TextLayout("the very long and wide word", columns: 9, highlighting: [4..<13]).lines(0..<3)
        #expect(wrapped.map(\.text) == DisplayText("the very long and wide word").wrapped(to: 9))
        #expect(wrapped.map(shown) == ["very", "long", ""])
    }

    @Test("Highlights change no text, and stand on whole cells of it", arguments: [1, 2, 3] as [UInt64])
    func anyText(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<Rounds.scaled(800) {
            let text = HostileText.random(&generator) + (Bool.random(using: &generator) ? "&amp;&#x202E;" : "")
            let raw = RawText(text)
            let bounds = (0..<4).map { _ in Int.random(in: 0...text.utf8.count, using: &generator) }.sorted()
            let highlights = [bounds[0]..<bounds[1], bounds[2]..<bounds[3]]
            let line = HighlightedText(raw, highlighting: highlights, decodesEntities: true)
            #expect(line.text == DisplayText(raw.decodingHTMLEntities()))
            let paragraphs = TextLayout(raw, columns: .max / 2, highlighting: highlights)
            let lines = paragraphs.lines(0..<paragraphs.lineCount)
            #expect(lines.map(\.text) == DisplayText.paragraphs(raw))
            let wrapped = TextLayout(raw, columns: 7, highlighting: highlights)
            for highlighted in [line] + lines + wrapped.lines(0..<wrapped.lineCount) {
                var edges: Set<Int> = [0]
                var column = 0
                for cluster in highlighted.text.clusters {
                    column += cluster.width
                    edges.insert(column)
                }
                var last = -1
                for columns in highlighted.columns {
                    #expect(columns.lowerBound > last && !columns.isEmpty)
                    #expect(edges.contains(columns.lowerBound) && edges.contains(columns.upperBound))
                    last = columns.upperBound
                }
            }
            let whole = DisplayText(raw).width
            #expect(
                HighlightedText(raw, highlighting: [0..<text.utf8.count]).columns == (whole == 0 ? [] : [0..<whole]))
        }
    }
}
