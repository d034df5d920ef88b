import Canvas
import CodingModel
import SurveyWords
import TerminalText

/// Asks which file to write a part of the job to.
struct ExportPrompt: PromptKind {
    /// The part to write.
    private let scope: ExportScope
    /// The screen when the prompt was opened: nothing else is to be written.
    private let basis: ExportBasis
    /// There is a file of the name that stands in the prompt; Enter replaces it.
    private var mayReplace = false

    /// From so many columns on the prompt tells all that it is about.
    private static let wideFrom = 100

    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText? {
        if command == .writeAnswer { return state.noAnswer }
        return state.jobs.selectedEntry?.results == nil ? state.noTree : nil
    }

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? {
        let pane = state.jobs.openQuestion == nil ? .job : state.screen.focus.actions.exportScope
        let scope = command == .writeAnswer ? .answer : pane
        let survey = state.jobs.selectedEntry?.results?.report.survey.string ?? ""
        let name = String(survey.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" }.prefix(60))
        let formats = state.settings.fileFormats
        let ending = (scope == .answer ? formats.forOneAnswer : formats.all.first)?.ending ?? ""
        return Prompt(
            ExportPrompt(scope: scope, basis: state.exportBasis(of: scope)),
            RawText((name.isEmpty ? "export" : name) + ending))
    }

    /// Asks again about a file that is there already.
    static func asking(toReplace path: RawText, _ running: RunningExport) -> Prompt {
        var kind = ExportPrompt(scope: running.scope, basis: running.basis)
        kind.mayReplace = true
        return Prompt(kind, path)
    }

    private init(scope: ExportScope, basis: ExportBasis) {
        self.scope = scope
        self.basis = basis
    }

    // MARK: - Looks

    /// `Write Late, 37 answers as csv, a row for each mention: `.
    func label(for text: RawText, in state: BrowserState) -> DisplayText {
        guard state.screen.size.width >= Self.wideFrom else { return "Write to: " }
        let format = state.settings.fileFormats.format(of: text).map { " as \($0.words)" as DisplayText } ?? .empty
        return "Write \(subject(in: state))\(format): "
    }

    func remark(on text: RawText, in state: BrowserState) -> Notice? {
        if mayReplace { return Notice(.warning, "\(text) is there already: Enter replaces it") }
        guard state.screen.size.width < Self.wideFrom else { return nil }
        return Notice(
            .information, "\(subject(in: state)) as \(state.settings.fileFormats.format(of: text)?.words ?? "…")")
    }

    func hints(in state: BrowserState) -> [Hint] { hints(enter: mayReplace ? "replace" : "write") }

    /// The part to write and its size: `Late, 37 answers`.
    private func subject(in state: BrowserState) -> DisplayText {
        guard let question = state.jobs.openQuestion, let view = state.jobs.openView else { return "the whole job" }
        switch scope {
        case .job: return "the whole job"
        case .question: return "\(question.identifier), \(counted(question.answerCount, "answer", "answers"))"
        case .answer: return "this answer"
        case .code:
            guard let code = view.selectedIndex else { return .empty }
            let answers = counted(question.counts(of: code).netAnswers, "answer", "answers")
            return "\(question.label(of: code).oneLine.truncated(to: 24)), \(answers)"
        }
    }

    // MARK: - Keys

    mutating func follow(_ text: RawText, in state: inout BrowserState) -> PromptReply {
        mayReplace = false
        return PromptReply()
    }

    mutating func submit(_ path: RawText, in state: inout BrowserState) -> PromptOutcome {
        guard state.jobs.selectedEntry?.results != nil else { return .close() }
        guard basis == state.exportBasis(of: scope) else {
            state.screen.tell(
                .warning, "What is on the screen changed meanwhile, so nothing is written: ask for it again")
            return .close()
        }
        guard scope == .job || state.jobs.openView?.filter.map({ $0.result != nil }) != false else {
            state.screen.tell(
                .warning, "The filter is still being applied, so nothing is written: ask for it again")
            return .close()
        }
        guard let format = state.settings.fileFormats.format(of: path) else {
            state.screen.tell(.warning, "The name says what to write: it ends in \(state.settings.fileFormats.endings)")
            return .close()
        }
        return .close(state.export(scope, basis, as: format, to: path, mayReplace: mayReplace))
    }
}
