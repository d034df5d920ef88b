import Analysis
import CodingModel
import TerminalText

/// The changes that the reader made in this run and may take back, and those that they took back and may make again.
///
/// A step is what one key did. Only the latest steps are known.
struct History: Sendable {
    /// The most steps that are known.
    static let limit = 200

    /// The steps that may be taken back, the latest last; each is one or more deeds.
    private(set) var done: [[Deed]] = []
    /// The steps that may be made again, the latest last.
    private(set) var undone: [[Deed]] = []
    /// The next deed belongs to the latest step.
    private var isInStep = false

    /// Another event begins: what is done from now on is a step of its own.
    mutating func beginStep() { isInStep = false }

    /// Notes what the reader did. What was taken back before can't be made again then.
    mutating func record(_ deed: Deed) {
        undone = []
        if isInStep, !done.isEmpty {
            done[done.count - 1].append(deed)
        } else {
            push([deed], .undo)
        }
        isInStep = true
    }

    /// The latest step that a way leads along; nil when there is none.
    mutating func take(_ way: HistoryWay) -> [Deed]? {
        switch way {
        case .undo: done.popLast()
        case .redo: undone.popLast()
        }
    }

    /// Puts a step where a way leads along it.
    mutating func push(_ step: [Deed], _ way: HistoryWay) {
        switch way {
        case .undo:
            done.append(step)
            if done.count > Self.limit { done.removeFirst() }
        case .redo: undone.append(step)
        }
    }

    /// A step can be gone along a way.
    func has(_ way: HistoryWay) -> Bool {
        switch way {
        case .undo: !done.isEmpty
        case .redo: !undone.isEmpty
        }
    }
}

/// The way through the history: back or forth.
enum HistoryWay: Sendable {
    case undo, redo

    var opposite: HistoryWay {
        switch self {
        case .undo: .redo
        case .redo: .undo
        }
    }
}

/// A change that the reader made.
enum Deed: Sendable {
    case mark(MarkDeed)
    case list(ListDeed)
    case filter(FilterDeed)
    /// A named filter was saved, written over or removed; nil stands for none.
    case savedFilter(name: RawText, before: RawText?, after: RawText?)
}

/// A change of one part of a mark: what others made of the rest since then stays.
struct MarkDeed: Hashable, Sendable {
    enum MarkPart: Hashable, Sendable {
        case verdict(before: Verdict?, after: Verdict?)
        /// The flag was set, or taken off.
        case flag(isSet: Bool)
        case note(before: RawText, after: RawText)
    }

    let job: JobIdentifier
    let key: ReviewKey
    let part: MarkPart

    /// The changes that make one mark of another. Verdicts that were given blind are none: what the AI did was shown with
    /// them, so they can't be given anew.
    static func parts(from before: ReviewMark, to after: ReviewMark) -> [MarkPart] {
        var parts: [MarkPart] = []
        if before.verdict != after.verdict, !before.isBlind, !after.isBlind {
            parts.append(.verdict(before: before.verdict, after: after.verdict))
        }
        if before.isFlagged != after.isFlagged { parts.append(.flag(isSet: after.isFlagged)) }
        if before.note != after.note { parts.append(.note(before: before.note, after: after.note)) }
        return parts
    }
}

/// A job was put on the list or taken off it.
struct ListDeed: Sendable {
    let job: JobIdentifier
    let isRemoval: Bool
    /// All there was of the job while it is off the list; nil while it is on it.
    var departed: DepartedJob?
}

/// A job that was taken off the list, with all there was of it: it comes back as it was.
struct DepartedJob: Sendable {
    let entry: JobEntry
    /// Position on the list.
    let position: Int
    let wasSelected: Bool
    let view: JobView?
    let review: JobReview?
}

/// A filter was put on a question, or taken off.
struct FilterDeed: Hashable, Sendable {
    let job: JobIdentifier
    /// The question's identifier.
    let question: RawText
    /// Nil for no filter.
    let before: AppliedFilter?
    let after: AppliedFilter?
}

/// A filter as it can be put on again.
struct AppliedFilter: Hashable, Sendable {
    let filter: AnswerFilter
    let name: RawText?
    let expression: RawText

    init(_ active: ActiveFilter) {
        (filter, name, expression) = (active.filter, active.name, active.expression)
    }
}
