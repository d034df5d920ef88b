import TerminalText

/// One line of text in several styles.
struct StyledLine: Hashable {
    struct Span: Hashable {
        let text: DisplayText
        let role: Role
    }

    var spans: [Span] = []

    static let blank = StyledLine()

    init() {}

    init(_ text: DisplayText, _ role: Role) {
        spans = [Span(text: text, role: role)]
    }

    /// A term in a column of its own and its explanation beside it, wrapped.
    /// - Parameters:
    ///   - term: its parts, one after the other.
    ///   - column: the term's columns, the gap included.
    ///   - width: all columns of the line.
    static func entry(_ term: [Span], _ text: DisplayText, column: Int, width: Int) -> [StyledLine] {
        var head = StyledLine()
        var room = column - 1
        for part in term {
            let shown = part.text.truncated(to: max(0, room))
            head.spans.append(Span(text: shown, role: part.role))
            room -= shown.width
        }
        // The gap is no part of the term: an underline must not run through it.
        head.spans.append(Span(text: .repeating(" ", count: room + 1), role: .text))
        let indent = StyledLine(.repeating(" ", count: column), .text)
        return text.wrapped(to: max(8, width - column)).enumerated().map { index, part in
            var line = index == 0 ? head : indent
            line.spans.append(Span(text: part, role: .text))
            return line
        }
    }

    /// The same for a term in one style.
    static func entry(
        _ term: DisplayText, _ role: Role, _ text: DisplayText, column: Int, width: Int
    ) -> [StyledLine] {
        entry([Span(text: term, role: role)], text, column: column, width: width)
    }
}
