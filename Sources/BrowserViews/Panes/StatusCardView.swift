import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws how a job stands in the middle of a pane: glyph and headline, sentences as one block, keys that help.
    mutating func drawCard(_ card: StatusCard, remedies: [Hint], in rect: Rect) {
        let width = max(1, min(52, rect.width - 4))
        let sign = ConditionSign(card.condition).glyph
        let headline: DisplayText = "\(sign) \(card.headline)"
        let head = headline.wrapped(to: width)
        let body = card.sentences.flatMap { $0.wrapped(to: width) }
        let hasRoom = head.count + 1 + body.count + 2 <= rect.height
        let gap = hasRoom && !body.isEmpty ? 1 : 0
        let top = max(0, (rect.height - head.count - gap - body.count - (hasRoom ? 2 : 0)) / 2)
        for (index, line) in head.enumerated() where top + index < rect.height {
            let column = drawCentred(line, in: rect.line(top + index), .strong)
            if index == 0 { draw(sign, column: column, row: rect.row + top, width: 1, .condition(card.condition)) }
        }
        let block = body.map(\.width).max() ?? 0
        let left = rect.column + max(0, (rect.width - block) / 2)
        let start = top + head.count + gap
        for (index, line) in body.enumerated() where start + index < rect.height {
            draw(line, column: left, row: rect.row + start + index, width: rect.maxColumn - left)
        }
        if hasRoom { drawCentred(hints: remedies, in: rect.line(start + body.count + 1)) }
    }
}
