import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws a notice or hints at the left, and where the reader is at the right. A notice is never cut: a long one takes
    /// lines of the panes above.
    mutating func drawFooter(_ model: FooterModel, hints: [Hint], in line: Rect) {
        let content = Rect(column: line.column + 1, row: line.row, width: line.width - 2, height: line.height)
        guard !content.isEmpty else { return }
        // A narrow line belongs to the keys first.
        let place = model.place.truncatedAtStart(to: content.width * (content.width < Layout.middleFrom ? 1 : 2) / 5)
        guard let notice = model.notice else {
            drawTrailing(place, in: content, style: theme[.faint])
            draw(hints: hints, in: content.split(leftColumns: content.width - place.width - 2).left)
            return
        }
        let room = content.split(leftColumns: 2).right
        let texts = notice.text.wrapped(to: room.width, lines: line.row + 1)
        let top = line.row + 1 - texts.count
        if texts.count > 1 {
            grid.fill(Rect(column: line.column, row: top, width: line.width, height: texts.count), style: theme[.text])
        }
        draw(notice.tone.glyph, column: content.column, row: top, width: 1, .notice(notice.tone))
        for (index, text) in texts.enumerated() {
            draw(text, column: room.column, row: top + index, width: room.width, .noticeText(notice.tone))
        }
        let used = 2 + (texts.last?.width ?? 0)
        if texts.count == 1, used + 2 + place.width <= content.width {
            drawTrailing(place, in: content, style: theme[.faint])
        }
    }

    /// As many hints as fit, whole.
    mutating func draw(hints: [Hint], in line: Rect) {
        var column = line.column
        for hint in hints {
            guard column + hint.width <= line.maxColumn else { return }
            column += draw(hint.keys, column: column, row: line.row, width: hint.keys.width, .key) + 1
            column += draw(hint.label, column: column, row: line.row, width: hint.label.width) + 2
        }
    }
}

extension Notice.Tone {
    /// Tells the tone without its colour.
    var glyph: DisplayText {
        switch self {
        case .information: "›"
        case .success: "✓"
        case .warning: "▲"
        case .failure: "✗"
        }
    }
}
