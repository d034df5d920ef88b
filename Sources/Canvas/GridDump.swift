extension Grid {
    /// The grid as text: one string a row, without the spaces at its end.
    package func lines() -> [String] {
        (0..<size.height).map { row in
            var line = ""
            for cell in cells(ofRow: row) { line += cell.glyph.string }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The grid as text with its styles: under each row a map with one letter a column, then a legend of the letters.
    ///
    ///     Late 漢
    ///     aaaa..:
    ///     a bold
    ///
    /// `.` is the plain style, `a`, `b` … are the others in order of appearance. A capital, or `:` for plain, stands
    /// for the right half of a wide glyph, so the map has as many letters as the grid has columns.
    package func styledLines() -> [String] {
        var legend: [Style] = []
        var dump: [String] = []
        for (row, line) in lines().enumerated() {
            dump.append(line)
            dump.append(String(cells(ofRow: row).map { Self.letter(of: $0, legend: &legend) }))
        }
        for (index, style) in legend.enumerated() {
            dump.append("\(Self.letters[index % Self.letters.count]) \(style)")
        }
        return dump
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

    private static func letter(of cell: Cell, legend: inout [Style]) -> Character {
        let isHidden = cell.glyph.isContinuation
        guard cell.style != .plain else { return isHidden ? ":" : "." }
        let index = legend.firstIndex(of: cell.style) ?? legend.count
        if index == legend.count { legend.append(cell.style) }
        let letter = letters[index % letters.count]
        return isHidden ? Character(letter.uppercased()) : letter
    }
}

extension Style: CustomStringConvertible {
    /// The differences from the plain style in words: `bold reverse, ansi(4) on rgb(0, 0, 40)`; else `plain`.
    package var description: String {
        let names: [(Attributes, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
        ]
        var parts = [names.filter { attributes.contains($0.0) }.map(\.1).joined(separator: " ")]
        if foreground != .terminalDefault || background != .terminalDefault {
            parts.append(background == .terminalDefault ? "\(foreground)" : "\(foreground) on \(background)")
        }
        let text = parts.filter { !$0.isEmpty }.joined(separator: ", ")
        return text.isEmpty ? "plain" : text
    }
}
