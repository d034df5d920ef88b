import Analysis
import TerminalText

/// One change to a line of typed text.
package enum LineEdit: Hashable, Sendable {
    case insert(Character)
    case deleteBackward, deleteForward, deleteWord, deleteAll, deleteToEnd
    case left, right, start, end
}

/// A line of typed text with a cursor, in the manner of readline.
package struct LineEditor: Hashable, Sendable {
    /// In characters: longer than any filter or note that is typed, and room for five hundred pasted ids.
    package static let limit = 20_000
    private var before: [Character] = []
    private var after: [Character] = []
    /// The whole line is selected, as it is proposed: what is typed takes its place. Moving in it keeps it.
    package private(set) var isSelected = false

    /// A line with the cursor at its end.
    package init(_ text: RawText = "", isSelected: Bool = false) {
        insert(text)
        self.isSelected = isSelected && !before.isEmpty
    }

    /// The whole line.
    package var text: RawText { RawText(String(before + after)) }
    /// The part left of the cursor: its width is the cursor's column.
    package var textBeforeCursor: RawText { RawText(String(before)) }

    /// Types text. Line breaks become blanks, with none at the ends: a pasted list stays whole, and can't submit itself.
    /// - Returns: Number of characters that were left out, for which there was no room.
    @discardableResult package mutating func insert(_ text: RawText) -> Int {
        let line = text.string.split(whereSeparator: \.isNewline).joined(separator: " ")
        if isSelected, !line.isEmpty { clear() }
        let room = max(0, Self.limit - before.count - after.count)
        before.append(contentsOf: line.prefix(room))
        return max(0, line.count - room)
    }

    /// Puts a word in the place of what stands between a position and the cursor.
    /// A quotation mark that ends the word and stands after the cursor already is not doubled.
    /// - Parameter start: Number of characters before the word.
    mutating func replace(from start: Int, with word: RawText) {
        isSelected = false
        before.removeLast(max(0, before.count - start))
        insert(word)
        if word.string.last == "\"", let next = after.first, FilterQuotes.isQuote(next) { after.removeFirst() }
    }

    /// Puts a word in the place of the characters after a position, and the cursor after it.
    mutating func replace(_ offered: OfferedWord) {
        moveCursor(to: offered.start)
        after.removeFirst(min(offered.length, after.count))
        insert(offered.word)
    }

    /// Puts the cursor after so many characters, at most after the last.
    mutating func moveCursor(to position: Int) {
        isSelected = false
        let all = before + after
        let place = max(0, min(position, all.count))
        before = Array(all[..<place])
        after = Array(all[place...])
    }

    /// Makes one change.
    package mutating func apply(_ edit: LineEdit) {
        if isSelected, edit.isDeletion { clear() }
        if case .insert = edit {} else { isSelected = false }
        switch edit {
        case .insert(let character): insert(RawText(String(character)))
        case .deleteBackward: _ = before.popLast()
        case .deleteForward: if !after.isEmpty { after.removeFirst() }
        case .deleteWord:
            while before.last?.isWhitespace == true { before.removeLast() }
            while let last = before.last, !last.isWhitespace { before.removeLast() }
        case .deleteAll: clear()
        case .deleteToEnd: after = []
        case .left: if let last = before.popLast() { after.insert(last, at: 0) }
        case .right: if !after.isEmpty { before.append(after.removeFirst()) }
        case .start:
            after = before + after
            before = []
        case .end:
            before += after
            after = []
        }
    }

    private mutating func clear() {
        (before, after) = ([], [])
        isSelected = false
    }
}

extension LineEdit {
    fileprivate var isDeletion: Bool {
        switch self {
        case .deleteBackward, .deleteForward, .deleteWord, .deleteAll, .deleteToEnd: true
        case .insert, .left, .right, .start, .end: false
        }
    }
}
