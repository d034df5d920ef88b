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
    ///   - column: the term's columns, the gap included.
    ///   - width: all columns of the line.
    static func entry(
        _ term: DisplayText, _ termRole: Role, _ text: DisplayText, column: Int, width: Int
    ) -> [StyledLine] {
        text.wrapped(to: max(8, width - column)).enumerated().map { index, part in
            let shown = index == 0 ? term.truncated(to: max(0, column - 1)) : .empty
            var line = StyledLine(shown.padded(to: column, alignment: .leading), termRole)
            line.spans.append(Span(text: part, role: .text))
            return line
        }
    }
}
