/// A text of any length laid out in lines of so many columns, with highlights on parts of it.
///
/// To lay it out all of the text is read, once. Then any lines can be had, at the cost of their cells.
/// ```
/// let layout = TextLayout("The box came\ntwo days late", columns: 8, highlighting: [8..<12])
/// layout.lines(0..<2).map(\.text)   // ["The box", "came"]
/// layout.line(ofHighlight: 0)       // 1
/// ```
package struct TextLayout: Sendable {
    /// So many bytes are laid out between two looks at whether the text is still wanted.
    private static let stretch = 1 << 16

    /// The columns that the text was laid out for.
    package let columns: Int
    /// The sanitised text, its paragraphs separated by LF.
    private let text: String
    /// The UTF-8 offsets where the lines begin and end. Between them lie the spaces that were dropped and the LFs.
    private var starts: [UInt32] = []
    private var ends: [UInt32] = []
    /// UTF-8 ranges of `text`, from the left, without overlaps.
    private let highlights: [Range<Int>]

    /// Sanitises a text and wraps its paragraphs; there is at least one line.
    /// - Parameters:
    ///   - columns: The width of a line, at least one.
    ///   - ranges: The highlights, as UTF-8 ranges of the raw text, from the left, without overlaps.
    ///   - decodesEntities: True when HTML entities are decoded first.
    ///   - isWanted: Asked now and then, while a long text is read. Once it is false, there is no layout.
    package init?(
        _ raw: RawText, columns: Int, highlighting ranges: [Range<Int>] = [], decodesEntities: Bool = false,
        while isWanted: () -> Bool
    ) {
        let (raw, ranges) = decodesEntities ? raw.decodingHTMLEntities(moving: ranges) : (raw, ranges)
        guard let sanitised = Sanitiser.text(of: raw, highlights: ranges, while: isWanted) else { return nil }
        self.init(sanitised, columns: columns)
        guard wrap(while: isWanted) else { return nil }
    }

    /// Sanitises a text and wraps its paragraphs, whatever time that takes.
    package init(
        _ raw: RawText, columns: Int, highlighting ranges: [Range<Int>] = [], decodesEntities: Bool = false
    ) {
        let (raw, ranges) = decodesEntities ? raw.decodingHTMLEntities(moving: ranges) : (raw, ranges)
        self.init(Sanitiser.text(of: raw, highlights: ranges) ?? ("", []), columns: columns)
        _ = wrap(while: { true })
    }

    /// A text that is yet to be wrapped.
    private init(_ sanitised: (text: String, highlights: [Range<Int>]), columns: Int) {
        self.columns = max(1, columns)
        text = sanitised.text
        highlights = sanitised.highlights.filter { !$0.isEmpty }
    }

    private mutating func wrap(while isWanted: () -> Bool) -> Bool {
        let bytes = text.utf8.span
        var wrapper = LineWrapper(columns: columns)
        var offset = 0
        while offset < bytes.count {
            guard isWanted() else { return false }
            offset = wrapper.read(bytes, from: offset, to: min(bytes.count, offset + Self.stretch))
            take(wrapper.takeLines())
        }
        wrapper.endParagraph(at: offset)
        take(wrapper.takeLines())
        return true
    }

    private mutating func take(_ lines: [LineWrapper.Segment]) {
        for line in lines {
            // Bodies of the server are bounded far below 4 GB.
            starts.append(UInt32(clamping: line.range.lowerBound))
            ends.append(UInt32(clamping: line.range.upperBound))
        }
    }

    /// Number of lines.
    package var lineCount: Int { starts.count }

    /// Some of the lines, each with its part of the highlights; lines that there are not are left out.
    package func lines(_ wanted: Range<Int>) -> [HighlightedText] {
        let wanted = wanted.clamped(to: 0..<lineCount)
        guard !wanted.isEmpty else { return [] }
        let bytes = text.utf8.span
        var next = highlights.partitionIndex { $0.upperBound > Int(starts[wanted.lowerBound]) }
        var lines: [HighlightedText] = []
        for line in wanted {
            let range = Int(starts[line])..<Int(ends[line])
            var marks: [Range<Int>] = []
            while next < highlights.count, highlights[next].lowerBound < range.upperBound {
                let mark = highlights[next].clamped(to: range)
                marks.append(mark.lowerBound - range.lowerBound..<mark.upperBound - range.lowerBound)
                // One that goes on has a part in the next line too.
                guard highlights[next].upperBound <= range.upperBound else { break }
                next += 1
            }
            let shown = DisplayText(sanitised: String(text.slice(range)), width: bytes.measuredWidth(of: range))
            lines.append(HighlightedText(shown, highlights: marks))
        }
        return lines
    }

    /// The columns of a line that a highlight takes; nil where none of it is there.
    package func columns(ofHighlight index: Int, inLine line: Int) -> Range<Int>? {
        guard highlights.indices.contains(index), starts.indices.contains(line) else { return nil }
        let range = Int(starts[line])..<Int(ends[line])
        let mark = highlights[index].clamped(to: range)
        guard !mark.isEmpty else { return nil }
        let shown = DisplayText(
            sanitised: String(text.slice(range)), width: text.utf8.span.measuredWidth(of: range))
        let part = mark.lowerBound - range.lowerBound..<mark.upperBound - range.lowerBound
        return HighlightedText(shown, highlights: [part]).columns.first
    }

    /// Number of highlights of which there is anything in the text.
    package var highlightCount: Int { highlights.count }

    /// The line that a highlight begins in.
    package func line(ofHighlight index: Int) -> Int {
        let start = UInt32(clamping: highlights[index].lowerBound)
        return max(0, starts.partitionIndex { $0 > start } - 1)
    }

    /// The first highlight that begins in a line or below it; `highlightCount` when none does.
    package func firstHighlight(fromLine line: Int) -> Int {
        guard starts.indices.contains(line) else { return line < 0 ? 0 : highlightCount }
        let start = Int(starts[line])
        return highlights.partitionIndex { $0.lowerBound >= start }
    }
}
