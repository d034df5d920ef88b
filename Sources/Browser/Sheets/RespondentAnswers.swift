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

    // MARK: - Looks

    func title(in state: BrowserState) -> DisplayText { "Respondent \(name)" }

    func head(in state: BrowserState, limit: Int) -> [DisplayText] {
        let job = state.jobs.selectedEntry?.results
        let number = job?.respondent(identifiedBy: name).flatMap { job?.answers(of: $0).count } ?? 0
        let answers = counted(number, "answer", "answers")
        return wrapped(
            ["\(answers) with a code\(state.soFar), in all questions of the job."], in: state, limit: limit)
    }

    func extent(in state: BrowserState) -> SheetExtent { content(in: state).map { .links($0) } ?? .lines(0) }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        guard let content = content(in: state) else { return .empty("Nobody of this name is in the job any more.") }
        let selected = content.links.indices.contains(cursor.row) ? content.links[cursor.row].range : 0..<0
        let lines = content.lines.enumerated().map { index, line in
            selected.contains(index) && line.isLink
                ? DetailLine(kind: .link(isSelected: true), indent: line.indent, text: line.text) : line
        }
        return .lines(Array(lines.dropFirst(cursor.top).prefix(rows)))
    }

    /// The answers laid out; nil when the respondent is not in the job.
    private func content(in state: BrowserState) -> DetailContent? {
        guard let job = state.jobs.selectedEntry?.results, let person = job.respondent(identifiedBy: name) else {
            return nil
        }
        return DetailContent(respondent: person, in: job, width: width(in: state) + 2)
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

extension DetailLine {
    fileprivate var isLink: Bool { if case .link = kind { true } else { false } }
}
