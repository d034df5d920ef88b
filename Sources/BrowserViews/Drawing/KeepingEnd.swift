import TerminalText

extension DisplayText {
    /// The text itself when it fits in the columns, else its end after "…": for paths, whose end says most.
    func keepingEnd(in columns: Int) -> DisplayText {
        guard width > columns else { return self }
        guard columns > 0 else { return .empty }
        var excess = width - (columns - 1)
        var rest = string[...]
        for cluster in clusters where excess > 0 {
            excess -= cluster.width
            rest = string[cluster.text.endIndex...]
        }
        return "…\(RawText(String(rest)))"
    }
}
