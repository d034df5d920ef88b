import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws the answer list: response identifier, the answer on one line, `↳2` where follow-ups were asked.
    mutating func drawAnswers(_ model: AnswerListModel, in rect: Rect, isFocused: Bool) {
        guard model.total > 0 else {
            return drawCentred(paragraphs: [model.emptyHint], in: rect, .faint)
        }
        let identifier = min(model.identifierWidth, max(0, (rect.width - 2) / 3))
        let marks = model.rows.map(\.followupMark)
        let markWidth = marks.map(\.width).max() ?? 0
        for (index, answer) in model.rows.prefix(rect.height).enumerated() {
            let row = SelectableRow(rect.line(index), isSelected: answer.isSelected, isFocused: isFocused)
            drawGround(of: row)
            let (left, rest) = row.content.split(leftColumns: identifier)
            draw(
                answer.responseIdentifier.truncatedAtStart(to: left.width), column: left.column, row: left.row,
                width: left.width,
                style: style(.faint, in: row))
            let isEmpty = answer.text.isEmpty
            draw(
                isEmpty ? "(empty answer)" : answer.text, column: rest.column + 2, row: rest.row,
                width: rest.width - 2 - (markWidth > 0 ? markWidth + 1 : 0),
                style: style(isEmpty ? .note : .text, in: row))
            drawTrailing(marks[index], in: rest, style: style(.faint, in: row))
        }
    }
}

extension AnswerRow {
    /// `↳2`: how many follow-up questions were answered.
    var followupMark: DisplayText { followups > 0 ? "↳\(followups)" : .empty }
}
