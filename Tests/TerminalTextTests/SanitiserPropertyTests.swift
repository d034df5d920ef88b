import TestSupport
import Testing

@testable import TerminalText

@Suite("Properties of every text, tried on random ones", .permit(.processor))
struct SanitiserPropertyTests {
    @Test("Random text comes out safe, complete and measured", arguments: [0x5EED_0001, 0x5EED_0002] as [UInt64])
    func randomTexts(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var previous = DisplayText.empty
        var failures = 0
        for round in 0..<Rounds.scaled(2_500) where failures < 5 {
            let text = HostileText.random(&generator)
            let shown = DisplayText(RawText(text))
            let both = previous + shown
            previous = shown
            let problem =
                Self.invisible(in: shown) ?? Self.changeWhenSanitisedAgain(shown) ?? Self.loss(in: shown, of: text)
                ?? Self.wrongWidth(of: shown) ?? Self.wrongWidth(of: both)
                ?? DisplayText.paragraphs(RawText(text)).lazy
                .compactMap { Self.invisible(in: $0) ?? Self.wrongWidth(of: $0) }.first
            if let problem {
                failures += 1
                Issue.record("seed \(seed), text \(round) [\(text.codePoints)]: \(problem)")
            }
        }
    }

    private static func invisible(in shown: DisplayText) -> String? {
        forbidden(in: shown.string).map { "\($0) in [\(shown.string.codePoints)]" }
    }

    private static func changeWhenSanitisedAgain(_ once: DisplayText) -> String? {
        let twice = DisplayText(RawText(once.string))
        return once == twice ? nil : "[\(once.string.codePoints)] then [\(twice.string.codePoints)]"
    }

    private static func loss(in shown: DisplayText, of text: String) -> String? {
        let expected = letters(of: removingSequences(from: text))
        let kept = letters(of: removingMarks(from: shown.string))
        return kept == expected ? nil : "\(kept) instead of \(expected)"
    }

    private static func wrongWidth(of shown: DisplayText) -> String? {
        var width = 0
        var length = 0
        for cluster in shown.clusters {
            if cluster.width < 1 || cluster.width > 2 { return "a cluster of \(cluster.width) cells" }
            width += cluster.width
            length += cluster.text.utf8.count
        }
        if length != shown.string.utf8.count { return "the clusters are not the text" }
        return width == shown.width ? nil : "\(shown.width) columns instead of \(width)"
    }
}

// MARK: - A second opinion, from the standard library

extension SanitiserPropertyTests {
    /// The first scalar that no terminal should get, judged by the standard library's properties.
    private static func forbidden(in text: String) -> String? {
        for grapheme in text {
            let scalars = Array(grapheme.unicodeScalars)
            if scalars.filter({ $0.properties.generalCategory == .nonspacingMark }).count > 16 { return "a tower" }
            for (index, scalar) in scalars.enumerated() {
                let properties = scalar.properties
                let isInvisible =
                    properties.generalCategory == .control || properties.isDefaultIgnorableCodePoint
                    || properties.isBidiControl || properties.isNoncharacterCodePoint
                    || properties.generalCategory == .lineSeparator
                    || properties.generalCategory == .paragraphSeparator
                guard isInvisible else { continue }
                guard index > 0, isNeeded(scalar, in: scalars) else { return "U+\(String(scalar.value, radix: 16))" }
            }
        }
        return nil
    }

    /// Joiners, selectors and flag tags are the only invisible scalars that anything needs.
    private static func isNeeded(_ scalar: Unicode.Scalar, in cluster: [Unicode.Scalar]) -> Bool {
        switch scalar.value {
        case 0x200C, 0x200D: true
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: true
        case 0xE0020...0xE007F: cluster.contains("\u{1F3F4}") && cluster.contains("\u{E007F}")
        default: false
        }
    }

    /// A plain, slow reading of the rule for sequences.
    private static func removingSequences(from text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var kept = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            if let end = endOfSequence(in: scalars, at: index) {
                index = end
            } else {
                kept.append(scalars[index])
                index += 1
            }
        }
        return String(kept)
    }

    private static func endOfSequence(in scalars: [Unicode.Scalar], at start: Int) -> Int? {
        var kind = scalars[start].value
        var index = start + 1
        if kind == 0x1B {
            guard index < scalars.count else { return nil }
            kind = scalars[index].value + 0x40
            index += 1
        }
        let isString = [0x90, 0x98, 0x9D, 0x9E, 0x9F].contains(kind)
        guard isString || kind == 0x9B else { return nil }
        while index < scalars.count {
            let value = scalars[index].value
            index += 1
            if value == 0x18 || value == 0x1A { return index }
            if isString {
                if value == 0x07 || value == 0x9C { return index }
                if value == 0x1B { return index < scalars.count && scalars[index] == "\\" ? index + 1 : nil }
                if 0x80...0x9F ~= value { return nil }
            } else {
                if 0x40...0x7E ~= value { return index }
                guard 0x20...0x3F ~= value || value == 0 || value == 0x7F else { return nil }
            }
        }
        return nil
    }

    private static func removingMarks(from shown: String) -> String {
        // Looking for the pattern takes most of the test's time.
        guard shown.utf8.contains(UInt8(ascii: "<")) else { return shown }
        return shown.replacing(/<U\+[0-9A-F]{4,6}>/.matchingSemantics(.unicodeScalar), with: "")
    }

    /// Letters and digits, but no jamo, which may be revealed, and nothing that is invisible.
    private static func letters(of text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    let isJamo = 0x1100...0x11FF ~= scalar.value || 0xD7B0...0xD7FF ~= scalar.value
                    let properties = scalar.properties
                    guard !isJamo, !properties.isDefaultIgnorableCodePoint else { return false }
                    return properties.isAlphabetic && properties.canonicalCombiningClass == .notReordered
                        && properties.generalCategory != .nonspacingMark || properties.numericType != nil
                }))
    }
}
