import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws the prompt in the footer's line, with its hints at the right.
    /// - Returns: The cell where the cursor belongs.
    mutating func drawPrompt(of state: BrowserState, hints: [Hint], in line: Rect) -> Point? {
        let content = Rect(column: line.column + 1, row: line.row, width: line.width - 2, height: 1)
        let hint = hintsBeside(state.promptModel(width: content.width), hints, width: content.width)
        drawTrailing(hint, in: content, style: theme[.faint])
        if let remark = state.promptRemark { draw(remark, above: content) }
        return drawTyping(
            of: state, in: content.split(leftColumns: content.width - (hint.isEmpty ? 0 : hint.width + 2)).left)
    }

    /// The last hints that leave room for the line: those for Enter and Esc stay where there is any.
    private func hintsBeside(_ prompt: PromptModel?, _ hints: [Hint], width: Int) -> DisplayText {
        guard let prompt, width >= 58 else { return .empty }
        let names = hints.map { "\($0.keys) \($0.label)" as DisplayText }
        let typed = prompt.label.width + max(prompt.visible.width, prompt.cursorColumn) + 1
        let shortest = max(0, names.count - 2)
        let first = (0..<shortest).first { typed + 2 + names[$0...].joined(separator: "  ").width <= width }
        return names[(first ?? shortest)...].joined(separator: "  ")
    }

    /// Says something of what is typed, on as many of the lines above it as that takes.
    private mutating func draw(_ remark: Notice, above line: Rect) {
        let lines = remark.text.wrapped(to: max(1, line.width - 2), lines: PromptModel.remarkLines)
        for (index, text) in lines.enumerated() {
            let row = line.row - lines.count + index
            grid.fill(Rect(column: 0, row: row, width: grid.size.width, height: 1), style: theme[.text])
            if index == 0 { draw(remark.tone.glyph, column: line.column, row: row, width: 1, .notice(remark.tone)) }
            draw(text, column: line.column + 2, row: row, width: line.width - 2, .noticeText(remark.tone))
        }
    }

    /// Draws the open prompt's label and as much of its text as fits.
    /// - Returns: The cell where the cursor belongs.
    mutating func drawTyping(of state: BrowserState, in line: Rect) -> Point? {
        guard let prompt = state.promptModel(width: line.width) else { return nil }
        let start = line.column + draw(prompt.label, column: line.column, row: line.row, width: line.width, .key)
        draw(
            prompt.visible, column: start, row: line.row, width: line.maxColumn - start,
            prompt.isSelected ? .selection : .text)
        return Point(column: min(start + prompt.cursorColumn, line.maxColumn - 1), row: line.row)
    }
}
