import Browser
import Canvas
import TerminalText

// Borders, titles and scroll thumbs.
extension Drawing {
    /// Draws the panes' borders; the focused pane's comes last, so that its whole border stands out.
    mutating func drawFrames(of layout: Layout, focus: Pane) {
        for pane in Pane.allCases where pane != focus {
            if let frame = layout.frames[pane] { grid.frame(frame, style: theme[.border(isFocused: false)]) }
        }
        if let frame = layout.frames[focus] { grid.frame(frame, style: theme[.border(isFocused: true)]) }
    }

    /// Writes a title into the top border. A focused pane's title stands in a block of its own: `▐Codes▌`.
    /// - Parameters:
    ///   - alternatives: from the longest; the first that fits is taken, else the last is cut.
    ///   - keepsEnd: cut at the beginning, as fits a path.
    mutating func drawTitle(_ alternatives: [DisplayText], on frame: Rect, isFocused: Bool, keepsEnd: Bool = false) {
        let room = frame.width - 4
        guard room > 0, let title = alternatives.fullest(in: room) ?? alternatives.last else { return }
        let start = Point(column: frame.column + 1, row: frame.row)
        let shown = keepsEnd ? title.truncatedAtStart(to: room) : title.truncated(to: room)
        // Half blocks in the text's colour round off the reversed block between them.
        let edge = theme[.text]
        grid.draw(isFocused ? "▐" : " ", at: start, style: edge)
        let next = Point(column: start.column + 1, row: start.row)
        grid.draw(shown, at: next, style: theme[.title(isFocused: isFocused)])
        grid.draw(isFocused ? "▌" : " ", at: Point(column: next.column + shown.width, row: start.row), style: edge)
    }

    /// Writes a remark into the bottom border where there is room.
    mutating func drawRemark(_ text: DisplayText, on frame: Rect) {
        guard !text.isEmpty, text.width + 4 <= frame.width, frame.height > 1 else { return }
        grid.draw(
            " \(text) ", at: Point(column: frame.column + 1, row: frame.maxRow - 1), style: theme[.faint])
    }

    /// Marks on the right border which part of a list its rows show; nothing when they show all of it.
    mutating func drawThumb(on frame: Rect, _ rows: Range<Int>, top: Int, total: Int) {
        guard let thumb = Thumb(track: rows.count, top: top, total: total) else { return }
        for offset in thumb.cells {
            let point = Point(column: frame.maxColumn - 1, row: rows.lowerBound + offset)
            grid.draw("┃", at: point, style: theme[.sign])
        }
    }

    /// Clears a block and frames it: something that lies over the panes.
    /// - Returns: the cells inside its border.
    mutating func drawBox(_ rect: Rect, title: DisplayText) -> Rect {
        grid.fill(rect, style: theme[.text])
        grid.frame(rect, style: theme[.border(isFocused: true)])
        drawTitle([title], on: rect, isFocused: true)
        return rect.inset(by: 1)
    }
}

/// The part of a scroll bar that stands for what is visible.
struct Thumb: Hashable {
    /// Cells of the track.
    let cells: Range<Int>

    /// - Parameter track: cells of the track, which are also the rows that are visible.
    /// - Returns: nil when everything is visible. The thumb touches an end of the track only at that end of the list.
    init?(track: Int, top: Int, total: Int) {
        guard track > 0, total > track else { return nil }
        let length = min(max(1, track * track / total), max(1, track - 1))
        let (free, hidden) = (track - length, total - track)
        let start =
            switch top {
            case ...0: 0
            case hidden...: free
            default: free < 2 ? free / 2 : min(max(1, top * free / hidden), free - 1)
            }
        cells = start..<(start + length)
    }
}
