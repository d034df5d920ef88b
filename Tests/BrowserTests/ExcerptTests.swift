import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("Lines that are cut before they are sanitised", .permit(.processor))
struct ExcerptTests {
    private static let fragments = [
        "the price is fair, ", "a", " ", "naïve ", "漢字", "한국어 ", "e\u{301}", "\u{301}\u{302}\u{303}", "👍🏽",
        "👩\u{200D}👧", "🇩🇪", "กำ", "&amp;", "&#27;]", "&#x9B;", "&am", ";", "\u{1B}", "\u{1B}[31m", "\u{1B}]0;",
        "\u{9D}", "\u{7}", "\u{202E}", "\u{200B}", "\t", "\n", "\u{FE0F}", "⌚", "word",
    ]

    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    /// However long a text is and whatever it holds, a cut that is made before it is sanitised shows as the cut after.
    @Test("A cut that is made before a text is sanitised shows as the cut after", arguments: [1, 2, 3] as [UInt64])
    func cut(seed: UInt64) {
        var generator = Generator(state: seed)
        var cuts = 0
        let rounds = Rounds.scaled(1_000)
        for round in 0..<rounds {
            // Few kinds at a time, so that some texts have no control sequence, or little else.
            let kinds = (0..<Int.random(in: 1...6, using: &generator)).compactMap { _ in
                Self.fragments.randomElement(using: &generator)
            }
            let count = Int.random(in: 1...400, using: &generator)
            let text = RawText((0..<count).compactMap { _ in kinds.randomElement(using: &generator) }.joined())
            let columns = Int.random(in: 0...150, using: &generator)
            let (short, whole) = (text.oneLine(columns: columns), text.oneLine)
            if short != whole { cuts += 1 }
            guard short.truncated(to: columns) == whole.truncated(to: columns) else {
                Issue.record("seed \(seed), round \(round), \(columns) columns, \(kinds): \(short) \(whole)")
                return
            }
        }
        #expect(cuts > rounds / 6)
    }
}
