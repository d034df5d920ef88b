import Analysis
import CodingModel
import TerminalText

/// The sentences for the footer: the answer to the reader's last key, and news that came unasked.
///
/// The answer stands until the next key. News waits until no answer stands there, and goes with the key after it was in
/// sight.
struct Notices: Sendable {
    /// The answer to the reader's last key; nil where there was nothing to say.
    private(set) var answer: Notice?
    /// The work that the answer tells of; nil where it holds whatever comes.
    private(set) var subject: NoticeSubject?
    /// Sentences that came unasked, the latest last.
    private var unasked: [Notice] = []
    /// Number of earlier ones, for which there is no room.
    private var earlierCount = 0

    /// More sentences are counted only.
    private static let limit = 2

    /// All news that waits, in one sentence; nil where there is none.
    var news: Notice? {
        guard let tone = unasked.map(\.tone).max() else { return nil }
        let latest = unasked.reversed().map(\.text)
        let wordings = (1...latest.count).reversed().map { count -> DisplayText in
            let rest = earlierCount + latest.count - count
            let more: [DisplayText] = rest > 0 ? ["\(rest) more before"] : []
            return (latest.prefix(count) + more).joined(separator: " · ")
        }
        return wordings.fullest(in: Notice.width).map { Notice(tone, $0) } ?? wordings.last.map { Notice(tone, $0) }
    }

    mutating func answer(_ answer: Notice?, about subject: NoticeSubject?) {
        (self.answer, self.subject) = (answer, answer == nil ? nil : subject)
    }

    /// Adds news. What is told again is no news.
    mutating func add(news: Notice) {
        guard !unasked.contains(news) else { return }
        unasked.append(news)
        guard unasked.count > Self.limit else { return }
        unasked.removeFirst()
        earlierCount += 1
    }

    mutating func dropNews() { (unasked, earlierCount) = ([], 0) }
}

/// The work that a notice tells of. The notice goes when the work ends.
enum NoticeSubject: Hashable, Sendable {
    /// A command that can't be done now.
    case refusal(Command)
    /// The search in the open question, and steps from match to match that wait for it.
    case search
    /// The filter that is being applied.
    case filter
    /// The analysis that is being worked out for a sheet.
    case analysis
    /// The marks of a job, which are being read.
    case marks(JobIdentifier)
    /// A file that is being written.
    case export(RequestToken)
}

extension BrowserState {
    /// A notice about work that goes on goes with the work's end.
    mutating func followNotice() {
        if let subject = screen.noticeSubject, !goesOn(subject) { screen.endAnswer(about: subject) }
    }

    /// The work is yet to be done.
    func goesOn(_ subject: NoticeSubject) -> Bool {
        switch subject {
        case .refusal(let command): unavailability(of: command) != nil
        case .search: isSearching || reading.waitingSteps != 0
        case .filter: isFiltering
        case .analysis: work.analysing != nil
        case .marks(let job): !areMarksRead(of: job)
        case .export(let token): work.exports[token] != nil
        }
    }

    /// The open question is yet to be searched to its end.
    private var isSearching: Bool {
        work.search.map { $0.landing != nil || $0.subject != jobs.shownQuestion || $0.hits?.isEnded != true } ?? false
    }

    /// The open question is yet to be filtered: all its answers are shown meanwhile.
    var isFiltering: Bool { jobs.openView?.filter.map { $0.result == nil } ?? false }

    // MARK: - Commands that wait

    /// Holds a command about the answer that is read back while the reader is led to another: what is typed ahead is not meant
    /// for the one that is still there.
    mutating func holdsBackForWork(_ command: Command) -> Bool {
        guard command.isAboutAnswer, meaningInSheets(of: command) == .usual, unavailabilityInPanes(of: command) == nil
        else { return false }
        if isFiltering {
            refuse(
                command, "The filter is still being applied: press \(keyWords(of: command)) when it is", about: .filter)
        } else if work.search?.landing != nil || reading.waitingSteps != 0 {
            refuse(
                command, "\(Self.stillSearching): press \(keyWords(of: command)) when a match is found", about: .search)
        } else {
            return false
        }
        return true
    }

    static let stillSearching: DisplayText = "Still searching"

    private func keyWords(of command: Command) -> DisplayText {
        settings.keymap.firstKeyName(of: command).map { "\($0) again" } ?? "again"
    }

    /// Says why a command can't be done. A prompt is opened all the same, and says it: its line may be typed by now.
    /// - Parameter subject: The work whose end makes it possible.
    mutating func refuse(
        _ command: Command, _ reason: DisplayText, tone: Notice.Tone = .information, about subject: NoticeSubject?
    ) {
        guard case .prompt = command, let binding = settings.keymap.binding(of: command), screen.sheets.isEmpty else {
            return screen.tell(tone, reason, about: subject)
        }
        screen.open(Prompt(RefusedPrompt(binding: binding, reason: reason, about: subject)))
    }
}

extension Command {
    /// It is done to the answer that is read.
    var isAboutAnswer: Bool {
        switch self {
        case .agree, .disagree, .unsure, .noVerdict, .flag, .copyAnswer: true
        case .sheet(let sheet): sheet.isAboutAnswer
        case .prompt(let prompt): prompt.isAboutAnswer
        case .moveUp, .moveDown, .pageUp, .pageDown, .goToTop, .goToBottom, .focusNext, .focusPrevious, .focusJobs,
            .focusCodes, .focusAnswers, .moveLeft, .moveRight, .open, .back, .maximise, .toggleFold, .expandAll,
            .collapseAll, .cycleOrder, .cycleBase, .previousQuestion, .nextQuestion, .pickCode, .dropFilter,
            .nextAnswer,
            .previousAnswer, .nextMatch, .previousMatch, .undo, .redo, .removeJob, .refresh, .toggleMouse, .redraw,
            .suspend, .quit:
            false
        }
    }

    /// It leaves the reader at the answer that is read.
    /// - Parameter pane: The focused one.
    func staysAtAnswer(in pane: Pane) -> Bool {
        switch self {
        case .focusNext, .focusPrevious, .focusJobs, .focusCodes, .focusAnswers, .maximise, .toggleMouse, .redraw,
            .suspend, .quit:
            true
        // Elsewhere it opens the next pane; there it follows a link.
        case .open: pane != .detail
        case .moveUp, .moveDown, .pageUp, .pageDown, .goToTop, .goToBottom, .moveLeft, .moveRight, .back, .toggleFold,
            .expandAll, .collapseAll, .cycleOrder, .cycleBase, .previousQuestion, .nextQuestion, .pickCode, .dropFilter,
            .nextAnswer, .previousAnswer, .nextMatch, .previousMatch, .copyAnswer, .agree, .disagree, .unsure,
            .noVerdict,
            .flag, .undo, .redo, .removeJob, .refresh, .sheet, .prompt:
            false
        }
    }
}

extension SheetCommand {
    fileprivate var isAboutAnswer: Bool {
        switch self {
        case .respondent: true
        case .countExplanation, .companions, .matrix, .duplicates, .savedFilters, .markedAnswers, .precision, .help,
            .jobFacts:
            false
        }
    }
}

extension PromptCommand {
    fileprivate var isAboutAnswer: Bool {
        switch self {
        case .note, .writeAnswer: true
        case .addJob, .search, .filter, .giveBase, .blindReview, .blindReviewOfQuestion, .exportPane, .palette: false
        }
    }
}
