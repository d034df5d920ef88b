import TerminalText

/// A literal pattern to look for in raw text.
///
/// Case makes no difference unless the pattern has an upper-case letter. Accents on Latin letters make none unless the
/// pattern has one: `cafe` finds `Café`, `strasse` finds `Straße`, `café` finds `CAFÉ`, composed or not, and no `cafe`.
package struct TextQuery: Sendable {
    /// What was typed.
    package let pattern: RawText
    let matcher: TextMatcher

    /// Nil for an empty pattern, which would be everywhere.
    package init?(_ pattern: RawText) {
        guard let matcher = TextMatcher(pattern.string) else { return nil }
        self.pattern = pattern
        self.matcher = matcher
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

    /// Whether the pattern stands anywhere in a text.
    package func matches(_ text: RawText) -> Bool {
        var string = text.string
        return string.withUTF8 { matcher.firstMatch(in: $0, from: 0) != nil }
    }
}

extension TextQuery: Hashable {
    package static func == (left: TextQuery, right: TextQuery) -> Bool { left.pattern == right.pattern }

    package func hash(into hasher: inout Hasher) { hasher.combine(pattern) }
}
