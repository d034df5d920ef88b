// Shortening text whose end says as much as its beginning, or more.

extension DisplayText {
    /// The text itself when it fits in the columns, else "…" and its end: for paths, whose end says most.
    ///
    /// It is never wider than the columns, and keeps whole grapheme clusters only.
    package func truncatedAtStart(to columns: Int) -> DisplayText {
        truncated(keeping: 0, to: columns)
    }

    /// The text itself when it fits in the columns, else its beginning, "…" and its end: for names that begin alike.
    package func truncatedInMiddle(to columns: Int) -> DisplayText {
        truncated(keeping: columns / 2, to: columns)
    }

    /// - Parameter head: columns to keep at the beginning; the rest, less one for "…", goes to the end.
    private func truncated(keeping head: Int, to columns: Int) -> DisplayText {
        guard width > columns else { return self }
        guard columns > 0 else { return .empty }
        let beginning = head > 1 ? prefix(columns: head) : .empty
        return beginning + "…" + suffix(columns: columns - 1 - beginning.width)
    }

    /// The grapheme clusters at the beginning that fit in the columns.
    private func prefix(columns: Int) -> DisplayText {
        var kept = 0..<0
        var used = 0
        for grapheme in graphemes {
            guard used + grapheme.width <= columns else { break }
            used += grapheme.width
            kept = 0..<grapheme.range.upperBound
        }
        return DisplayText(sanitised: String(string.slice(kept)), width: used)
    }

    /// The grapheme clusters at the end that fit in the columns.
    private func suffix(columns: Int) -> DisplayText {
        let end = string.utf8.count
        var start = end
        var used = 0
        for grapheme in graphemes.reversed() {
            guard used + grapheme.width <= columns else { break }
            used += grapheme.width
            start = grapheme.range.lowerBound
        }
        return DisplayText(sanitised: String(string.slice(start..<end)), width: used)
    }

    /// The grapheme clusters as UTF-8 ranges with their widths.
    private var graphemes: [(range: Range<Int>, width: Int)] {
        let bytes = string.utf8.span
        var graphemes: [(range: Range<Int>, width: Int)] = []
        var offset = 0
        while offset < bytes.count {
            let end = bytes.endOfGrapheme(from: offset)
            graphemes.append((offset..<end, bytes.measuredWidth(of: offset..<end)))
            offset = end
        }
        return graphemes
    }
}
