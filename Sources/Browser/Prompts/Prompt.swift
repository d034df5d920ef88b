import TerminalText

/// A line that is typed, with the kind of prompt that asked for it.
///
/// Each kind is a file of its own that knows all of itself: the command that opens it, its label, its keys, and its end.
package struct Prompt: Sendable {
    /// The line and its cursor.
    package internal(set) var editor: LineEditor
    /// The reason why what was typed was refused; nil while it is not.
    package internal(set) var refusal: DisplayText?
    /// The work that the refusal is about: it is told no longer than that goes on. Nil for what was typed itself.
    var refusalSubject: NoticeSubject?
    /// The words that were offered for the place of the cursor; nil once the line changed otherwise.
    var completion: Completion?
    /// The word that the refusal names for what it refused; nil where there is none, and once the line changed.
    var offered: OfferedWord?
    /// The list of files that it waits for, and what is offered beside them; nil once the line changed.
    var listing: (token: RequestToken, words: Completion)?
    var kind: any PromptKind

    /// - Parameter isSelected: The text is a proposal, which the first character typed replaces.
    init(_ kind: some PromptKind, _ text: RawText = "", isSelected: Bool = false) {
        editor = LineEditor(text, isSelected: isSelected)
        self.kind = kind
    }
}

/// A kind of prompt. While one of its methods changes the state, the prompt is taken off the screen.
protocol PromptKind: Sendable {
    /// The reason why a command can't open it now; nil when it can.
    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText?
    /// Opens it. Where it can't be opened after all, a notice says why.
    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt?

    /// The words before the line: `Add job: `.
    func label(for text: RawText, in state: BrowserState) -> DisplayText
    /// A sentence about what is typed, beside a refusal; nil for none.
    func remark(on text: RawText, in state: BrowserState) -> Notice?
    func hints(in state: BrowserState) -> [Hint]
    /// A list to choose from, as the palette has; nil for none.
    func choices(for text: RawText, in state: BrowserState) -> ChoiceList?

    /// The words that the text before the cursor may go on with.
    func completions(of before: RawText, in state: BrowserState) -> CompletionSource
    /// A key completes the word at the cursor.
    var completes: Bool { get }
    /// It names codes: of a snapshot that comes meanwhile the names are made before a key asks for them.
    var namesCodes: Bool { get }
    /// It waits for something outside, and takes no typing meanwhile.
    var isWaiting: Bool { get }

    /// Follows a change of the text.
    mutating func follow(_ text: RawText, in state: inout BrowserState) -> PromptReply
    /// Keys of its own, beside those of the line editor.
    func takes(_ key: PromptKey) -> Bool
    /// Does what a key of its own asks for.
    mutating func take(_ key: PromptKey, _ text: RawText, in state: inout BrowserState) -> PromptReply
    /// Enter.
    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome
    /// Esc.
    func cancel(in state: inout BrowserState) -> [Effect]
}

/// Keys that a kind of prompt may have for itself.
package enum PromptKey: Hashable, Sendable {
    /// `^R`: reads the pattern the other way.
    case toggleSyntax
    /// `^T`: looks at other people's words.
    case cycleScope
    /// Moves the choice by so many rows.
    case choose(Int)
    /// Completes the word at the cursor; 1 takes the next one that fits, -1 the one before.
    case complete(Int)
}

/// The answer of a prompt that stays open.
struct PromptReply {
    var effects: [Effect] = []
    /// The reason why what is typed is refused.
    var refusal: DisplayText?
}

/// A word that may take the place of a part of the line.
struct OfferedWord: Hashable, Sendable {
    /// Number of characters before that part, and in it.
    let start, length: Int
    let word: RawText
}

/// The end of a prompt.
enum PromptOutcome {
    /// It closes.
    case close([Effect] = [])
    /// It stays open, with a reason, and the cursor after so many characters; nil leaves the cursor.
    case refuse(DisplayText, at: Int?)
    /// It stays open, with a reason that holds while a work goes on.
    case postpone(DisplayText, NoticeSubject)
    /// It stays open, with a reason, the cursor at what was refused, and a word for it that a key takes.
    case offer(DisplayText, OfferedWord)
    /// It stays as it is.
    case stay([Effect] = [])
    /// It stays open, for the question that it was about is gone: nothing but Esc is left.
    static let questionIsGone = PromptOutcome.refuse("This question is not on screen any more. Press Esc", at: nil)
    /// It closes, and a command is done.
    case perform(Command)
}

/// A list to choose from, below a prompt.
package struct ChoiceList: Hashable, Sendable {
    /// A command that can be chosen.
    package struct Choice: Hashable, Sendable {
        /// The command with its name, its keys and its help sentence.
        package let binding: Binding
        /// The reason why it can't be done now; nil when it can.
        package let unavailability: DisplayText?
    }

    /// The title of its box.
    package let title: DisplayText
    /// The choices, the best match first.
    package let choices: [Choice]
    /// Position of the selected choice; 0 when there is none.
    package let selected: Int
}

extension PromptKind {
    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText? { nil }
    func remark(on text: RawText, in state: BrowserState) -> Notice? { nil }
    func choices(for text: RawText, in state: BrowserState) -> ChoiceList? { nil }
    func completions(of before: RawText, in state: BrowserState) -> CompletionSource { .none }
    var completes: Bool { false }
    var namesCodes: Bool { false }
    var isWaiting: Bool { false }
    mutating func follow(_ text: RawText, in state: inout BrowserState) -> PromptReply { PromptReply() }
    func takes(_ key: PromptKey) -> Bool { if case .complete = key { completes } else { false } }
    mutating func take(_ key: PromptKey, _ text: RawText, in state: inout BrowserState) -> PromptReply { PromptReply() }
    func cancel(in state: inout BrowserState) -> [Effect] { [] }

    /// The usual hints: one for Enter, one for Esc, before them one for Tab where it completes.
    func hints(enter: DisplayText, escape: DisplayText = "cancel") -> [Hint] {
        (completes ? [Hint(keys: "Tab", label: "complete")] : [])
            + [Hint(keys: "Enter", label: enter), Hint(keys: "Esc", label: escape)]
    }
}
