import TerminalText

extension RawText {
    /// How much is quoted of a key, a label, an id or a status.
    package static let excerptLength = 80

    /// The text, cut after so many Unicode scalars and then ending in `…`. For whatever a sentence quotes: a server can
    /// send anything of any length. Scalars, because a character may hold any number of combining marks.
    package func excerpt(_ limit: Int = excerptLength) -> RawText {
        // No text with so few bytes has more scalars; most never get further.
        if string.utf8.count <= limit { return self }
        let scalars = string.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end != scalars.endIndex
        else { return self }
        return RawText(String(scalars[..<end]) + "…")
    }
}
