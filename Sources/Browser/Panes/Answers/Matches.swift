import Analysis
import CodingModel
import SurveyWords
import TerminalText

// From match to match: in the answer that is read, under the open code, on to the next code that has some, and on to the
// next question.
extension BrowserState {
    /// Goes to the next match or the previous one. A step that leads through what is yet to be read waits for it.
    mutating func stepMatch(by step: Int) {
        if reading.waitingSteps != 0 || !goToMatch(by: step) { reading.wait(for: step) }
    }

    /// Makes the steps that wait, as far as it is known where they lead.
    mutating func followSteps() {
        if work.search == nil { return reading.dropSteps() }
        while let step = reading.takeStep() {
            // It may be known by now.
            screen.endAnswer(about: .search)
            guard goToMatch(by: step) else { return reading.wait(for: step) }
        }
    }

    /// - Returns: False where it is not known yet where the step leads.
    private mutating func goToMatch(by step: Int) -> Bool {
        guard let search = work.search, let view = jobs.openView, let question = jobs.openQuestion,
            let code = view.selectedIndex
        else { return true }
        if search.landing != nil || search.subject != jobs.shownQuestion {
            return tellSearching("no match is found yet")
        }
        if screen.focus != .codes {
            guard layOutRead() else { return false }
            if stepMatchInAnswer(by: step) { return true }
        }
        guard let hits = search.hits else {
            _ = tellSearching("no match under \(question.labelInSentence(of: code)) yet")
            return true
        }
        if screen.focus == .codes { return stepMatchingCode(by: step, hits) }
        let net = question.netAnswers(of: code)
        let next =
            step > 0
            ? hits.answers.firstPosition(in: net, atOrAfter: view.answerRow + 1)
            : hits.answers.lastPosition(in: net, atOrBefore: view.answerRow - 1)
        if let next {
            reading.arrive(at: step > 0 ? .first : .last)
            jobs.changeOpenQuestion { $0.selectAnswer(at: next, in: $1) }
            return true
        }
        let other = codeWithMatches(from: code, by: step, hits, outside: true)
        if let isMade = leaveQuestion(from: code, ratherThanTo: other, by: step, hits) { return isMade }
        if let other {
            enter(other, by: step, hits)
        } else if hits.isEnded {
            goRound(by: step, hits, under: code)
        } else {
            _ = tellSearching("no further match is found yet")
        }
        return true
    }

    /// - Returns: False, for the step that waits.
    private mutating func tellSearching(_ what: DisplayText) -> Bool {
        screen.tell(.information, "\(Self.stillSearching): \(what)", about: .search)
        return false
    }

    // MARK: - Other questions

    private enum Onward {
        case none
        case question(Int)
        /// The rest of the job is still looked through.
        case notKnown
    }

    /// The next question with matches, or the previous one. In the tree a label that matches is a match, too.
    private func onward(from hits: SearchHits, by step: Int) -> Onward {
        let isTree = screen.focus == .codes
        let places = hits.elsewhere.questions.filter { $0.answers > 0 || isTree && $0.codes > 0 }.map(\.place)
        // They were looked through from the next one on.
        if step < 0, !hits.elsewhere.isEnded { return .notKnown }
        if let place = step > 0 ? places.first : places.last { return .question(place) }
        return hits.elsewhere.isEnded ? .none : .notKnown
    }

    /// Goes on to another question once all codes of this one were gone through: where none is left, or the next one is come to
    /// over the end of the tree.
    /// - Returns: Whether the step is made, or waits; nil where it stays in this question.
    private mutating func leaveQuestion(
        from code: CodeIndex, ratherThanTo next: CodeIndex?, by step: Int, _ hits: SearchHits
    ) -> Bool? {
        guard hits.isEnded, next.map({ isRound(from: code, to: $0, by: step) }) ?? true else { return nil }
        return switch onward(from: hits, by: step) {
        case .question(let place): enter(question: place, by: step)
        case .notKnown: tellSearching("no match in other questions is found yet")
        case .none: nil
        }
    }

    /// Opens another question, where the search goes on.
    /// - Returns: True, for the step that is made.
    private mutating func enter(question place: Int, by step: Int) -> Bool {
        work.leadSearch(to: step > 0 ? .first : .last)
        jobs.show(question: place)
        guard let question = jobs.openQuestion else { return true }
        screen.tell(.information, "\(way(step)) \(question.identifierText), which has matches too")
        return true
    }

    /// Goes to the first match of the question that was entered, or to its last; in the tree to the first code or the last.
    mutating func land(on hits: SearchHits, at end: ReadingState.Arrival) {
        guard let ordering = jobs.openView?.ordering else { return }
        let step = end == .first ? 1 : -1
        let labels = screen.focus == .codes ? Set(hits.codes) : []
        func hasMatch(_ code: CodeIndex) -> Bool { hits.directCount(of: code) > 0 || labels.contains(code) }
        guard let code = step > 0 ? ordering.codes.first(where: hasMatch) : ordering.codes.last(where: hasMatch) else {
            return screen.tell(.information, missing(hits))
        }
        jobs.changeOpenQuestion { $0.reveal(code, in: $1) }
        land(on: hits, by: step)
    }

    // MARK: - Codes

    /// In the tree: to the next code whose label matches, or that lists an answer which does.
    /// - Returns: False where it is not known yet where the step leads.
    private mutating func stepMatchingCode(by step: Int, _ hits: SearchHits) -> Bool {
        guard let code = jobs.openView?.selectedIndex else { return true }
        let next = codeWithMatches(from: code, by: step, hits, outside: false)
        if let isMade = leaveQuestion(from: code, ratherThanTo: next, by: step, hits) { return isMade }
        guard let next else {
            guard hits.isEnded else {
                _ = tellSearching("no match is found yet")
                return true
            }
            screen.tell(.information, missing(hits))
            return true
        }
        jobs.changeOpenQuestion { $0.reveal(next, in: $1) }
        land(on: hits, by: 1)
        if next == code, let label = jobs.openQuestion?.labelInSentence(of: code) {
            screen.tell(.information, "\(label) is the only code that matches")
        }
        return true
    }

    /// True where the way from a code to another leads over the end of the tree.
    private func isRound(from code: CodeIndex, to other: CodeIndex, by step: Int) -> Bool {
        guard let ordering = jobs.openView?.ordering else { return true }
        return step * ordering.place(of: other) <= step * ordering.place(of: code)
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
        screen.tell(.information, "\(way(step)) \(question.labelPathEnd(of: code)), which has matches too")
    }

    private func way(_ step: Int) -> DisplayText { step > 0 ? "On to" : "Back to" }

    /// Selects the first match under the selected code, or the last one.
    private mutating func land(on hits: SearchHits, by step: Int) {
        reading.arrive(at: step > 0 ? .first : .last)
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
        if jobs.openView?.answerRow == row, !hasSeveralMatchesInAnswer {
            screen.tell(.information, "This is the only match under \(question.labelInSentence(of: code))")
        } else {
            let (from, to): (DisplayText, DisplayText) = step > 0 ? ("last", "first") : ("first", "last")
            screen.tell(.information, "From the \(from) match on to the \(to)")
        }
    }
}
