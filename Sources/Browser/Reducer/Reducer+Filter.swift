import Analysis
import CodingModel
import SurveyWords
import TerminalText

// Marking codes, and keeping the answers that pass a filter.
extension BrowserState {
    mutating func toggleMark() {
        changeOpenQuestion { view, _ in
            guard let path = view.selectedCode else { return }
            if view.markedCodes.remove(path) == nil { view.markedCodes.insert(path) }
        }
        if focus == .codes { move(by: 1) }
    }

    /// The prompt begins with the filter there is; with the codes that are marked where there is none, or where they are
    /// others than when it was applied.
    mutating func openFilterPrompt() {
        guard let view = selectedView?.current, let question = wholeQuestion else { return }
        let hasNewMarks = !view.markedCodes.isEmpty && view.markedCodes != view.filteredMarks
        var text = hasNewMarks ? "" : view.filter?.expression.string ?? ""
        if !text.isEmpty, let name = view.filter?.name { text = "\(name.string): \(text)" }
        let marked = question.codeIndices.map(question.path(of:)).filter(view.markedCodes.contains)
        if text.isEmpty, let first = marked.first {
            let filter = marked.count == 1 ? AnswerFilter.code(first) : .any(marked.map { .code($0) })
            text = filter.expression(in: question).string
        }
        prompt = .filter(LineEditor(RawText(text)), failure: nil)
    }

    /// Enter in the prompt. What is no filter keeps it open, with the cursor where it goes wrong.
    mutating func submitFilter(_ editor: LineEditor) -> [Effect] {
        guard let question = wholeQuestion else { return [] }
        let text = editor.text
        if text.string.allSatisfy(\.isWhitespace) {
            prompt = nil
            dropFilter()
            return []
        }
        let (name, expression) = Self.named(text)
        do throws(FilterFailure) {
            let filter = try AnswerFilter(parsing: expression, in: question)
            prompt = nil
            changeOpenQuestion { view, _ in view.filteredMarks = view.markedCodes }
            let isSaved = name.map { save(filter, as: $0, in: question) }
            return (isSaved ?? []) + apply(filter, name: name)
        } catch {
            let before = text.string.count - expression.string.count
            prompt = .filter(editor.placed(at: before + error.place), failure: error)
            return []
        }
    }

    /// `late folk: any of "Late"` gives the filter a name; what stands in quotes or between slashes is no name.
    private static func named(_ text: RawText) -> (name: RawText?, expression: RawText) {
        guard let colon = text.string.firstIndex(of: ":") else { return (nil, text) }
        let name = text.string[..<colon].trimmed
        guard !name.isEmpty, !name.contains(where: { "\"/(".contains($0) }) else { return (nil, text) }
        return (RawText(String(name)), RawText(String(text.string[text.string.index(after: colon)...])))
    }

    private mutating func save(_ filter: AnswerFilter, as name: RawText, in question: CodedQuestion) -> [Effect] {
        let saved = SavedFilter(name: name, expression: filter.expression(in: question))
        savedFilters.removeAll { $0.name == name }
        savedFilters.append(saved)
        savedFilters.sort { $0.name < $1.name }
        return [.saveFilter(saved)]
    }

    /// For a filter, an analysis or an export: no other has it.
    mutating func nextToken() -> AnalysisToken {
        analysesBegun += 1
        return AnalysisToken(number: analysesBegun)
    }

    /// Has the open question filtered; until that is done it is shown whole.
    mutating func apply(_ filter: AnswerFilter, name: RawText? = nil, leadsToMost: Bool = false) -> [Effect] {
        guard let job = selectedJob, let entry = selectedEntry, let whole = wholeQuestion, let view = selectedView
        else {
            return []
        }
        let token = nextToken()
        var active = ActiveFilter(
            filter: filter, name: name, expression: filter.expression(in: whole), token: token,
            snapshot: entry.snapshot)
        active.leadsToMost = leadsToMost
        views[job]?.questions[view.question].filter = active
        pendingFilter = token
        changeOpenQuestion { $0.follow($1) }
        let context = FilterContext(filter.asksForReviews ? board : nil, question: view.question)
        let request = FilterRequest(token: token, filter: filter, context: context, question: whole)
        return [.filter(request)]
    }

    /// Shows all answers again.
    mutating func dropFilter() {
        guard let job = selectedJob, let view = selectedView, view.current?.filter != nil else { return }
        views[job]?.questions[view.question].filter = nil
        changeOpenQuestion { $0.follow($1) }
        notice = Notice(.information, "All answers are shown again")
    }

    /// After every event: a question that is open is filtered anew where pages came, or another question's filter came
    /// between; what is worked out for a filter that is off, or of another question, ends.
    mutating func followFilter() -> [Effect] {
        let effects = applyOpenFilter()
        let wanted = [selectedView?.current?.filter?.token, selectedJob.flatMap { held[$0]?.filtering?.token }]
        guard effects.isEmpty, let pendingFilter, !wanted.contains(pendingFilter) else { return effects }
        self.pendingFilter = nil
        return [.endFilter]
    }

    private mutating func applyOpenFilter() -> [Effect] {
        guard let filter = selectedView?.current?.filter, filter.result == nil, wholeQuestion != nil,
            filter.token != pendingFilter || filter.snapshot != selectedEntry?.snapshot
        else { return [] }
        return apply(filter.filter, name: filter.name, leadsToMost: filter.leadsToMost)
    }

    mutating func take(_ result: FilterResult, of token: AnalysisToken) {
        if pendingFilter == token { pendingFilter = nil }
        if takeHeld(result, of: token) { return }
        for (job, view) in views {
            guard let position = view.questions.firstIndex(where: { $0.filter?.token == token }),
                view.questions[position].filter?.snapshot == entry(job)?.snapshot
            else { continue }
            let leadsToMost = views[job]?.questions[position].filter?.leadsToMost == true
            views[job]?.questions[position].filter?.result = result
            views[job]?.questions[position].filter?.leadsToMost = false
            views[job]?.questions[position].ordering = nil
            guard position == view.question, let results = entry(job)?.results else { return }
            views[job]?.openCurrent(in: results)
            guard job == selectedJob else { return }
            changeOpenQuestion { view, question in
                if leadsToMost { view.goToMost(in: question) }
            }
            tell(result)
        }
    }

    private mutating func tell(_ result: FilterResult) {
        guard let whole = wholeQuestion else { return }
        let total = counted(whole.answerCount, "answer", "answers")
        let verb: DisplayText = result.question.answerCount == 1 ? "passes" : "pass"
        let kept: DisplayText = "\(result.question.answerCount) of \(total) \(verb)"
        if result.undecided > 0 {
            let left = counted(result.undecided, "answer is", "answers are")
            let why: DisplayText = result.isGivenUp ? "and was given up" : "there"
            notice = Notice(.warning, "\(kept); \(left) left out, for the pattern takes too long \(why)")
        } else {
            notice = Notice(.information, kept)
        }
    }
}

extension QuestionView {
    fileprivate mutating func goToMost(in question: CodedQuestion) {
        func answers(_ code: CodeIndex) -> Int { question.counts(of: code).netAnswers }
        if let code = selectedIndex, answers(code) == question.answerCount { return }
        if let most = question.children(of: nil).max(by: { answers($0) < answers($1) }) { reveal(most, in: question) }
    }
}

extension LineEditor {
    /// The same text with the cursor after so many characters.
    fileprivate func placed(at position: Int) -> LineEditor {
        var editor = LineEditor(text)
        editor.apply(.start)
        for _ in 0..<max(0, position) { editor.apply(.right) }
        return editor
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? start.prefix(0)
    }
}
