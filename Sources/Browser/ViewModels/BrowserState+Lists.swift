import CodingModel
import TerminalText

// The job list, the answer list and the detail, as far as they are visible.
extension BrowserState {
    /// - Parameter rows: how many rows fit.
    package func jobList(rows: Int) -> JobListModel {
        let visible = jobs.indices.dropFirst(jobsTop).prefix(max(0, rows))
        return JobListModel(
            rows: visible.map { index in
                let job = jobs[index]
                let isSelected = job.identifier == selectedJob
                return JobRow(
                    name: job.name, condition: job.condition, word: word(for: job), isSelected: isSelected)
            },
            top: jobsTop, total: jobs.count,
            emptyHint: "No jobs yet. Add one by its id.")
    }

    /// The condition's word; a countdown says more than `offline` where one runs.
    private func word(for job: JobEntry) -> DisplayText {
        guard let moment = job.listedCountdown else { return job.condition.word }
        let verb: DisplayText = job.trouble == nil ? "wait" : "retry"
        return "\(verb) \(seconds(until: moment)) s"
    }

    /// Whole seconds from now to a moment, rounded up, never negative.
    func seconds(until moment: Moment) -> Int64 {
        max(0, (moment.milliseconds - now.milliseconds + 999) / 1000)
    }

    /// - Parameters: the pane's content, in cells.
    package func answerList(width: Int, rows: Int) -> AnswerListModel {
        guard let view = selectedView?.current, let question = openQuestion, let code = view.selectedIndex else {
            return AnswerListModel(
                title: "Answers", shortTitles: [], rows: [], top: 0, total: 0, identifierWidth: 0,
                emptyHint: noAnswersHint)
        }
        let answers = question.netAnswers(of: code)
        let visible = answers.indices.dropFirst(view.answersTop).prefix(max(0, rows))
        let shown = visible.map { index in
            let answer = answers[index]
            return answerRow(answer, in: question, isSelected: answer == view.selectedAnswer, width: width)
        }
        let soFar: DisplayText = isSoFar ? " so far" : ""
        let net = question.counts(of: code).netRespondents
        let people: DisplayText =
            filteredWhole.map { "\(net) of \(counted($0.counts(of: code).netRespondents, "person", "people"))" }
            ?? counted(net, "person", "people")
        let path = question.labelPath(of: code)
        let matches = matchCount(of: code, in: answers.count)
        let judged = board?.progress(of: code, in: selectedView?.question ?? 0).judged ?? 0
        let progress: DisplayText = judged > 0 ? " · \(judged) judged" : ""
        return AnswerListModel(
            title: "\(path) · \(people)\(soFar)\(progress)\(matches.map { " · \($0)" } ?? "")",
            shortTitles: matches.map { ["\(path) · \($0)"] } ?? [],
            rows: shown, top: view.answersTop, total: answers.count,
            identifierWidth: min(18, shown.map(\.responseIdentifier.width).max() ?? 0),
            emptyHint: "No answers under this code.")
    }

    private func answerRow(
        _ answer: AnswerIndex, in question: CodedQuestion, isSelected: Bool, width: Int
    ) -> AnswerRow {
        let raw = question.answerText(of: answer)
        // A hit may be anywhere.
        let search = search.flatMap { $0.marks(answer) ? $0 : nil }
        let text = search.map { raw.oneLine(highlighting: $0.query) } ?? HighlightedText(raw.oneLine(columns: width))
        let identifier = question.responseIdentifier(of: answer)
        let name = search.map { HighlightedText(identifier, highlighting: $0.query.ranges(in: identifier)) }
        return AnswerRow(
            responseIdentifier: name?.text ?? DisplayText(identifier), identifierHits: name?.columns ?? [],
            text: text.text, hits: text.columns, followups: question.followupCount(of: answer),
            hasFollowupHit: search.map { question.hasFollowup(of: answer, matching: $0.query) } ?? false,
            review: mark(of: answer)?.glyphs ?? .empty, isSelected: isSelected)
    }

    /// What was noted of an answer under the open code.
    private func mark(of answer: AnswerIndex) -> ReviewMark? {
        guard let view = selectedView, let code = view.current?.selectedIndex else { return nil }
        return board?.mark(at: ReviewPlace(question: view.question, code: code, answer: answer))
    }

    private var noAnswersHint: DisplayText {
        guard let entry = selectedEntry, openQuestion == nil else { return "The answers under a code stand here." }
        return "No answers: \(entry.condition.word)"
    }

    /// - Parameters: the pane's content, in cells.
    package func detail(width: Int, height: Int) -> DetailModel {
        guard let view = selectedView?.current, let code = view.selectedIndex, let question = openQuestion,
            let content = detailContent(width: width)
        else { return DetailModel(title: "Answer", lines: [], top: 0, total: 0) }
        let selected = focus == .detail ? view.link.flatMap { content.links.indices.contains($0) ? $0 : nil } : nil
        let marked = selected.map { content.links[$0].range } ?? 0..<0
        let visible = content.lines.indices.dropFirst(view.detailTop).prefix(max(0, height))
        return DetailModel(
            title: "Answer \(view.answerRow + 1) of \(question.counts(of: code).netAnswers)",
            lines: visible.map { index in
                let line = content.lines[index]
                guard marked.contains(index) else { return line }
                return DetailLine(kind: .link(isSelected: true), indent: line.indent, text: line.text, hits: line.hits)
            },
            top: view.detailTop, total: content.lines.count)
    }

    /// True while pages of the results on screen are missing.
    var isSoFar: Bool { selectedEntry?.results.map { !$0.isComplete } ?? false }
}
