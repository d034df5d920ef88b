import Analysis
import CodingModel
import SurveyWords
import TerminalText

// Exports: asking for one, and telling how far it has come.
extension BrowserState {
    /// The parts of the screen that an export depends on.
    func exportBasis(of scope: ExportScope) -> ExportBasis {
        let (view, question) = (jobs.openView, jobs.openQuestion)
        guard scope != .job else {
            return ExportBasis(job: jobs.selected, question: nil, code: nil, filter: nil, answer: nil)
        }
        return ExportBasis(
            job: jobs.selected, question: question?.identifier, code: view?.selectedCode, filter: view?.filter?.filter,
            answer: scope == .answer ? view?.selectedAnswer.flatMap { question?.fingerprint(of: $0) } : nil)
    }

    /// Has a part of the selected job written.
    /// - Returns: The export's token; nil where there is nothing to write.
    mutating func export(
        _ scope: ExportScope, as format: FileFormat, to path: RawText, mayReplace: Bool
    ) -> (token: RequestToken?, effects: [Effect]) {
        guard let job = jobs.selectedEntry?.results else { return (nil, []) }
        let token = work.newToken()
        work.begin(RunningExport(path: path, lack: lack(of: job, scope)), token)
        let request = ExportRequest(
            token: token, job: job, format: format, selection: selection(scope, in: job), bases: exportBases(of: job),
            marks: jobs.board, path: path, mayReplace: mayReplace)
        return (token, [.export(request)])
    }

    /// Tells how far an export has come.
    mutating func take(_ outcome: ExportOutcome, of token: RequestToken) {
        guard let running = work.exports[token] else { return }
        let path = running.path
        if takeInPrompt(outcome, of: token) { return work.endExport(token) }
        func tell(_ tone: Notice.Tone, _ text: DisplayText) {
            screen.tellLate(Notice(tone, text), about: .export(token))
        }
        switch outcome {
        case .writing(let bytes):
            return screen.tellProgress("Writing \(path): \(bytes / 1000) kB", about: .export(token))
        case .done(let bytes, let rowless, let path):
            let marks = counted(rowless, "mark has", "marks have")
            let whole = settings.fileFormats.withAllMarks.map { ": \(RawText($0.ending)) has all marks" as DisplayText }
            let rowlessness: DisplayText = "\(marks) no row there\(whole ?? .empty)"
            let doubts = [running.lack, rowless > 0 ? rowlessness : nil].compactMap { $0 }
            if doubts.isEmpty {
                tell(.success, "Saved \(path) (\(bytes) bytes)")
            } else {
                tell(.warning, "Saved \(path), but \(doubts.joined(separator: "; "))")
            }
        case .failed(let why): tell(.failure, "Not saved: \(why)")
        case .exists: tell(.warning, "Not saved: \(path) exists already")
        }
        work.endExport(token)
    }

    /// The reason why what is written is not all that there is.
    private func lack(of job: CodedJob, _ scope: ExportScope) -> DisplayText? {
        if !job.isComplete { return "pages are missing: counts are so far" }
        guard scope != .job, let result = jobs.openView?.filter?.result, result.undecided > 0 else { return nil }
        return "\(counted(result.undecided, "answer", "answers")) left out: the pattern takes too long there"
    }

    private func selection(_ scope: ExportScope, in job: CodedJob) -> AnswerSelection {
        guard scope != .job, let view = jobs.selectedView, let open = view.current, let question = jobs.openQuestion
        else { return .all }
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

    private func exportBases(of job: CodedJob) -> QuestionBases {
        var bases = QuestionBases()
        for question in job.questions {
            if case .given(let size) = base(of: question) { bases.given[question.identifier] = size }
        }
        if jobs.selectedView?.base == .mentions { bases.standard = .mentions }
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
