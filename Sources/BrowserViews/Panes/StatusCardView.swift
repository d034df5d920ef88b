import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws how a job stands in the middle of a pane: glyph and headline, then sentences as one block.
    mutating func drawCard(_ card: StatusCard, in rect: Rect) {
        let width = max(1, min(52, rect.width - 4))
        let headline: DisplayText = "\(ConditionMark(card.condition).glyph) \(card.headline)"
        let head = headline.wrapped(to: width)
        let body = card.sentences.flatMap { $0.wrapped(to: width) }
        let gap = body.isEmpty || head.count + 1 + body.count > rect.height ? 0 : 1
        let top = max(0, (rect.height - head.count - gap - body.count) / 2)
        for (index, line) in head.enumerated() where top + index < rect.height {
            drawCentred(line, in: rect.line(top + index), .condition(card.condition))
        }
        let block = body.map(\.width).max() ?? 0
        let left = rect.column + max(0, (rect.width - block) / 2)
        let start = top + head.count + gap
        for (index, line) in body.enumerated() where start + index < rect.height {
            draw(line, column: left, row: rect.row + start + index, width: rect.maxColumn - left)
        }
    }
}
