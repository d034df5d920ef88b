import TerminalText

/// The visible part of a line that is typed.
package struct PromptModel: Hashable, Sendable {
    /// The words before the line: `Add job: `.
    package let label: DisplayText
    /// The part of the line that fits, with `…` at each side where the line goes on.
    package let visible: DisplayText
    /// Columns of the screen from the beginning of `visible` to the cursor.
    package let cursorColumn: Int
    /// What is typed takes the place of the line.
    package let isSelected: Bool

    /// Lines that what is said of a prompt may take at most.
    package static let remarkLines = 3

    /// The line has so many columns, whatever the label is, but never more than half of them all.
    private static let typingColumns = 20

    init(label: DisplayText, editor: LineEditor, width: Int) {
        let typing = min(Self.typingColumns, width / 2)
        let label = label.truncatedAtStart(to: max(0, width - typing))
        let width = max(1, width - label.width)
        // More than that is never in sight, and what is measured has to be little.
        let all = editor.textBeforeCursor.string
        let rest = editor.text.string.dropFirst(all.count).prefix(2 * width)
        // The cursor stands on a character that is seen: before `…` where there is more of them, else after the text.
        let next = rest.first.map { Self.width(of: $0) } ?? 0
        let room = max(1, width - (rest.count > 1 ? next + 1 : max(1, next)))
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
