import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws the job list: glyph, name, and the condition's word at the right.
    mutating func drawJobList(_ model: JobListModel, remedies: [Hint], in rect: Rect, isFocused: Bool) {
        guard model.total > 0 else {
            return drawCentred(paragraphs: [model.emptyHint], remedies: remedies, in: rect, .faint)
        }
        // Mark, glyph and the free column take four. One word that has no room shortens all, so that all are alike.
        let hasRoomForWords = model.rows.allSatisfy { $0.name.width + 1 + $0.word.width <= rect.width - 4 }
        for (index, row) in model.rows.prefix(rect.height).enumerated() {
            drawJob(row, in: rect.line(index), isFocused: isFocused, isShort: !hasRoomForWords)
        }
    }

    private mutating func drawJob(_ job: JobRow, in line: Rect, isFocused: Bool, isShort: Bool) {
        let row = SelectableRow(line, isSelected: job.isSelected, isFocused: isFocused)
        drawGround(of: row)
        let sign = ConditionSign(job.condition)
        draw(
            sign.glyph, column: row.content.column, row: line.row, width: 1,
            style: style(.condition(job.condition), in: row))

        let rest = row.content.split(leftColumns: 2).right
        let hasCountdown = job.word != job.condition.word
        let word = hasCountdown || !isShort ? job.word : sign.short
        let wordWidth = min(word.width, max(0, rest.width - 7))
        let room = max(0, rest.width - wordWidth - 1)
        draw(
            job.name.truncatedInMiddle(to: room), column: rest.column, row: line.row, width: room,
            style: style(.text, in: row))
        drawTrailing(word.truncated(to: wordWidth), in: rest, style: style(.word(job.condition), in: row))
    }
}
