import Canvas
import TerminalText

/// A screen that lies over the panes. Each is a file of its own that knows all of itself: the question that it is about,
/// the work that it asks for, its title, head and body, its keys and its hints.
///
/// A sheet is a value in `ScreenState`. While one of its methods changes the state, the sheet is taken off and laid back
/// afterwards: so it may change anything but itself there.
protocol Sheet: Sendable {
    /// The result of the work that it asks for; `Never` where it asks for none.
    associatedtype Finding: Sendable = Never

    /// It is about the open question: it closes with the question, and snapshots wait behind it.
    static var isOfQuestion: Bool { get }
    /// Its place: the selection, and the first row and column in sight.
    var cursor: SheetCursor { get set }
    /// It shows when the selected job is tried next.
    var showsNextTry: Bool { get }
    /// It tells of marks, and begins anew when they are read from the store.
    static var dependsOnMarks: Bool { get }

    // MARK: Work

    /// The part of a job that it is about; nil for none.
    func basis(in state: BrowserState) -> SheetBasis?
    /// Begins, and begins anew whenever its basis becomes another.
    /// - Returns: The work to be done; nil for none.
    mutating func begin(in state: BrowserState) -> SheetWork<Finding>?
    /// Takes the result of its work.
    mutating func take(_ finding: Finding, in state: inout BrowserState) -> SheetOutcome

    /// The texts that it shows and that may be of any length: the state has them laid out, and `content(for:)` gives them.
    func readings(in state: BrowserState) -> [ReadingKey]

    /// Brings what it keeps after the state; called after every event, before anything is drawn.
    mutating func prepare(in state: BrowserState)

    // MARK: Looks

    /// The frame on the screen, border included.
    func frame(in state: BrowserState) -> Rect
    func title(in state: BrowserState) -> DisplayText
    /// The lines above the body, wrapped.
    /// - Parameter limit: The number of lines that leaves as much room to the body.
    func head(in state: BrowserState, limit: Int) -> [DisplayText]
    /// The head asks the reader something.
    var isAsking: Bool { get }
    /// The first line of the body names columns, and does not scroll.
    var hasColumnHeads: Bool { get }
    /// The size of the body, and the way in which it is moved through.
    func extent(in state: BrowserState) -> SheetExtent
    /// The part of the body that is in sight.
    /// - Parameter rows: Number of rows that fit, column heads apart.
    func body(in state: BrowserState, rows: Int) -> SheetModel.Body

    // MARK: Keys

    /// Commands of its own, beside those that move and close.
    func takes(_ command: Command) -> Bool
    /// Commands that mean what they mean without a sheet.
    func passes(_ command: Command) -> Bool
    /// The command that opened it closes it again.
    func isClosed(by command: Command) -> Bool
    /// Does a command of its own.
    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome
    /// The footer's hints, the most useful first.
    func hints(in state: BrowserState) -> [Hint]
    /// The hints for commands of its own.
    func ownHints(in state: BrowserState) -> [Hint]
}

/// A sheet that a command opens.
protocol CommandedSheet: Sheet {
    /// The command that opens it.
    static var command: SheetCommand { get }
    /// The reason why it can't be opened now; nil when it can.
    static func unavailability(in state: BrowserState) -> DisplayText?
    /// - Returns: Nil where there is nothing that it could be about.
    static func opened(in state: BrowserState) -> Self?
    /// The rows that lead somewhere; nil where it has none, and begins at the top whenever it is opened. They are asked for
    /// before it begins, too.
    func rows(in state: BrowserState) -> SheetRows?
    /// The choice among several lists of rows; 0 where there is one.
    var choice: Int { get set }
}

/// The end of a sheet's work on the state.
enum SheetOutcome {
    /// The sheet stays open.
    case stay([Effect] = [])
    /// The sheet closes.
    case close([Effect] = [])
}

/// The meaning of a command while a sheet is open.
enum CommandMeaning {
    /// The sheet does it.
    case own
    /// The command means what it means without the sheet.
    case usual
    /// The command is about what lies behind, which must not change unseen.
    case nothing
}

// MARK: - Usual answers

extension Sheet {
    static var isOfQuestion: Bool { true }
    var showsNextTry: Bool { false }
    static var dependsOnMarks: Bool { false }
    var isAsking: Bool { false }
    var hasColumnHeads: Bool { false }

    func basis(in state: BrowserState) -> SheetBasis? {
        Self.isOfQuestion ? state.jobs.shownQuestion.map(SheetBasis.question) : nil
    }

