import CodingModel
import SurveyWords
import TerminalText

/// All that one respondent said, question by question.
struct RespondentAnswers: CommandedSheet {
    static let command = SheetCommand.respondent

    private let name: RawText
    var cursor = SheetCursor()

    static func unavailability(in state: BrowserState) -> DisplayText? { state.noAnswer }

    static func opened(in state: BrowserState) -> Self? {
        guard let answer = state.jobs.openView?.selectedAnswer, let question = state.jobs.openQuestion else {
            return nil
        }
        return RespondentAnswers(name: question.responseIdentifier(of: answer))
    }

    private init(name: RawText) { self.name = name }

    func rows(in state: BrowserState) -> SheetRows? { rowsOfJob(in: state, about: name) }

    // MARK: - Looks

    func title(in state: BrowserState) -> DisplayText { "Respondent \(name.excerpt())" }

    func head(in state: BrowserState, limit: Int) -> [DisplayText] {
        let job = state.jobs.selectedEntry?.results
        let number = job?.respondent(identifiedBy: name).flatMap { job?.answerCount(of: $0) } ?? 0
        let answers = counted(number, "answer", "answers")
        return wrapped(
            ["\(answers) with a code\(state.soFar), in all questions of the job."], in: state, limit: limit)
    }

    func extent(in state: BrowserState) -> SheetExtent { content(in: state).map { .links($0) } ?? .lines(0) }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        guard let content = content(in: state) else { return .empty("Nobody of this name is in the job any more.") }
        return .lines(content.lines(cursor.top..<cursor.top + rows, selected: cursor.row))
    }

    /// The answers laid out; nil when the respondent is not in the job.
    private func content(in state: BrowserState) -> DetailContent? { key(in: state).flatMap(state.content) }

    func readings(in state: BrowserState) -> [ReadingKey] { key(in: state).map { [$0] } ?? [] }

    private func key(in state: BrowserState) -> ReadingKey? {
        guard let person = state.jobs.selectedEntry?.results?.respondent(identifiedBy: name) else { return nil }
        return state.readingKey(.respondent(person), width: width(in: state))
    }

    // MARK: - Keys

    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome {
        guard command == .open, let links = content(in: state)?.links, links.indices.contains(cursor.row) else {
            return .stay()
        }
        state.follow(links[cursor.row])
        state.screen.focus(on: .detail)
        return .close()
    }

    func ownHints(in state: BrowserState) -> [Hint] { state.settings.keymap.hint(for: .open, "go there") }
}
