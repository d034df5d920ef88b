import TerminalText

/// The visible part of a line that is typed.
package struct PromptModel: Hashable, Sendable {
    /// The words before the line: `Add job: `.
    package let label: DisplayText
    /// The part of the line that fits, with `…` at each side where the line goes on.
    package let visible: DisplayText
    /// Columns of the screen from the beginning of `visible` to the cursor.
    package let cursorColumn: Int
    /// The line is a proposal, and gives way to the first character that is typed.
    package let isSelected: Bool

    /// Lines that what is said of a prompt may take at most.
    package static let remarkLines = 3

    /// The line has so many columns, whatever the label is, but never more than half of them all.
    private static let typingColumns = 20

    /// So many characters after the cursor are in sight where a third of the line has room for them.
    private static let wordLength = 12

    init(label: DisplayText, editor: LineEditor, width: Int) {
        let typing = min(Self.typingColumns, width / 2)
        let label = label.truncatedAtStart(to: max(0, width - typing))
        let width = max(1, width - label.width)
        // More than that is never in sight, and what is measured has to be little.
        let all = editor.textBeforeCursor.string
        let rest = editor.text.string.dropFirst(all.count).prefix(2 * width)
        // After the cursor, a fault or the end of a word is read; `…` stands after that where there is more.
        let next = Self.display(rest.prefix(Self.wordLength)).width + (rest.count > Self.wordLength ? 1 : 0)
        let least = (rest.first.map { Self.width(of: $0) } ?? 0) + 1
        let room = max(1, width - min(max(1, next), max(least, width / 3)))
        var start = all.suffix(2 * width)
        var before = Self.display(start)
        var mark = start.startIndex == all.startIndex ? DisplayText.empty : "…"
        while before.width + mark.width > room, !start.isEmpty {
            mark = "…"
            var surplus = before.width + mark.width - room
            while surplus > 0, let first = start.popFirst() { surplus -= Self.width(of: first) }
            before = Self.display(start)
        }
        let visible = mark + DisplayText(RawText(String(start) + rest))
        self.label = label
        self.visible = visible.truncated(to: width)
        cursorColumn = mark.width + before.width
        isSelected = editor.isSelected
    }

    private static func display(_ text: Substring) -> DisplayText { DisplayText(RawText(String(text))) }

    private static func width(of character: Character) -> Int { DisplayText(RawText(String(character))).width }
}
