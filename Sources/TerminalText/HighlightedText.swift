/// Display text with highlights on parts of it: the hits of a search.
///
/// The highlights are given as ranges of the raw text and are kept through entities, sanitiser and wrapping. An escape
/// sequence or a cluster of which a part is highlighted is highlighted whole.
package struct HighlightedText: Hashable, Sendable {
    /// The text without its highlights.
    package let text: DisplayText
    /// UTF-8 ranges of the text, from the left, without overlaps.
    private let highlights: [Range<Int>]

    init(_ text: DisplayText, highlights: [Range<Int>]) {
        self.text = text
        self.highlights = highlights.filter { !$0.isEmpty }
    }

    /// A text without highlights.
    package init(_ text: DisplayText) {
        self.init(text, highlights: [])
    }

    /// Sanitises a text into one line, like `DisplayText(raw)`.
    /// - Parameters:
    ///   - ranges: the highlights, as UTF-8 ranges of the raw text, from the left, without overlaps.
    ///   - decodesEntities: whether HTML entities are decoded first.
    package init(_ raw: RawText, highlighting ranges: [Range<Int>], decodesEntities: Bool = false) {
        guard !ranges.isEmpty else {
            self.init(DisplayText(decodesEntities ? raw.decodingHTMLEntities() : raw))
            return
        }
        let (raw, ranges) = decodesEntities ? raw.decodingHTMLEntities(moving: ranges) : (raw, ranges)
        self = Sanitiser.line(of: raw, highlights: ranges)
    }

    /// The columns of the highlighted cells, counted from the text's beginning; neighbours are joined.
    package var columns: [Range<Int>] {
        guard !highlights.isEmpty else { return [] }
        let bytes = text.string.utf8.span
        var columns: [Range<Int>] = []
        var rest = highlights[...]
        var offset = 0
        var column = 0
        while offset < bytes.count, let mark = rest.first {
            let cell = bytes.cell(at: offset)
            if mark.lowerBound < cell.end {
                let start = columns.last?.upperBound == column ? columns.removeLast().lowerBound : column
                columns.append(start..<column + cell.width)
            }
            while let mark = rest.first, mark.upperBound <= cell.end { rest.removeFirst() }
            offset = cell.end
            column += cell.width
        }
        return columns
    }
}

extension HighlightedText {
    /// Puts a text without highlights before one that has some.
    package static func + (left: DisplayText, right: HighlightedText) -> HighlightedText {
        let length = left.string.utf8.count
        return HighlightedText(
            left + right.text,
            highlights: right.highlights.map { $0.lowerBound + length..<$0.upperBound + length })
    }
}
