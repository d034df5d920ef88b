import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// The answers that the reader marked, of all questions of the job.
struct MarkedAnswers: CommandedSheet {
    static let command = SheetCommand.markedAnswers

    /// The marks that are listed.
    enum Choice: CaseIterable {
        case all, unsure, flagged, disagreed, agreed, noted

        fileprivate var words: DisplayText {
            switch self {
            case .all: "all, unsure first"
            case .unsure: Verdict.unsure.word
            case .flagged: "flagged"
            case .disagreed: Verdict.disagree.word
            case .agreed: Verdict.agree.word
            case .noted: "with a note"
            }
        }

        fileprivate func takes(_ mark: ReviewMark) -> Bool {
            switch self {
            case .all: true
            case .unsure: mark.verdict == .unsure
            case .flagged: mark.isFlagged
            case .disagreed: mark.verdict == .disagree
            case .agreed: mark.verdict == .agree
            case .noted: !mark.note.isEmpty
            }
        }

        /// The place of a mark among all: the first choice that takes it.
        fileprivate static func rank(of mark: ReviewMark) -> Int {
            allCases.dropFirst().firstIndex { $0.takes(mark) } ?? allCases.count
        }
    }

    /// A mark at its place in the snapshot on screen.
    struct MarkedItem: Sendable {
        let place: ReviewPlace
        let mark: ReviewMark
    }

    /// The marks of the job.
    struct Listing: Sendable {
        /// The marks of each choice, in the order of the list.
        let items: [Choice: [MarkedItem]]
        /// The number of marks that are on no answer of the job any more.
        let unplaced: Int
    }

    private var listed = Choice.all
    /// The one before stays in sight until the next is there.
    private var listing: Listing?
    var cursor = SheetCursor()

    static var dependsOnMarks: Bool { true }

    static func opened(in state: BrowserState) -> Self? { MarkedAnswers() }

    // MARK: - Work

    mutating func begin(in state: BrowserState) -> SheetWork<Listing>? {
        guard let board = state.jobs.board else { return nil }
        return SheetWork { _ in
            func order(_ item: MarkedItem) -> (Int, Int, CodeIndex, AnswerIndex) {
                (Choice.rank(of: item.mark), item.place.question, item.place.code, item.place.answer)
            }
            let items = board.placedMarks.map { MarkedItem(place: $0, mark: $1) }.sorted { order($0) < order($1) }
            let choices = Choice.allCases.map { choice in (choice, items.filter { choice.takes($0.mark) }) }
            return Listing(items: Dictionary(uniqueKeysWithValues: choices), unplaced: board.unplaced.count)
        }
    }

    private var items: [MarkedItem] { listing?.items[listed] ?? [] }

    mutating func take(_ listing: Listing, in state: inout BrowserState) -> SheetOutcome {
        self.listing = listing
        cursor.select(row: Scrolling.clamp(cursor.row, to: items.count))
        return .stay()
    }

    /// The list is another once a verdict was given, but who goes through it row by row goes on at the row.
    func rows(in state: BrowserState) -> SheetRows? { rowsOfJob(in: state) }

    var choice: Int {
        get { Choice.allCases.firstIndex(of: listed) ?? 0 }
        set { listed = Choice.allCases.indices.contains(newValue) ? Choice.allCases[newValue] : .all }
    }

    // MARK: - Looks

    var hasColumnHeads: Bool { true }

    func title(in state: BrowserState) -> DisplayText { "Your marks in all questions" }

    func head(in state: BrowserState, limit: Int) -> [DisplayText] {
        guard let listing else { return [] }
        var sentences: [DisplayText] = ["\(counted(items.count, "mark", "marks")): \(listed.words)."]
        if listing.unplaced > 0 {
            let others = counted(listing.unplaced, "mark is", "marks are")
            sentences.append("\(others) on answers or codes that the job no longer has.")
        }
        return wrapped(sentences, in: state, limit: limit)
    }

    func extent(in state: BrowserState) -> SheetExtent { .rows(items.count) }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        guard listing != nil, let job = state.jobs.selectedEntry?.results else { return .waiting }
        guard !items.isEmpty else {
            return .empty(listed == .all ? "Nothing is marked yet." : "No mark is of this kind.")
        }
        let widths = Widths(width(in: state), job)
        return .table(
            SheetTable(
                columns: [
                    .init(head: "mark", width: widths.mark, isTrailing: false),
                    .init(head: "question", width: widths.question, isTrailing: false),
                    .init(head: "code", width: widths.code, isTrailing: false),
                    .init(head: "respondent", width: widths.respondent, isTrailing: false),
                    .init(head: "answer", width: widths.answer, isTrailing: false),
                ],
                rows: SheetTable.rows(of: items, at: cursor, count: rows) { cells(of: $0, in: job, widths) }))
    }

    /// Columns of the screen.
    private struct Widths {
        let mark = 4
        let respondent = 10
        let question: Int
        let code: Int
        let answer: Int

        init(_ all: Int, _ job: CodedJob) {
            question = min(12, max(8, job.questions.map { DisplayText($0.identifier.excerpt(12)).width }.max() ?? 0))
            let room = max(16, all - mark - question - respondent - 8)
            code = room * 2 / 5
            answer = room - code
        }
    }

    private func cells(of item: MarkedItem, in job: CodedJob, _ widths: Widths) -> [DisplayText] {
        guard job.questions.indices.contains(item.place.question) else { return [] }
        let question = job.questions[item.place.question]
        let answer = question.answerBeginning(of: item.place.answer)
        return [
            item.mark.glyphs, DisplayText(question.identifier.excerpt(12)),
            question.labelPathEnd(of: item.place.code).truncatedAtStart(to: widths.code),
            DisplayText(question.responseIdentifierEnd(of: item.place.answer)).truncatedAtStart(to: widths.respondent),
            answer.isEmpty ? "(empty answer)" : answer.oneLine(columns: widths.answer),
        ]
    }

    // MARK: - Keys

    func passes(_ command: Command) -> Bool { command == .undo || command == .redo }

    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome {
        switch command {
        case .toggleFold: choose()
        case .open: return goThere(in: &state)
        default: break
        }
        return .stay()
    }

    private mutating func choose() {
        let next = Choice.allCases.firstIndex(of: listed).map { ($0 + 1) % Choice.allCases.count } ?? 0
        listed = Choice.allCases[next]
        cursor = SheetCursor()
    }

    /// Goes to the answer under the code that it was marked under.
    private func goThere(in state: inout BrowserState) -> SheetOutcome {
        guard items.indices.contains(cursor.row), let job = state.jobs.selectedEntry?.results,
            job.questions.indices.contains(items[cursor.row].place.question)
        else { return .stay() }
        let place = items[cursor.row].place
        let question = job.questions[place.question]
        let isCoded = question.isCoded(place.answer, under: place.code)
        let code = isCoded ? question.path(of: place.code) : nil
        state.follow(ReadingPlace(question: place.question, code: code, answer: place.answer))
        state.screen.focus(on: .detail)
        if !isCoded {
            let label = question.label(of: place.code)
            state.screen.tell(.information, "The AI did not put it under \(label): it stands under another code")
        }
        return .close()
    }

    func ownHints(in state: BrowserState) -> [Hint] {
        state.settings.keymap.hint(for: .open, "go to the answer")
            + state.settings.keymap.hint(for: .toggleFold, "choose")
    }
}
