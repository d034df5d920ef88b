import TestSupport
import Testing

@testable import TerminalText

@Suite("Long texts laid out once", .permit(.processor))
struct TextLayoutTests {
    @Test("The lines are those of the paragraphs, each wrapped by itself")
    func lines() {
        let seed: UInt64 = 0x5EED_0012
        var generator = SplitMix64(seed: seed)
        for round in 0..<Rounds.scaled(4_000) {
            let raw = RawText(HostileText.random(&generator, fragments: 40))
            let columns = Int.random(in: 0...30, using: &generator)
            let layout = TextLayout(raw, columns: columns)
            let expected = DisplayText.paragraphs(raw).flatMap { $0.wrapped(to: columns) }
            let lines = layout.lines(0..<layout.lineCount).map(\.text)
            guard lines == expected else {
                Issue.record("seed \(seed), text \(round), \(columns) columns [\(raw.string.codePoints)]")
                return
            }
        }
    }

    @Test("Any lines are those that all lines have there, with their highlights; others are left out")
    func windows() {
        let seed: UInt64 = 0x5EED_0013
        var generator = SplitMix64(seed: seed)
        for round in 0..<Rounds.scaled(1_000) {
            let raw = RawText(HostileText.random(&generator, fragments: 60))
            let bounds = (0..<12).map { _ in Int.random(in: 0...raw.string.utf8.count, using: &generator) }.sorted()
            let highlights = stride(from: 0, to: 12, by: 2).map { bounds[$0]..<bounds[$0 + 1] }
            let layout = TextLayout(raw, columns: 9, highlighting: highlights, decodesEntities: true)
            let all = layout.lines(0..<layout.lineCount)
            let start = Int.random(in: -3...layout.lineCount + 3, using: &generator)
            let window = start..<start + Int.random(in: 0...6, using: &generator)
            let expected = window.clamped(to: 0..<all.count).map { all[$0] }
            guard layout.lines(window) == expected else {
                Issue.record("seed \(seed), text \(round), lines \(window) [\(raw.string.codePoints)]")
                return
            }
        }
    }

    @Test("A highlight is found by its line, and the first one from a line on")
    func highlights() {
        let text = "one\ntwo one\n\none and one more one\n"
        let starts = [0, 8, 13, 21, 30]
        let layout = TextLayout(RawText(text), columns: 8, highlighting: starts.map { $0..<$0 + 3 })
        #expect(layout.lines(0..<9).map(\.text.string) == ["one", "two one", "", "one and", "one more", "one", ""])
        #expect(layout.highlightCount == 5 && (0..<5).map(layout.line(ofHighlight:)) == [0, 1, 3, 4, 5])
        #expect((-1..<8).map(layout.firstHighlight(fromLine:)) == [0, 0, 1, 2, 2, 3, 4, 5, 5])
    }

    @Test("There is a line where there is no text, and an end where it ends in a newline")
    func edges() {
        #expect(TextLayout("", columns: 4).lines(0..<9).map(\.text) == [""])
        #expect(TextLayout("\n", columns: 4).lines(0..<9).map(\.text) == ["", ""])
        #expect(TextLayout("a\r\nb\u{85}", columns: 0).lines(0..<9).map(\.text) == ["a", "b", ""])
    }

    @Test("Tabs have their line measured once, however many there are")
    func tabs() {
        let raw = RawText(String(repeating: "é\t", count: 20_000))
        var sanitiser = Sanitiser(keepsLines: true)
        let text = sanitiser.sanitised(raw, while: { true })
        #expect(text?.utf8.count == 20_000 * 9)
        #expect(sanitiser.measuredBytes <= 20_000 * 9)
        let lines = RawText(String(repeating: "long line\tand more\n", count: 1_000))
        sanitiser = Sanitiser(keepsLines: true)
        _ = sanitiser.sanitised(lines, while: { true })
        #expect(sanitiser.measuredBytes == 9 * 1_000)
    }

    @Test("What is no longer wanted is given up")
    func unwanted() {
        let raw = RawText(String(repeating: "a word\n", count: 100_000))
        var looks = 0
        let layout = TextLayout(raw, columns: 20) {
            looks += 1
            return looks < 3
        }
        #expect(layout == nil && looks == 3)
    }
}
