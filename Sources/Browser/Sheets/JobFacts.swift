import Analysis
import Canvas
import CodingModel
import SurveyWords
import TerminalText

/// The facts and warnings of the selected job. They lie over the panes, or in place of the help.
struct JobFacts: CommandedSheet {
    static let command = SheetCommand.jobFacts

    private struct Fact {
        let name: DisplayText
        let value: DisplayText
    }

    /// The part that is as long as the job has questions and warnings: laid out once for a snapshot and a width.
    private struct Particulars: Sendable {
        struct Basis: Hashable, Sendable {
            let job: JobIdentifier?
            let snapshot: Int
            let width: Int
            /// Columns of the widest name among the other facts.
            let names: Int
        }

        let basis: Basis
        /// Columns of names, with the gap behind them.
        let column: Int
        let lines: [StyledLine]
    }

    private var particulars: Particulars?
    /// Identifiers of the job that look alike; nil before they are compared, and of a job whose pages are not all here.
    private var alike: AlikeIdentifiers?
    var cursor = SheetCursor()

    static func unavailability(in state: BrowserState) -> DisplayText? {
        state.jobs.selected == nil ? "There is no job to show facts of" : nil
    }

    static func opened(in state: BrowserState) -> Self? { JobFacts() }

    static var isOfQuestion: Bool { false }
    var showsNextTry: Bool { true }

    // MARK: - Work

    func basis(in state: BrowserState) -> SheetBasis? {
        state.jobs.selectedEntry.map { .job($0.identifier, snapshot: $0.snapshot) }
    }

    mutating func begin(in state: BrowserState) -> SheetWork<AlikeIdentifiers>? {
        alike = nil
        guard let job = state.jobs.selectedEntry?.results, job.isComplete else { return nil }
        return SheetWork { AlikeIdentifiers(in: job, while: $0) }
    }

    mutating func take(_ finding: AlikeIdentifiers, in state: inout BrowserState) -> SheetOutcome {
        alike = finding
        particulars = nil
        return .stay()
    }

    // MARK: - Looks

    /// A box in the middle of the screen, as high as its lines.
    func frame(in state: BrowserState) -> Rect {
        let screen = state.sheetFrame
        let width = textWidth(in: state) + 4
        let height = min(extent(in: state).total + 2, screen.height)
        return Rect(
            column: (screen.width - width) / 2, row: (screen.height - height) / 2, width: width, height: height)
    }

    private func textWidth(in state: BrowserState) -> Int {
        let screen = state.sheetFrame.width
        return max(1, min(80, screen - (screen < Layout.middleFrom ? 0 : 4)) - 4)
    }

    func title(in state: BrowserState) -> DisplayText { state.jobs.selectedEntry?.name ?? .empty }

    func extent(in state: BrowserState) -> SheetExtent {
        let particulars = particulars(in: state)
        return .lines(lines(in: state, column: particulars.column).count + particulars.lines.count)
    }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        let particulars = particulars(in: state)
        let facts = lines(in: state, column: particulars.column)
        let shown = facts.dropFirst(cursor.top).prefix(rows)
        let rest = particulars.lines.dropFirst(max(0, cursor.top - facts.count)).prefix(rows - shown.count)
        return .columns([Array(shown + rest)], width: textWidth(in: state))
    }

    /// The facts that may change at any time, few as they are.
    private func lines(in state: BrowserState, column: Int) -> [StyledLine] {
        facts(in: state).flatMap {
            StyledLine.entry($0.name, .faint, $0.value, column: column, width: textWidth(in: state))
        }
    }

    mutating func prepare(in state: BrowserState) { particulars = particulars(in: state) }

    private func particulars(in state: BrowserState) -> Particulars {
        let entry = state.jobs.selectedEntry
        let basis = Particulars.Basis(
            job: entry?.identifier, snapshot: entry?.snapshot ?? 0, width: textWidth(in: state),
            names: facts(in: state).map(\.name.width).max() ?? 0)
        if let particulars, particulars.basis == basis { return particulars }
        let questions = entry?.results?.questions.map(fact) ?? []
        let column = min(max(basis.names, questions.map(\.name.width).max() ?? 0), basis.width / 3) + 2
        var lines = questions.flatMap {
            StyledLine.entry($0.name, .faint, $0.value, column: column, width: basis.width)
        }
        let warnings =
            (entry?.results?.warnings ?? []).map { DisplayText($0.sentence) }
            + (alike?.sentences() ?? []).map { "\($0)." }
        if !warnings.isEmpty { lines += [.blank, StyledLine("Warnings", .section)] }
        for warning in warnings {
            lines += StyledLine.entry("▲", .warning, warning, column: 2, width: basis.width)
        }
        return Particulars(basis: basis, column: column, lines: lines)
    }

    private func fact(of question: CodedQuestion) -> Fact {
        let people = counted(question.codedRespondents, "coded respondent", "coded respondents")
        let codes = counted(question.codeCount, "code", "codes")
        let answers = counted(question.answerCount, "answer", "answers")
        let mentions = counted(question.mentions, "mention", "mentions")
        return Fact(
            name: "\(question.identifierText)", value: "\(people), \(answers), \(codes), \(mentions)")
    }

    private func facts(in state: BrowserState) -> [Fact] {
        guard let entry = state.jobs.selectedEntry else { return [] }
        var facts = [Fact(name: "Job", value: "\(entry.identifier.raw)")]
        func add(_ name: DisplayText, _ value: DisplayText) { facts.append(Fact(name: name, value: value)) }
        if let report = entry.report {
            add("Survey", "\(report.survey.excerpt(1_000))")
            add("Status", "\(report.status.apiValue)")
            if let time = report.completedAt { add("Completed at", "\(time.raw)") }
            if let failure = report.failure {
                add("Failure", "\(failure.code.excerpt()): \(failure.message.excerpt(4_000))")
            }
        }
        if let trouble = entry.trouble { add("Problem", "\(trouble.sentence)") }
        if let wait = entry.nextTry { add("Next look", "in \(state.seconds(until: wait)) s") }
        if let results = entry.results {
            add("Results", results.isComplete ? "complete" : entry.isSaved ? "incomplete" : "so far")
            add("Pages", "\(results.pagesMerged)")
            add("Respondents", "\(results.respondentCount) coded in any question")
        }
        return facts
    }

    // MARK: - Keys

    func takes(_ command: Command) -> Bool { takesAsText(command) }
    func passes(_ command: Command) -> Bool { passesAsText(command) }
    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome { pageDown(in: state) }
    func hints(in state: BrowserState) -> [Hint] { scrollingHints(in: state) }
}
