import CodingModel
import TerminalText

/// A pattern to look for in a text as it is shown: literal, or a regular expression.
///
/// A literal pattern and a text are compared in the form that `TextForm` describes. Case makes no difference unless the
/// pattern has an upper-case letter, accents on Latin letters unless it has one: `cafe` finds `Café`, `didn't` finds
/// `didn’t`, `strasse` finds `Straße`; `café` finds `CAFÉ`, composed or not, and does not find `cafe`.
/// ```
/// TextQuery("late")?.ranges(in: "Late, too late")                      // [0..<4, 10..<14]
/// try TextQuery(regularExpression: "late|slow").matches("very slow")   // true
/// ```
package struct TextQuery: Sendable {
    /// How a pattern is read.
    package enum Syntax: Hashable, Sendable {
        /// Every letter stands for itself.
        case literal
        /// A regular expression in the syntax of Perl (PCRE2).
        case regularExpression
    }

    /// The pattern as it was typed.
    package let pattern: RawText
    /// How the pattern is read.
    package let syntax: Syntax
    let matcher: Matcher
    /// The path of ids that a literal pattern is; nil for any other.
    let namedPath: CodePath?

    /// A literal pattern; nil for an empty one, and one of blanks alone.
    package init?(_ pattern: RawText) {
        guard let matcher = TextMatcher(pattern.string) else { return nil }
        self.pattern = pattern
        syntax = .literal
        self.matcher = .literal(matcher)
        namedPath = CodePath(parsing: pattern.string)
    }

    /// A regular expression.
    /// - Throws: `PatternFailure`, which tells what is wrong with the pattern and where.
    package init(regularExpression pattern: RawText) throws(PatternFailure) {
        self.pattern = pattern
        syntax = .regularExpression
        matcher = .expression(try RegularExpression(pattern))
        namedPath = nil
    }

    /// A pattern in either syntax; nil for an empty one, and a literal one of blanks alone.
    /// - Throws: `PatternFailure`, which tells what is wrong with a regular expression and where.
    package init?(_ pattern: RawText, _ syntax: Syntax) throws(PatternFailure) {
        if pattern.isEmpty { return nil }
        switch syntax {
        case .literal: self.init(pattern)
        case .regularExpression: try self.init(regularExpression: pattern)
        }
    }

    /// The places of the pattern in a text, as UTF-8 offsets of the text as it stands: from the left, without overlaps.
    /// Combining accents on a match's last letter belong to the match; a character reference is taken whole. For showing: the
    /// places that would take long to find are left out.
    /// - Parameter limit: The most places to tell, from the left.
    package func ranges(in text: RawText, limit: Int = .max) -> [Range<Int>] {
        var string = text.string
        return string.withUTF8 { matcher.ranges(in: $0, limit: limit) }
    }

    /// The places of the pattern in a text, as `ranges(in:)` tells them, and whether some are left out.
    /// - Parameters:
    ///   - limit: The most places to tell, from the left.
    ///   - effort: The work that finding them may take.
    package func places(in text: RawText, limit: Int = .max, _ effort: Effort) -> TextPlaces {
        var string = text.string
        return string.withUTF8 { matcher.places(in: $0, limit: limit, effort) }
    }

    /// Whether the pattern stands anywhere in a text; false where it takes too long to tell.
    package func matches(_ text: RawText) -> Bool {
        var string = text.string
        var spent = 0
        return string.withUTF8 { matcher.look(in: $0, 0..<$0.count, spent: &spent) == .found }
    }
}

/// The places of a pattern in a text.
package struct TextPlaces: Sendable {
    /// UTF-8 ranges of the text as it stands: from the left, without overlaps.
    package let ranges: [Range<Int>]
    /// Finding the rest of them took too much work.
    package let isCutOff: Bool
}

extension TextQuery: Hashable {
    /// Whether both have one pattern and one syntax.
    package static func == (left: TextQuery, right: TextQuery) -> Bool {
        left.pattern == right.pattern && left.syntax == right.syntax
    }

    /// Hashes pattern and syntax.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(pattern)
        hasher.combine(syntax)
    }
}
