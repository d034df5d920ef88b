import CodingModel
import TerminalText

// As much of a text as a screen has use for.
extension DisplayText {
    /// Wraps into so many lines at most; what is left over ends the last one with "…".
    func wrapped(to columns: Int, lines limit: Int) -> [DisplayText] {
        guard limit > 0 else { return [] }
        let lines = wrapped(to: columns)
        guard lines.count > limit else { return lines }
        let rest = lines[(limit - 1)...].joined(separator: " ")
        return lines.prefix(limit - 1) + [rest.truncated(to: columns)]
    }
}

extension RawText {
    /// The text on one line, entities decoded: cut beyond what any line of a screen holds, so that its cost is bounded.
    var oneLine: DisplayText { DisplayText(oneLineExcerpt.decodingHTMLEntities()) }

    /// The same with marks where a pattern stands.
    func oneLine(marking query: TextQuery?) -> MarkedText {
        let text = oneLineExcerpt
        return MarkedText(text, marking: query?.ranges(in: text) ?? [], decodesEntities: true)
    }

    private var oneLineExcerpt: RawText { excerpt(2048) }
}
