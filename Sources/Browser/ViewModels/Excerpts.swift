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
    /// The beginning on one line, entities decoded: more than any line of a screen holds, at a bounded cost.
    var excerpt: DisplayText {
        let limit = 2048
        guard string.utf8.count > limit else { return DisplayText(decodingHTMLEntities()) }
        return DisplayText(RawText(utf8: string.utf8.prefix(limit)).decodingHTMLEntities()) + "…"
    }
}
