import Analysis
import CodingModel
import Exports
import SurveyWords
import TerminalText

// Taking answers elsewhere: to the clipboard, and into files.
extension BrowserState {
    /// More than this, terminals leave it out.
    private static let clipboardLimit = 50_000

    mutating func copyAnswer() -> [Effect] {
        guard let view = selectedView?.current, let question = wholeQuestion, let answer = view.selectedAnswer else {
            return []
        }
        let quote = QuoteText(question.answer(answer), question: question, under: view.selectedIndex)
        let bytes = quote.lines.reduce(0) { $0 + $1.string.utf8.count + 1 }
        guard bytes <= Self.clipboardLimit else {
            notice = Notice(.warning, "\(bytes) bytes are too many for a terminal's clipboard; write them to a file")
            return []
        }
        notice = Notice(
            .information,
            "Offered to the terminal's clipboard: \(bytes) bytes. Where it does not take them, write a file")
        return [.copy(quote.lines)]
    }

    /// - Parameter scope: Nil for what the focused pane shows.
    mutating func openExportPrompt(_ scope: ExportScope? = nil) {
        let shown: ExportScope =
            switch focus {
            case .jobs: .job
            case .codes: .question
            case .answers, .detail: .code
            }
        let scope = scope ?? (openQuestion == nil ? .job : shown)
        exportBasis = basis(of: scope)
        let survey = selectedEntry?.results?.report.survey.string ?? ""
        let name = String(survey.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" }.prefix(60))
        let ending = (scope == .answer ? JobExport.Format.quotes : .csv).ending
        prompt = .export(LineEditor(RawText((name.isEmpty ? "export" : name) + ending)), scope, mayReplace: false)
    }

    mutating func submitExport(_ path: RawText, _ scope: ExportScope, mayReplace: Bool) -> [Effect] {
        prompt = nil
        guard let entry = selectedEntry, let job = entry.results else { return [] }
        guard exportBasis == basis(of: scope) else {
            notice = Notice(
                .warning, "What is on the screen changed meanwhile, so nothing is written: ask for it again")
            return []
        }
        guard scope == .job || selectedView?.current?.filter.map({ $0.result != nil }) != false else {
            notice = Notice(.warning, "The filter is still being applied, so nothing is written: ask for it again")
            return []
        }
        guard let format = JobExport.Format(fileName: path) else {
            let endings = listed(JobExport.Format.allCases.map { "\(RawText($0.ending))" }, "or")
            notice = Notice(.warning, "The name says what to write: it ends in \(endings)")
            return []
        }
        var export = JobExport(job, as: format)
        export.selection = selection(scope, in: job)
        export.bases = exportBases(of: job)
        export.marks = reviews[entry.identifier]?.board
        let token = nextToken()
        exports[token] = RunningExport(path: path, scope: scope, basis: exportBasis, lack: lack(of: job, scope))
        notice = Notice(.information, "Writing \(path)…")
        return [.export(ExportRequest(token: token, export: export, path: path, mayReplace: mayReplace))]
    }

    mutating func take(_ outcome: ExportOutcome, of token: AnalysisToken) {
        guard let running = exports[token] else { return }
        let path = running.path
        switch outcome {
        case .writing(let bytes): notice = Notice(.information, "Writing \(path): \(bytes / 1000) kB")
        case .done(let bytes, let rowless):
            let marks = counted(rowless, "mark is", "marks are")
            let whole = RawText(JobExport.Format.jsonLines.ending)
            let rowlessness: DisplayText = "\(marks) under a code that lists no such answer: \(whole) has all marks"
            let doubts = [running.lack, rowless > 0 ? rowlessness : nil].compactMap { $0 }
            notice =
                doubts.isEmpty
                ? Notice(.success, "\(path) is written: \(bytes) bytes")
                : Notice(.warning, "\(path) is written, but \(doubts.joined(separator: "; "))")
        case .failed(let why): notice = Notice(.failure, "Nothing is written: \(why)")
        case .exists:
            guard prompt == nil, sheet == nil, running.basis == basis(of: running.scope) else {
                notice = Notice(.warning, "\(path) is there already and was left as it is")
                break
            }
            prompt = .export(LineEditor(path), running.scope, mayReplace: true)
        }
        if case .writing = outcome { return }
        exports[token] = nil
    }

    /// Why what is written is not all that there is.
    private func lack(of job: CodedJob, _ scope: ExportScope) -> DisplayText? {
        if !job.isComplete { return "pages are missing: it is so far" }
        guard scope != .job, let result = selectedView?.current?.filter?.result, result.undecided > 0 else {
            return nil
        }
        return "\(counted(result.undecided, "answer", "answers")) that the filter could not decide on are left out"
    }

    private func basis(of scope: ExportScope) -> ExportBasis {
        let (view, question) = (selectedView?.current, openQuestion)
        guard scope != .job else {
            return ExportBasis(job: selectedJob, question: nil, code: nil, filter: nil, answer: nil)
        }
        return ExportBasis(
            job: selectedJob, question: question?.identifier, code: view?.selectedCode, filter: view?.filter?.filter,
            answer: scope == .answer ? view?.selectedAnswer.flatMap { question?.answer($0) } : nil)
    }

    private func selection(_ scope: ExportScope, in job: CodedJob) -> AnswerSelection {
        guard scope != .job, let view = selectedView, let open = view.current, let question = openQuestion else {
            return .all
        }
        var set = AnswerSet()
        switch scope {
        case .job, .question: set = question.heldAnswers
        case .code: if let code = open.selectedIndex { set = AnswerSet(question.netAnswers(of: code)) }
        case .answer: if let answer = open.selectedAnswer { set.insert(answer) }
        }
        var sets: [AnswerSet?] = Array(repeating: nil, count: job.questions.count)
        sets[view.question] = set
        return AnswerSelection(sets)
    }

    /// How much of what is exported, for the prompt: `Late, 37 answers`.
    func exportSubject(_ scope: ExportScope) -> DisplayText {
        guard scope != .job, let question = openQuestion, let view = selectedView?.current else {
            return "the whole job"
        }
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

    private func exportBases(of job: CodedJob) -> QuestionBases {
        var bases = QuestionBases()
        for question in job.questions {
            if case .given(let size) = base(of: question) { bases.given[question.identifier] = size }
        }
        if selectedView?.baseChoice == .mentions { bases.standard = .mentions }
        return bases
    }
}

extension CodedQuestion {
    /// The answers that are left of a restricted question; of any other all.
    fileprivate var heldAnswers: AnswerSet {
        var held = AnswerSet()
        for answer in 0..<answerLimit where holds(answer) { held.insert(answer) }
        return held
    }
}
