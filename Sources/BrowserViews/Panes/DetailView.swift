import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws lines of an answer or a sheet: they come wrapped, with a column to spare at each side.
    mutating func drawDetail(_ lines: [DetailLine], in rect: Rect) {
        for (index, line) in lines.prefix(rect.height).enumerated() {
            let row = SelectableRow(rect.line(index), isSelected: line.kind == .link(isSelected: true), isFocused: true)
            drawGround(of: row)
            draw(
                line.text, column: row.content.column + line.indent, row: row.line.row,
                width: row.content.width - line.indent, style: style(line.kind.role, in: row))
            let text = row.content.split(leftColumns: line.indent).right
            // The match that the reader is at stands out among the others.
            highlight(line.hits, in: text, isReversed: false)
            highlight([line.current].compactMap { $0 }, in: text)
        }
    }
}

extension DetailLine.Kind {
    fileprivate var role: Role {
        switch self {
        case .heading: .heading
        case .answer, .blank: .text
        case .note: .note
        case .followupQuestion: .followupQuestion
        case .followupAnswer: .followupAnswer
        case .section: .section
        case .link: .link
        }
    }
}
