import CodingModel
import TerminalText

/// A pattern to look for in raw text: literal, or a regular expression.
///
/// Case makes no difference unless the pattern has an upper-case letter. In a literal pattern accents on Latin letters
/// make none unless it has one: `cafe` finds `Café`, `strasse` finds `Straße`, `café` finds `CAFÉ`, composed or not, and
/// no `cafe`.
package struct TextQuery: Sendable {
    /// How a pattern is read.
    package enum Syntax: Hashable, Sendable {
        /// Every letter stands for itself.
        case literal
        /// A regular expression in the syntax of Perl (PCRE2).
        case regularExpression
    }

    /// What was typed.
    package let pattern: RawText
    /// How it is read.
    package let syntax: Syntax
    let matcher: Matcher

    /// A literal pattern; nil for an empty one, which would be everywhere.
    package init?(_ pattern: RawText) {
        guard let matcher = TextMatcher(pattern.string) else { return nil }
        self.pattern = pattern
        syntax = .literal
        self.matcher = .literal(matcher)
    }

    /// A regular expression.
    /// - Throws: What is wrong with the pattern, and where.
    package init(regularExpression pattern: RawText) throws(PatternFailure) {
        self.pattern = pattern
        syntax = .regularExpression
        matcher = .expression(try RegularExpression(pattern))
    }

    /// A pattern in either syntax; nil for an empty one.
    /// - Throws: What is wrong with a regular expression, and where.
    package init?(_ pattern: RawText, _ syntax: Syntax) throws(PatternFailure) {
        if pattern.isEmpty { return nil }
        switch syntax {
        case .literal: self.init(pattern)
        case .regularExpression: try self.init(regularExpression: pattern)
        }
    }

    /// Where the pattern stands in a text, as UTF-8 offsets: from the left, without overlaps. The accents that lie on a
    /// match's last letter belong to it.
    package func ranges(in text: RawText) -> [Range<Int>] {
        var string = text.string
        return string.withUTF8 { bytes in
            var ranges: [Range<Int>] = []
            while let range = matcher.firstMatch(in: bytes, from: ranges.last?.upperBound ?? 0) { ranges.append(range) }
            return ranges
        }
    }

    /// Whether the pattern stands anywhere in a text; false where it takes too long to tell.
    package func matches(_ text: RawText) -> Bool {
        var string = text.string
        return string.withUTF8 { matcher.look(in: $0, 0..<$0.count) == .found }
    }
}

extension TextQuery: Hashable {
    package static func == (left: TextQuery, right: TextQuery) -> Bool {
        left.pattern == right.pattern && left.syntax == right.syntax
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(pattern)
        hasher.combine(syntax)
    }
}