    func readings(in state: BrowserState) -> [ReadingKey] { [] }
    mutating func prepare(in state: BrowserState) {}
    func frame(in state: BrowserState) -> Rect { state.sheetFrame }
    func head(in state: BrowserState, limit: Int) -> [DisplayText] { [] }

    func takes(_ command: Command) -> Bool {
        switch command {
        case .open, .toggleFold, .moveLeft, .moveRight: true
        default: false
        }
    }

    func passes(_ command: Command) -> Bool {
        switch command {
        case .cycleBase: true
        case .sheet(let other): other.type.isOfQuestion
        default: false
        }
    }

    func isClosed(by command: Command) -> Bool { false }

    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome { .stay() }

    func hints(in state: BrowserState) -> [Hint] {
        let keymap = state.settings.keymap
        return keymap.closingHint + ownHints(in: state) + keymap.hints(for: [.moveDown, .moveUp, .sheet(.help)])
    }

    func ownHints(in state: BrowserState) -> [Hint] { [] }
}

extension Sheet where Finding == Never {
    mutating func begin(in state: BrowserState) -> SheetWork<Never>? { nil }
    mutating func take(_ finding: Never, in state: inout BrowserState) -> SheetOutcome {}
}

extension CommandedSheet {
    func rows(in state: BrowserState) -> SheetRows? { nil }
    var choice: Int {
        get { 0 }
        set {}
    }

    func isClosed(by command: Command) -> Bool { command == .sheet(Self.command) }

    static func unavailability(in state: BrowserState) -> DisplayText? { state.jobs.hasTree ? nil : state.noTree }
}

extension Sheet {
    /// It is about the open question.
    var isOfQuestion: Bool { Self.isOfQuestion }

    /// The cells inside the frame, less a free column at each side.
    func size(in state: BrowserState) -> Size {
        let frame = frame(in: state)
        return Size(width: max(1, frame.width - 4), height: max(0, frame.height - 2))
    }

    /// Columns inside the frame, less a free one at each side.
    func width(in state: BrowserState) -> Int { size(in: state).width }

    /// The head, with at least as much room left to the body.
    func head(in state: BrowserState) -> [DisplayText] {
        head(in: state, limit: max(0, size(in: state).height / 2 - 1))
    }

    /// Sentences as a head: wrapped, and cut where they leave too little room to the body.
    func wrapped(_ sentences: [DisplayText], in state: BrowserState, limit: Int) -> [DisplayText] {
        let width = size(in: state).width
        return Array(sentences.flatMap { $0.wrapped(to: width) }.prefix(limit))
    }

    /// Number of rows of the body that fit below the head, and in a table below the column heads.
    func bodyRows(in state: BrowserState) -> Int {
        let head = head(in: state)
        return max(
            1, size(in: state).height - head.count - (head.isEmpty ? 0 : 1) - (hasColumnHeads ? 1 : 0))
    }

    /// The sheet as far as it is in sight.
    func model(in state: BrowserState) -> SheetModel {
        SheetModel(
            frame: frame(in: state), title: title(in: state), head: head(in: state), isAsking: isAsking,
            body: body(in: state, rows: bodyRows(in: state)), top: cursor.top, total: extent(in: state).total)
    }

    /// The meaning of a command while this sheet is the topmost.
    func meaning(of command: Command) -> CommandMeaning {
        switch command {
        case .back, .quit: return .own
        case .sheet(.help), .prompt(.palette), .redraw, .suspend, .toggleMouse:
            return isClosed(by: command) ? .own : .usual
        default: break
        }
        if command.step(page: 1) != nil || takes(command) || isClosed(by: command) { return .own }
        return passes(command) ? .usual : .nothing
    }
}

/// Work that takes its time: a sheet shows it once it is there.
enum Awaited<Value: Sendable>: Sendable {
    /// It is being worked out.
    case waiting
    case ready(Value)
    /// The question no longer has what the sheet was about.
    case gone

    /// The value; nil while there is none.
    var value: Value? { if case .ready(let value) = self { value } else { nil } }

    /// The body of a sheet: that of the value, or a word in its place.
    func body(_ ready: (Value) -> SheetModel.Body) -> SheetModel.Body {
        switch self {
        case .waiting: .waiting
        case .ready(let value): ready(value)
        case .gone: .empty("The question no longer has this code.")
        }
    }
}
