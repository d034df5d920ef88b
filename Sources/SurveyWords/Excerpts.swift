import Analysis
import CodingModel
import TerminalText

// As much of a text as a line has room for.
extension RawText {
    /// The text on one line, entities decoded; cut beyond the length of any line on a screen, so that a long text costs no more.
    package var oneLine: DisplayText { DisplayText(oneLineExcerpt.decodingHTMLEntities()) }

    /// The text on one line, entities decoded, with the matches of a pattern marked.
    /// - Parameter query: Nil for no marks.
    package func oneLine(highlighting query: TextQuery?) -> HighlightedText {
        let text = oneLineExcerpt
        return HighlightedText(text, highlighting: query?.ranges(in: text) ?? [], decodesEntities: true)
    }

    /// The text on one line, entities decoded, of which `columns` cells can be seen; the rest may be cut off. A list that shows
    /// sixty columns of a long text sanitises hardly more than these.
    package func oneLine(columns: Int) -> DisplayText {
        let limit = 2 * max(0, min(columns, 1024)) + 128
        guard string.utf8.count > limit else { return oneLine }
        let text = RawText(utf8: string.utf8.prefix(limit)).decodingHTMLEntities()
        let line = DisplayText(text)
        // Near the cut a reference, a cluster or an invisible sign may have come to something else. A control sequence
        // may be any length.
        guard line.width > columns + 64, !text.hasEscapes else { return oneLine }
        return line
    }

    private var oneLineExcerpt: RawText { excerpt(2048) }

    /// Whether anything begins that may be a control sequence (ECMA-48), in 7 bits or in 8.
    private var hasEscapes: Bool {
        let bytes = string.utf8.span
        var before: UInt8 = 0
        for index in bytes.indices {
            if bytes[index] == 0x1B || (before == 0xC2 && bytes[index] < 0xA0) { return true }
            before = bytes[index]
        }
        return false
    }
}
