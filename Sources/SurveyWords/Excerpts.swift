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

    /// The text on one line around the first of some places in it, entities decoded, with the places marked: as much as a
    /// line of `columns` cells may show of it. A text that is no longer than that is whole.
    /// - Parameter places: UTF-8 ranges, from the left, without overlaps; at least one.
    package func oneLine(around places: [Range<Int>], columns: Int) -> HighlightedText {
        let bytes = string.utf8.span
        let room = 4 * max(0, min(columns, 1024)) + 512
        guard bytes.count > 4 * room, let first = places.first else {
            return HighlightedText(self, highlighting: places, decodesEntities: true)
        }
        let before = first.lowerBound - room / 2
        let start = first.upperBound < room || before <= 0 ? 0 : bytes.wordStart(from: before)
        let end = bytes.scalarStart(atOrBefore: start + 2 * room)
        let cut: (before: String, after: String) = (start > 0 ? "…" : "", end < bytes.count ? "…" : "")
        let shift = start - cut.before.utf8.count
        let shown = places.prefix { $0.lowerBound < end }.map { place -> Range<Int> in
            let place = place.clamped(to: start..<end)
            return place.lowerBound - shift..<place.upperBound - shift
        }
        let window = String(decoding: string.utf8.dropFirst(start).prefix(end - start), as: UTF8.self)
        return HighlightedText(RawText(cut.before + window + cut.after), highlighting: shown, decodesEntities: true)
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

extension Span where Element == UInt8 {
    /// The beginning of a word near an offset or behind it, so that what is cut there reads well and no reference or control
    /// sequence is cut in two; the beginning of a character where no word begins near.
    fileprivate func wordStart(from offset: Int) -> Int {
        var start = offset
        while start < count, start < offset + 64 {
            if self[start] == UInt8(ascii: " ") || self[start] == UInt8(ascii: "\n") { return start + 1 }
            start += 1
        }
        return scalarStart(atOrBefore: offset)
    }
}
