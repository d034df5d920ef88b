import Canvas
import TerminalText

/// The size of a sheet's body, and the way in which it is moved through.
enum SheetExtent {
    /// Text that scrolls; nothing in it can be selected.
    case lines(Int)
    /// Rows of which one is selected.
    case rows(Int)
    /// A square of cells of which one is selected.
    case cells(Int, visibleColumns: Int)
    /// Text with links of which one is selected.
    case links(DetailContent)

    /// The length of what is scrolled through: lines, or rows and links that can be selected.
    var total: Int {
        switch self {
        case .lines(let count), .rows(let count), .cells(let count, _): count
        case .links(let content): content.links.count
        }
    }
}

/// The place in a sheet's body. All bounds of sheets are decided here.
struct SheetCursor: Hashable, Sendable {
    /// The selected row or link, and among cells the selected column.
    private(set) var row = 0
    private(set) var column = 0
    /// The first line or row in sight, and among cells the first column in sight.
    private(set) var top = 0
    private(set) var left = 0

    /// Selects a row that is known to be there.
    mutating func select(row: Int) { self.row = row }

    /// Selects a cell, clamped to a square of so many rows and columns.
    mutating func clamp(to count: Int) {
        row = Scrolling.clamp(row, to: count)
        column = Scrolling.clamp(column, to: count)
    }

    mutating func scrollToTop() { top = 0 }

    /// Moves by so many rows or lines; `.max` and `-.max` stand for the end and the beginning.
    /// - Parameter rows: Number of rows that are in sight.
    mutating func move(by step: Int, in extent: SheetExtent, rows: Int) {
        switch extent {
        case .lines: top = max(0, top.addingClamped(min(step, .max / 2)))
        case .rows(let count), .cells(let count, _): row = Scrolling.clamp(row.addingClamped(step), to: count)
        case .links(let content): move(by: step, in: content, rows: rows)
        }
    }

    /// Moves to another column of cells.
    mutating func moveAcross(by step: Int, in extent: SheetExtent) {
        if case .cells(let count, _) = extent { column = Scrolling.clamp(column + step, to: count) }
    }

    /// Scrolls so that the selection is in sight and no gap is left below.
    mutating func keepInBounds(of extent: SheetExtent, rows: Int) {
        switch extent {
        case .lines(let count): top = max(0, min(top, count - rows))
        case .rows(let count): top = Scrolling.top(top, showing: row, rows: rows, of: count)
        case .cells(let count, let columns):
            top = Scrolling.top(top, showing: row, rows: rows, of: count)
            left = Scrolling.top(left, showing: column, rows: columns, of: count)
        case .links(let content): show(row, of: content, rows: rows)
        }
    }

    // MARK: - Links

    /// Goes on to another link once the one that is selected was read to its end; by pages so that nothing between is
    /// passed over.
    private mutating func move(by step: Int, in content: DetailContent, rows: Int) {
        guard !content.links.isEmpty else { return }
        let range = content.range(ofLink: row)
        if abs(step) == .max {
            row = step > 0 ? content.links.count - 1 : 0
        } else if step > 0, top + rows < range.upperBound, rows < range.count {
            top = min(top + step, range.upperBound - rows)
        } else if step < 0, top > range.lowerBound, rows < range.count {
            top = max(top + step, range.lowerBound)
        } else {
            let line = abs(step) == 1 ? nil : max(0, top + step)
            let there = line.map { content.link(at: $0, isGoingDown: step > 0) } ?? row
            // A page that ends where it began is a step.
            let isOn = step > 0 ? there > row : there < row
            row = Scrolling.clamp(isOn ? there : row + step.signum(), to: content.links.count)
            // An answer that is longer than the sheet is begun at the end that was come from.
            let next = content.range(ofLink: row)
            top = rows < next.count ? (step > 0 ? next.lowerBound : next.upperBound - rows) : line ?? top
        }
    }

    /// Lines, not links, are what scrolls there.
    private mutating func show(_ link: Int, of content: DetailContent, rows: Int) {
        guard content.links.indices.contains(link) else { return }
        let range = content.range(ofLink: link)
        let (start, end) = (range.lowerBound, range.upperBound - rows)
        top = max(0, min(max(top, min(start, end)), max(start, end)))
    }
}

extension DetailContent {
    /// The link that a line belongs to; going up, the next one where it does not begin there.
    fileprivate func link(at line: Int, isGoingDown: Bool) -> Int {
        let link = max(0, links.partitionIndex { $0.range.lowerBound > line } - 1)
        return isGoingDown || range(ofLink: link).lowerBound == line ? link : link + 1
    }

    /// The lines of a link with what belongs to it: its follow-ups and codes, before the first its question.
    fileprivate func range(ofLink link: Int) -> Range<Int> {
        guard links.indices.contains(link) else { return 0..<lineCount }
        let end = link + 1 < links.count ? links[link + 1].range.lowerBound : lineCount
        return (link == 0 ? 0 : links[link].range.lowerBound)..<end
    }
}
