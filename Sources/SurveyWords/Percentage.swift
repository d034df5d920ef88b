import TerminalText

/// Writes shares as percentages for people, everywhere alike.
package enum Percentage {
    /// `48.1%`; `–` where the base is 0, and `…` while percentages are withheld.
    /// - Parameters:
    ///   - share: A fraction of the base; nil when there is no base.
    ///   - isWithheld: True while pages are missing.
    package static func text(_ share: Double?, isWithheld: Bool) -> DisplayText {
        if isWithheld { return "…" }
        return share.map { "\($0 * 100, places: 1)%" } ?? "–"
    }

    /// The percentage that a part is of a whole: `48.1%`; `–` of nothing, and `…` while percentages are withheld.
    package static func text(_ part: Int, of whole: Int, isWithheld: Bool) -> DisplayText {
        text(whole > 0 ? Double(part) / Double(whole) : nil, isWithheld: isWithheld)
    }
}
