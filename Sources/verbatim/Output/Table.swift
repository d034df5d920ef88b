import TerminalText

/// A table of text whose columns are as wide as their widest cell.
struct Table {
    /// A line of the table; the first is the head.
    var rows: [[DisplayText]]

    var lines: [DisplayText] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
        }
        return rows.map { row in
            row.indices.map { $0 == row.count - 1 ? row[$0] : row[$0].padded(to: widths[$0]) }.joined(separator: "  ")
        }
    }
}
