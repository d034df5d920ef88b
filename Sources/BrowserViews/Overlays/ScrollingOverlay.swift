import Browser
import Canvas
import TerminalText

/// Text that lies over the panes and scrolls: the help screen, or the facts of a job.
///
/// Both drawing and the keymap lay it out, so a key never scrolls past what is drawn.
struct ScrollingOverlay {
    let title: DisplayText
    /// The box, border included.
    let frame: Rect
    /// Side by side, each of the same width.
    let columns: [[StyledLine]]
    let columnWidth: Int
    /// Lines of the longest column.
    let total: Int
    /// Lines that fit.
    let page: Int
    /// The first visible line, within bounds.
    let top: Int

    static let gap = 3

    /// Nil when no such overlay is open, or there is nothing to tell.
    init?(_ state: BrowserState, keymap: Keymap) {
        let screen = Rect(column: 0, row: 0, width: state.size.width, height: max(0, state.size.height - 1))
        switch state.overlay {
        case .help(let top):
            let count = max(1, min(3, (screen.width - 4) / 46))
            let width = (screen.width - 4 - (count - 1) * Self.gap) / count
            let columns = HelpText(keymap: keymap, width: width).columns(count)
            self.init(title: "Help", frame: screen, columns: columns, columnWidth: width, top: top)
        case .jobFacts(let top):
            guard let facts = state.jobFacts else { return nil }
            let width = min(80, screen.width - (screen.width < Layout.middleFrom ? 0 : 4))
            let lines = JobFactsText.lines(facts, width: width - 4)
            let height = min(lines.count + 2, screen.height)
            let frame = Rect(
                column: (screen.width - width) / 2, row: (screen.height - height) / 2, width: width, height: height)
            self.init(title: facts.title, frame: frame, columns: [lines], columnWidth: width - 4, top: top)
        case nil:
            return nil
        }
    }

    private init(title: DisplayText, frame: Rect, columns: [[StyledLine]], columnWidth: Int, top: Int) {
        self.title = title
        self.frame = frame
        self.columns = columns
        self.columnWidth = columnWidth
        total = columns.map(\.count).max() ?? 0
        page = max(0, frame.height - 2)
        self.top = max(0, min(top, total - page))
    }

    /// The first line after a command that moves; nil for any other command.
    func top(after command: Command) -> Int? {
        let step = max(1, page - 1)
        let wanted: Int
        switch command {
        case .moveUp: wanted = top - 1
        case .moveDown: wanted = top + 1
        case .pageUp: wanted = top - step
        // Space, as in any pager.
        case .pageDown, .toggleFold: wanted = top + step
        case .goToTop: wanted = 0
        case .goToBottom: wanted = total
        default: return nil
        }
        return max(0, min(wanted, total - page))
    }
}

extension Drawing {
    /// Draws the box, the lines that are in sight, and a thumb where there are more.
    mutating func drawOverlay(_ overlay: ScrollingOverlay) {
        let content = drawBox(overlay.frame, title: overlay.title)
        for (index, column) in overlay.columns.enumerated() {
            let left = content.column + 1 + index * (overlay.columnWidth + ScrollingOverlay.gap)
            for (offset, line) in column.dropFirst(overlay.top).prefix(content.height).enumerated() {
                draw(line, column: left, row: content.row + offset, width: overlay.columnWidth)
            }
        }
        drawThumb(on: overlay.frame, content.rows, top: overlay.top, total: overlay.total)
    }

    private mutating func draw(_ line: StyledLine, column: Int, row: Int, width: Int) {
        var used = 0
        for span in line.spans {
            used += draw(span.text, column: column + used, row: row, width: width - used, span.role)
        }
    }
}
