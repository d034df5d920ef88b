import Analysis
import CodingModel
import SurveyWords
import TerminalText

// From match to match: under the open code, then on to the next code that has some.
extension BrowserState {
    mutating func stepMatch(by step: Int) {
        guard let search = work.search, let view = jobs.openView, let question = jobs.openQuestion,
            let code = view.selectedIndex
        else { return }
        guard let hits = search.hits else {
            screen.tell(.information, "Still searching: no match under \(question.labelInSentence(of: code)) yet")
            return
        }
        if screen.focus == .codes { return stepMatchingCode(by: step, hits) }
        let net = question.netAnswers(of: code)
        let next =
            step > 0
            ? hits.answers.firstPosition(in: net, atOrAfter: view.answerRow + 1)
            : hits.answers.lastPosition(in: net, atOrBefore: view.answerRow - 1)
        if let next { return jobs.changeOpenQuestion { $0.selectAnswer(at: next, in: $1) } }
        if let other = codeWithMatches(from: code, by: step, hits, outside: true) {
            return enter(other, by: step, hits)
        }
        guard hits.isEnded else {
            screen.tell(.information, "Still searching: no further match is found yet")
            return
        }
        goRound(by: step, hits, under: code)
    }

    /// In the tree: to the next code whose label matches, or that lists an answer which does.
    private mutating func stepMatchingCode(by step: Int, _ hits: SearchHits) {
        guard let code = jobs.openView?.selectedIndex else { return }
        guard let next = codeWithMatches(from: code, by: step, hits, outside: false) else {
            screen.tell(.information, hits.isEnded ? missing(hits) : "Still searching: no match is found yet")
            return
        }
        jobs.changeOpenQuestion { $0.reveal(next, in: $1) }
        land(on: hits, by: 1)
        if next == code, let label = jobs.openQuestion?.labelInSentence(of: code) {
            screen.tell(.information, "\(label) is the only code that matches")
        }
    }

    /// The nearest code in the tree's order, and from its end on from its beginning, that lists a matching answer or has
    /// a matching label itself.
    /// - Parameter outside: only codes with matching answers that are neither above nor below the one to begin with.
    private func codeWithMatches(
        from code: CodeIndex, by step: Int, _ hits: SearchHits, outside: Bool
    ) -> CodeIndex? {
        guard let question = jobs.openQuestion, let ordering = jobs.openView?.ordering else { return nil }
        let labels = outside ? [] : Set(hits.codes)
        let branch = Set(question.lineage(of: code))
        let start = ordering.place(of: code)
        let count = ordering.codes.count
        for distance in 1...count {
            let candidate = ordering.codes[(start + step * distance % count + count) % count]
            let isOnBranch =
                outside && (branch.contains(candidate) || (code..<question.subtreeEnd(of: code)).contains(candidate))
            if !isOnBranch, hits.directCount(of: candidate) > 0 || labels.contains(candidate) { return candidate }
        }
        return nil
    }

    private mutating func enter(_ code: CodeIndex, by step: Int, _ hits: SearchHits) {
        jobs.changeOpenQuestion { $0.reveal(code, in: $1) }
        land(on: hits, by: step)
        guard let question = jobs.openQuestion else { return }
        let way: DisplayText = step > 0 ? "On to" : "Back to"
        screen.tell(.information, "\(way) \(question.labelPath(of: code)), which has matches too")
    }

    /// Selects the first match under the selected code, or the last one.
    private mutating func land(on hits: SearchHits, by step: Int) {
        jobs.changeOpenQuestion { view, question in
            guard let code = view.selectedIndex else { return }
            let net = question.netAnswers(of: code)
            let position =
                step > 0
                ? hits.answers.firstPosition(in: net, atOrAfter: 0)
                : hits.answers.lastPosition(in: net, atOrBefore: net.count - 1)
            if let position { view.selectAnswer(at: position, in: question) }
        }
    }

    /// No other code has matches: from the last one under this code to the first.
    private mutating func goRound(by step: Int, _ hits: SearchHits, under code: CodeIndex) {
        guard let question = jobs.openQuestion, let row = jobs.openView?.answerRow else { return }
        guard hits.netCount(of: code) > 0 else {
            screen.tell(.information, missing(hits))
            return
        }
        land(on: hits, by: step)
        if jobs.openView?.answerRow == row {
            screen.tell(.information, "This is the only match under \(question.labelInSentence(of: code))")
        } else {
            let (from, to): (DisplayText, DisplayText) = step > 0 ? ("last", "first") : ("first", "last")
            screen.tell(.information, "From the \(from) match on to the \(to)")
        }
    }

    private func missing(_ hits: SearchHits) -> DisplayText {
        let name = work.search?.name ?? .empty
        let doubt: DisplayText = hits.isGivenUp ? ", as far as it was looked for" : ""
        return "No answer to this question matches \(name)\(doubt)"
    }
}
