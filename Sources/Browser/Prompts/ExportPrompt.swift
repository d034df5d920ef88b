import Canvas
import CodingModel
import SurveyWords
import TerminalText

/// Asks which file to write a part of the job to.
struct ExportPrompt: PromptKind {
    /// The part to write.
    private let scope: ExportScope
    /// The part of the screen that the reader was told is to be written: nothing else is.
    private var basis: ExportBasis
    /// There is a file of the name that stands in the prompt; Enter replaces it.
    private var mayReplace = false
    /// The export that was begun, until its file is; nil before Enter.
    private(set) var running: RequestToken?

    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText? {
        if command == .writeAnswer { return state.noAnswer }
        return state.jobs.selectedEntry?.results == nil ? state.noTree : nil
    }

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? {
        let pane = state.jobs.openQuestion == nil ? .job : state.screen.focus.actions.exportScope
        let scope = command == .writeAnswer ? .answer : pane
        let report = state.jobs.selectedEntry?.results?.report
        let name = OfferedName.stem(of: report.map { [$0.survey, $0.job.raw] } ?? [])
        let formats = state.settings.fileFormats
        let format: FileFormat? =
            switch scope {
            case .answer: formats.forOneAnswer
            case .question: formats.forTree ?? formats.all.first
            case .code, .job: formats.all.first
            }
        return Prompt(
            ExportPrompt(scope: scope, basis: state.exportBasis(of: scope)),
            RawText(name + (format?.ending ?? "")))
    }

    private init(scope: ExportScope, basis: ExportBasis) {
        self.scope = scope
        self.basis = basis
    }

    // MARK: - Looks

    func label(for text: RawText, in state: BrowserState) -> DisplayText { "Write to: " }

    /// `Late, 37 answers as csv, a row for each mention`, above the line: so the name is never cut for it.
    func remark(on text: RawText, in state: BrowserState) -> Notice? {
        if running != nil {
            return Notice(.information, "Writing \(text)… Esc leaves; the file is written all the same")
        }
        if mayReplace { return Notice(.warning, "\(text) is there already: Enter replaces it") }
        let formats = state.settings.fileFormats
        guard let format = formats.format(of: text) else {
            return Notice(.information, "The ending says what to write: \(formats.endings)")
        }
        return Notice(.information, "\(subject(in: state)) as \(format.words)")
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
            return "\(question.labelText(of: code).truncated(to: 24)), \(answers)"
        }
    }

    // MARK: - Keys

    mutating func follow(_ text: RawText, in state: inout BrowserState) -> PromptReply {
        mayReplace = false
        return PromptReply()
    }

    var completes: Bool { true }

    /// Names of files; after those the name that is typed with each ending.
    func completions(of before: RawText, in state: BrowserState) -> CompletionSource {
        let path = before.string
        let start = path.lastIndex(of: "/").map { path[...$0].count } ?? 0
        let name = path.dropFirst(start)
        // Whatever stands after the name's first dot may be the beginning of an ending.
        let stem = name.prefix { $0 != "." }
        let endings = stem.isEmpty ? [] : state.settings.fileFormats.all.map { stem + $0.ending }
        let words = endings.filter { $0.hasPrefix(name) }.map { RawText(String($0)) }
        return .files(path: before, Completion(start: start, candidates: words))
    }

    /// It stays until the file is begun: where that fails, it says why.
    var isWaiting: Bool { running != nil }

    mutating func submit(_ path: RawText, in state: inout BrowserState) -> PromptOutcome {
        guard state.jobs.selectedEntry?.results != nil else {
            return .refuse("This job has no results any more. Press Esc", at: nil)
        }
        guard basis == state.exportBasis(of: scope) else {
            basis = state.exportBasis(of: scope)
            return .refuse("What is on screen changed. Enter now writes \(subject(in: state))", at: nil)
        }
        guard scope == .job || state.jobs.openView?.filter.map({ $0.result != nil }) != false else {
            return .postpone("The filter is still being applied. Press Enter again in a moment", .filter)
        }
        let formats = state.settings.fileFormats
        guard let format = formats.format(of: path) else {
            return .refuse("The ending says what to write: \(formats.endings)", at: path.string.count)
        }
        let (token, effects) = state.export(scope, as: format, to: path, mayReplace: mayReplace)
        running = token
        return .stay(effects)
    }

    fileprivate mutating func stopWaiting(mayReplace: Bool) {
        running = nil
        self.mayReplace = mayReplace
    }
}

extension BrowserState {
    /// Tells the prompt that waits for it how an export began: the prompt closes, or asks again.
    /// - Returns: False where no prompt waits for it.
    mutating func takeInPrompt(_ outcome: ExportOutcome, of token: RequestToken) -> Bool {
        guard let prompt = screen.prompt, var kind = prompt.kind as? ExportPrompt, kind.running == token else {
            return false
        }
        switch outcome {
        case .writing, .done:
            screen.closePrompt()
            return false
        case .exists:
            kind.stopWaiting(mayReplace: true)
            screen.changePrompt { $0.kind = kind }
        case .failed(let why):
            kind.stopWaiting(mayReplace: false)
            screen.changePrompt {
                $0.kind = kind
                $0.refusal = "Not saved: \(why)"
            }
        }
        return true
    }
}
