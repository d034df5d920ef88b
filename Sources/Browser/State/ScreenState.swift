import Canvas
import CodingModel
import TerminalText

/// The screen: its size, the focused pane, and what is open over the panes.
package struct ScreenState: Sendable {
    /// Size of the whole screen, in cells.
    package private(set) var size: Size
    /// The pane that keys act on.
    package private(set) var focus: Pane = .jobs
    /// The focused pane has the whole screen.
    package private(set) var isMaximised = false
    /// The prompt that is typed into; nil while there is none.
    package private(set) var prompt: Prompt?
    /// The sheets that lie over the panes, the topmost last.
    private(set) var sheets: [OpenSheet] = []
    /// The places where sheets were left.
    private(set) var sheetPlaces = SheetPlaces()
    /// The sentences for the footer.
    private var notices = Notices()
    /// The terminal reports the mouse.
    package private(set) var isMouseOn: Bool
    /// The time when input was last taken in. Countdowns are reckoned from it.
    package private(set) var now: Moment

    init(size: Size, now: Moment, isMouseOn: Bool) {
        self.size = size
        self.now = now
        self.isMouseOn = isMouseOn
    }

    /// The topmost sheet; nil when the panes are uncovered.
    var sheet: (any Sheet)? { sheets.last?.sheet }

    /// A sheet of the open question lies over the panes, perhaps below another.
    var hasSheetOfQuestion: Bool { sheets.contains { $0.sheet.isOfQuestion } }

    // MARK: - Panes

    mutating func resize(to size: Size) { self.size = size }

    mutating func setTime(_ now: Moment) { self.now = now }

    mutating func focus(on pane: Pane) { focus = pane }

    mutating func toggleMaximised() { isMaximised.toggle() }

    mutating func toggleMouse() { isMouseOn.toggle() }

    // MARK: - Notices

    /// The sentence in the footer; nil for none.
    package var notice: Notice? { notices.answer ?? (hasRoomForNews ? notices.news : nil) }

    /// The answer to the reader's last key; nil where there was nothing to say.
    var answer: Notice? { notices.answer }

    /// The work that the answer to the reader's last key tells of; nil where it tells of none.
    var noticeSubject: NoticeSubject? { notices.subject }

    /// News must hide neither what is typed nor the keys that a question is answered with.
    private var hasRoomForNews: Bool { prompt == nil && sheet?.isAsking != true }

    /// A key is pressed: the answer to the one before goes, or the news that was in its place.
    mutating func beginKey() {
        if notices.answer == nil, hasRoomForNews { notices.dropNews() }
        notices.answer(nil, about: nil)
    }

    /// Answers the reader's key.
    /// - Parameter subject: The work that the answer tells of: it goes when that ends.
    mutating func tell(_ notice: Notice, about subject: NoticeSubject? = nil) { notices.answer(notice, about: subject) }

    mutating func tell(_ tone: Notice.Tone, _ text: DisplayText, about subject: NoticeSubject? = nil) {
        tell(Notice(tone, text), about: subject)
    }

    /// Answers a key that was pressed a while ago, with the end of what it began: at once where no answer to a later key
    /// stands, else when that goes.
    /// - Parameter isNews: False where the panes say the same: then it does not wait for an answer to a later key.
    mutating func tellLate(_ notice: Notice, about subject: NoticeSubject, isNews: Bool = true) {
        if notices.answer == nil || notices.subject == subject {
            tell(notice)
        } else if isNews {
            announce(notice)
        }
    }

    /// Tells how far work has come, unless the answer to a later key stands there.
    mutating func tellProgress(_ text: DisplayText, about subject: NoticeSubject) {
        if notices.answer == nil || notices.subject == subject { tell(.information, text, about: subject) }
    }

    /// Tells news that nobody asked for just now.
    mutating func announce(_ news: Notice) { notices.add(news: news) }

    mutating func announce(_ tone: Notice.Tone, _ text: DisplayText) { announce(Notice(tone, text)) }

    /// Takes the answer to the reader's last key off.
    mutating func endAnswer() { notices.answer(nil, about: nil) }

    /// Takes the answer off that tells of a work.
    mutating func endAnswer(about subject: NoticeSubject) {
        if notices.subject == subject { notices.answer(nil, about: nil) }
    }

    // MARK: - Prompts

    /// Opens a prompt in place of any other.
    mutating func open(_ prompt: Prompt) { self.prompt = prompt }

    /// Changes the prompt in place; nothing where none is open.
    mutating func changePrompt(_ change: (inout Prompt) -> Void) {
        guard var open = closePrompt() else { return }
        change(&open)
        prompt = open
    }

    /// Closes the prompt.
    /// - Returns: The prompt that was open; nil when none was.
    @discardableResult mutating func closePrompt() -> Prompt? {
        defer { prompt = nil }
        return prompt
    }

    // MARK: - Sheets

    /// Opens a sheet in place of any other; one that is about no question lies over a sheet that is.
    mutating func open(_ sheet: some Sheet) {
        if sheet.isOfQuestion { sheets.removeAll() } else { sheets.removeAll { !$0.sheet.isOfQuestion } }
        sheets.append(OpenSheet(sheet))
    }

    /// Takes the topmost sheet off, so that it can work on the state; `putBack` lays it there again.
    /// - Returns: Nil when there is none.
    mutating func takeSheet() -> OpenSheet? { sheets.popLast() }

    mutating func putBack(_ sheet: OpenSheet) { sheets.append(sheet) }

    mutating func keep(_ place: SheetPlace, in rows: SheetRows) { sheetPlaces.keep(place, in: rows) }

    /// Has sheets that tell of marks begin anew with the next step that follows the question.
    mutating func restartSheetsThatDependOnMarks() {
        for index in sheets.indices where type(of: sheets[index].sheet).dependsOnMarks { sheets[index].basis = nil }
    }
}

/// A sentence in the footer. It goes with the next key.
package struct Notice: Hashable, Sendable {
    /// The kind of news, the worst last.
    package enum Tone: Hashable, Comparable, Sendable { case information, success, warning, failure }
    /// The kind of news; it decides the sign and the colour.
    package let tone: Tone
    /// The sentence, without a full stop.
    package let text: DisplayText

    /// Columns of one line of a screen that is 80 wide: a column is free at each side, and two are the sign's.
    static let width = 76

    /// A sentence with its tone.
    package init(_ tone: Tone, _ text: DisplayText) {
        self.tone = tone
        self.text = text
    }
}
