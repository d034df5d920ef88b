import TerminalText

/// One line of text in several styles.
package struct StyledLine: Hashable, Sendable {
    /// The meaning of a part of a line, which decides its style.
    package enum Emphasis: Hashable, Sendable {
        case text, faint, key, section, warning
        /// The glyph of a job's condition, and its word.
        case condition(JobCondition), conditionWord(JobCondition)
    }

    /// A part of a line in one style.
    package struct Span: Hashable, Sendable {
        /// The part's text.
        package let text: DisplayText
        /// Its meaning.
        package let emphasis: Emphasis
    }

    /// The parts from the left.
    package private(set) var spans: [Span] = []

    /// A line without text.
    static let blank = StyledLine()

    private init() {}

    init(_ text: DisplayText, _ emphasis: Emphasis) { spans = [Span(text: text, emphasis: emphasis)] }

    /// A term in a column of its own and its explanation beside it, wrapped.
    /// - Parameters:
    ///   - term: The term's parts, one after the other.
    ///   - column: Columns of the screen for the term, the gap included.
    ///   - width: Columns of the whole line.
    static func entry(_ term: [Span], _ text: DisplayText, column: Int, width: Int) -> [StyledLine] {
        var head = StyledLine()
        var room = column - 1
        for part in term {
            let shown = part.text.truncated(to: max(0, room))
            head.spans.append(Span(text: shown, emphasis: part.emphasis))
            room -= shown.width
        }
        // The gap is no part of the term: an underline must not run through it.
        head.spans.append(Span(text: .repeating(" ", count: room + 1), emphasis: .text))
        let indent = StyledLine(.repeating(" ", count: column), .text)
        return text.wrapped(to: max(8, width - column)).enumerated().map { index, part in
            var line = index == 0 ? head : indent
            line.spans.append(Span(text: part, emphasis: .text))
            return line
        }
    }

    /// A term in one style and its explanation beside it, wrapped.
    static func entry(
        _ term: DisplayText, _ emphasis: Emphasis, _ text: DisplayText, column: Int, width: Int
    ) -> [StyledLine] {
        entry([Span(text: term, emphasis: emphasis)], text, column: column, width: width)
    }
}
