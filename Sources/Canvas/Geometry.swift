/// How large something is, in terminal cells.
package struct Size: Hashable, Sendable {
    /// Columns, never negative.
    package let width: Int
    /// Rows, never negative.
    package let height: Int

    /// Negative measures count as 0.
    package init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}

/// A cell's position, counted from the top left cell, which is (0, 0).
package struct Point: Hashable, Sendable {
    /// Columns to the right of the leftmost one; it may lie outside the grid.
    package var column: Int
    /// Rows below the top one; it may lie outside the grid.
    package var row: Int

    /// The position in a column and a row.
    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// A block of cells. It may reach beyond a grid, or be empty; drawing clips it.
package struct Rect: Hashable, Sendable {
    /// The leftmost column.
    package let column: Int
    /// The top row.
    package let row: Int
    /// Columns, never negative.
    package let width: Int
    /// Rows, never negative.
    package let height: Int

    /// Negative measures count as 0.
    package init(column: Int, row: Int, width: Int, height: Int) {
        self.column = column
        self.row = row
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The block of a size at the origin.
    package init(_ size: Size) {
        self.init(column: 0, row: 0, width: size.width, height: size.height)
    }

    /// The first column to the right of the block.
    package var maxColumn: Int { column + width }
    /// The first row below the block.
    package var maxRow: Int { row + height }
    /// The top left cell.
    package var origin: Point { Point(column: column, row: row) }
    /// Columns and rows.
    package var size: Size { Size(width: width, height: height) }
    /// Whether the block has no cell.
    package var isEmpty: Bool { width == 0 || height == 0 }
    /// The columns that the block covers.
    package var columns: Range<Int> { column..<maxColumn }
    /// The rows that the block covers.
    package var rows: Range<Int> { row..<maxRow }

    /// Whether a cell lies in the block.
    package func contains(_ point: Point) -> Bool {
        columns.contains(point.column) && rows.contains(point.row)
    }

    /// The block without a margin of so many cells on each side; empty when nothing is left.
    package func inset(by margin: Int) -> Rect {
        Rect(column: column + margin, row: row + margin, width: width - 2 * margin, height: height - 2 * margin)
    }

    /// The cells that two blocks share; empty when they don't meet.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(column, other.column)
        let top = max(row, other.row)
        return Rect(
            column: left, row: top,
            width: min(maxColumn, other.maxColumn) - left, height: min(maxRow, other.maxRow) - top)
    }

    /// Cuts the block into so many columns on the left and the rest; neither reaches beyond the block.
    package func split(leftColumns: Int) -> (left: Rect, right: Rect) {
        let cut = min(max(0, leftColumns), width)
        return (
            Rect(column: column, row: row, width: cut, height: height),
            Rect(column: column + cut, row: row, width: width - cut, height: height)
        )
    }

    /// Cuts the block into so many rows at the top and the rest; neither reaches beyond the block.
    package func split(topRows: Int) -> (top: Rect, bottom: Rect) {
        let cut = min(max(0, topRows), height)
        return (
            Rect(column: column, row: row, width: width, height: cut),
            Rect(column: column, row: row + cut, width: width, height: height - cut)
        )
    }

    /// The block one row high at `index`, counted from the block's top.
    package func line(_ index: Int) -> Rect {
        Rect(column: column, row: row + index, width: width, height: 1)
    }
}
