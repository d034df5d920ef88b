import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws one answer whole: its lines come wrapped, with a column to spare at each side.
    mutating func drawDetail(_ model: DetailModel, in rect: Rect) {
        for (index, line) in model.lines.prefix(rect.height).enumerated() {
            let row = SelectableRow(rect.line(index), isSelected: line.kind == .link(isSelected: true), isFocused: true)
            drawGround(of: row)
            draw(
                line.text, column: row.content.column + line.indent, row: row.line.row,
                width: row.content.width - line.indent, style: style(line.kind.role, in: row))
            markHits(line.hits, in: row.content.split(leftColumns: line.indent).right)
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
