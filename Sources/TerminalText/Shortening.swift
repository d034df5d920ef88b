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
        let bytes = string.utf8.span
        var (end, used) = (0, 0)
        while end < bytes.count {
            let next = bytes.endOfGrapheme(from: end)
            let width = bytes.measuredWidth(of: end..<next)
            guard used + width <= columns else { break }
            (end, used) = (next, used + width)
        }
        return DisplayText(sanitised: String(string.slice(0..<end)), width: used)
    }

    /// The grapheme clusters at the end that fit in the columns.
    private func suffix(columns: Int) -> DisplayText {
        let bytes = string.utf8.span
        // No cluster of the program's has more bytes a column; further away nothing needs to be looked at.
        var offset = bytes.graphemeBoundary(atOrBefore: bytes.count - 64 * (columns + 1))
        var clusters: [(start: Int, width: Int)] = []
        while offset < bytes.count {
            let end = bytes.endOfGrapheme(from: offset)
            clusters.append((offset, bytes.measuredWidth(of: offset..<end)))
            offset = end
        }
        var (start, used) = (bytes.count, 0)
        while let last = clusters.popLast(), used + last.width <= columns {
            (start, used) = (last.start, used + last.width)
        }
        return DisplayText(sanitised: String(string.slice(start..<bytes.count)), width: used)
    }
}

extension Sequence<DisplayText> {
    /// The first of several wordings, the fullest first, that has room in so many columns; nil where none has.
    package func fullest(in columns: Int) -> DisplayText? { first { $0.width <= columns } }

    /// The first of several wordings, the fullest first, that has room on so many lines, wrapped; where none has, the last
    /// one, cut. So what is left out is left out as a whole.
    package func fullest(in columns: Int, lines: Int) -> [DisplayText] {
        var last: [DisplayText] = []
        for wording in self {
            last = wording.wrapped(to: columns, lines: lines + 1)
            if last.count <= lines { return last }
            last = wording.wrapped(to: columns, lines: lines)
        }
        return last
    }
}

extension Span where Element == UInt8 {
    /// A place between two clusters, at an offset or before it: the nearest one between two characters of ASCII, for these never
    /// belong together.
    fileprivate func graphemeBoundary(atOrBefore offset: Int) -> Int {
        var offset = Swift.max(0, offset)
        while offset > 0, self[offset] >= 0x80 || self[offset - 1] >= 0x80 { offset -= 1 }
        return offset
    }
}
