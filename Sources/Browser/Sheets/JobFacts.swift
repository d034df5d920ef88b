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

    var cursor = SheetCursor()

    static func unavailability(in state: BrowserState) -> DisplayText? {
        state.jobs.selected == nil ? "There is no job to show facts of" : nil
    }

    static func opened(in state: BrowserState) -> Self? { JobFacts() }

    static var isOfQuestion: Bool { false }
    var showsNextTry: Bool { true }

    // MARK: - Looks

    /// A box in the middle of the screen, as high as its lines.
    func frame(in state: BrowserState) -> Rect {
        let screen = state.sheetFrame
        let width = min(80, screen.width - (screen.width < Layout.middleFrom ? 0 : 4))
        let height = min(lines(in: state, width: width - 4).count + 2, screen.height)
        return Rect(
            column: (screen.width - width) / 2, row: (screen.height - height) / 2, width: width, height: height)
    }

    func title(in state: BrowserState) -> DisplayText { state.jobs.selectedEntry?.name ?? .empty }

    func extent(in state: BrowserState) -> SheetExtent {
        .lines(lines(in: state, width: size(in: state).width).count)
    }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        let width = size(in: state).width
        return .columns([Array(lines(in: state, width: width).dropFirst(cursor.top).prefix(rows))], width: width)
    }

    /// A table of names and values, then the warnings.
    private func lines(in state: BrowserState, width: Int) -> [StyledLine] {
        let facts = facts(in: state)
        let widest = facts.map(\.name.width).max() ?? 0
        let column = min(widest, width / 3) + 2
        let lines = facts.flatMap { StyledLine.entry($0.name, .faint, $0.value, column: column, width: width) }
        let warnings = state.jobs.selectedEntry?.results?.warnings ?? []
        guard !warnings.isEmpty else { return lines }
        return lines + [.blank, StyledLine("Warnings", .section)]
            + warnings.flatMap {
                StyledLine.entry("▲", .warning, DisplayText($0.sentence), column: 2, width: width)
            }
    }

    private func facts(in state: BrowserState) -> [Fact] {
        guard let entry = state.jobs.selectedEntry else { return [] }
        var facts = [Fact(name: "Job", value: "\(entry.identifier.raw)")]
        func add(_ name: DisplayText, _ value: DisplayText) { facts.append(Fact(name: name, value: value)) }
        if let report = entry.report {
            add("Survey", "\(report.survey)")
            add("Status", "\(report.status.apiValue)")
            if let time = report.completedAt { add("Completed at", "\(time.raw)") }
            if let failure = report.failure { add("Failure", "\(failure.code): \(failure.message)") }
        }
        if let trouble = entry.trouble { add("Problem", "\(trouble.sentence)") }
        if let wait = entry.nextTry { add("Next look", "in \(state.seconds(until: wait)) s") }
        if let results = entry.results {
            add("Results", results.isComplete ? "complete" : entry.isSaved ? "incomplete" : "so far")
            add("Pages", "\(results.pagesMerged)")
            add("Respondents", "\(results.respondentCount) coded in any question")
            for question in results.questions {
                let people = counted(question.codedRespondents, "coded respondent", "coded respondents")
                let codes = counted(question.codeCount, "code", "codes")
                let answers = counted(question.answerCount, "answer", "answers")
                let mentions = counted(question.mentions, "mention", "mentions")
                add("\(question.identifier)", "\(people), \(answers), \(codes), \(mentions)")
            }
        }
        return facts
    }

    // MARK: - Keys

    func takes(_ command: Command) -> Bool { takesAsText(command) }
    func passes(_ command: Command) -> Bool { passesAsText(command) }
    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome { pageDown(in: state) }
    func hints(in state: BrowserState) -> [Hint] { scrollingHints(in: state) }
}
