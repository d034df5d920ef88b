import TerminalText

extension RawText {
    /// How many Unicode scalars are quoted of a key, a label, an id or a status.
    package static let excerptLength = 80

    /// The text cut after `limit` Unicode scalars, with `…` at the end where it was cut. For texts that a sentence quotes: a
    /// server can send texts of any length. Scalars are counted, since a character may hold any number of combining marks.
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
