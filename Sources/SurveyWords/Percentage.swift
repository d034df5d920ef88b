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
}
