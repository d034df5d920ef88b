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
        let signs = model.rows.map(\.trailing)
        let signWidth = signs.map(\.width).max() ?? 0
        for (index, answer) in model.rows.prefix(rect.height).enumerated() {
            let row = SelectableRow(rect.line(index), isSelected: answer.isSelected, isFocused: isFocused)
            drawGround(of: row)
            let (left, rest) = row.content.split(leftColumns: identifier)
            // The end of a name tells it apart.
            draw(
                answer.responseIdentifier, showing: answer.identifierHits, in: left, style: style(.faint, in: row),
                keepsEnd: true)
            let text = rest.split(leftColumns: rest.width - (signWidth > 0 ? signWidth + 1 : 0)).left
            drawText(of: answer, in: text.split(leftColumns: 2).right, row)
            drawTrailing(signs[index], in: rest, style: style(.faint, in: row))
            if answer.hasFollowupHit {
                let width = answer.followupSign.width
                highlight([0..<width], in: rest.split(leftColumns: rest.width - width).right)
            }
        }
    }

    /// Draws as much of an answer as fits: its beginning, or what stands around its first hit.
    private mutating func drawText(of answer: AnswerRow, in rect: Rect, _ row: SelectableRow) {
        guard !answer.text.isEmpty else {
            draw("(empty answer)", column: rect.column, row: rect.row, width: rect.width, style: style(.note, in: row))
            return
        }
        draw(answer.text, showing: answer.hits, in: rect, style: style(.text, in: row))
    }
}

extension AnswerRow {
    /// `↳2`: how many follow-up questions were answered.
    var followupSign: DisplayText { followups > 0 ? "↳\(followups)" : .empty }

    /// The signs at the end of its line: `✓⚑ ↳2`.
    var trailing: DisplayText {
        review.isEmpty ? followupSign : followups > 0 ? "\(review) \(followupSign)" : review
    }
}
