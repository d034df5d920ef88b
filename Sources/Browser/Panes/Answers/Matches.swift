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
        if screen.focus != .codes, stepMatchInAnswer(by: step) { return }
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
        if let next {
            reading.arrive(at: step > 0 ? .first : .last)
            return jobs.changeOpenQuestion { $0.selectAnswer(at: next, in: $1) }
        }
        let other = codeWithMatches(from: code, by: step, hits, outside: true)
        let ordering = view.ordering
        // All codes of this question come before the next question.
        func place(_ code: CodeIndex) -> Int { step * (ordering?.place(of: code) ?? 0) }
        let isRound = other.map { place($0) < place(code) } ?? true
        if isRound, let place = placeElsewhere(hits, by: step) { return enter(place) }
        if let other { return enter(other, by: step, hits) }
        guard hits.isEnded else {
            screen.tell(.information, "Still searching: no further match is found yet")
            return
        }
        goRound(by: step, hits, under: code)
    }

    /// An answer to the next question, or the previous one, that a respondent who is looked for gave.
    private func placeElsewhere(_ hits: SearchHits, by step: Int) -> AnswerReference? {
        guard let open = jobs.selectedView?.question, hits.scope == .ids || hits.scope == .all else { return nil }
        return step > 0
            ? hits.elsewhere.filter { $0.question > open }.min() ?? hits.elsewhere.min()
            : hits.elsewhere.filter { $0.question < open }.max() ?? hits.elsewhere.max()
    }

    private mutating func enter(_ place: AnswerReference) {
        go(to: ReadingPlace(question: place.question, code: nil, answer: place.answer))
        guard let question = jobs.openQuestion else { return }
        screen.tell(.information, "On to \(question.identifier), which has matches too")
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
        screen.tell(.information, "\(way) \(question.labelPathEnd(of: code)), which has matches too")
    }

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

    private func missing(_ hits: SearchHits) -> DisplayText {
        let name = work.search?.name ?? .empty
        let doubt: DisplayText = hits.isGivenUp ? ", as far as it was looked for" : ""
        let others: DisplayText = hits.otherPlaces.map { ": \($0)" } ?? .empty
        return "No answer to this question matches \(name)\(doubt)\(others)"
    }
}

// Words about matches: how many there are here, and where others are.
extension BrowserState {
    /// `3 of 41 match` for the answers under a code, `3+` while the search runs; where none does, where some do:
    /// `0 of 145 match · 12 under other codes: n`. Nil when nothing is searched for.
    func matchWords(of code: CodeIndex, in total: Int) -> DisplayText? {
        guard let search = work.search else { return nil }
        guard let hits = search.hits else { return "… of \(total) match" }
        let plus: DisplayText = hits.isCertain ? "" : "+"
        let place: DisplayText = hits.scope == .answers ? .empty : " in \(hits.scope.name)"
        let here: DisplayText = "\(hits.netCount(of: code))\(plus) of \(total) match\(place)"
        guard hits.netCount(of: code) == 0, let others = otherMatches(hits) else { return here }
        return "\(here) · \(others)"
    }

    /// The matches outside the open code, and the key that leads there; nil where there are none.
    private func otherMatches(_ hits: SearchHits) -> DisplayText? {
        let key: DisplayText = settings.keymap.firstKeyName(of: .nextMatch).map { ": \($0)" } ?? .empty
        let plus: DisplayText = hits.isCertain ? "" : "+"
        if hits.answers.count > 0 { return "\(hits.answers.count)\(plus) under other codes\(key)" }
        guard hits.scope == .ids || hits.scope == .all, !hits.elsewhere.isEmpty else { return nil }
        return "\(hits.elsewhere.count) in other questions\(key)"
    }

    /// Tells what was found once the reader keeps a search: that it is nothing, or that other places have it too.
    mutating func tellPlaces(of hits: SearchHits) {
        if hits.answers.count == 0, hits.codes.isEmpty, hits.elsewhere.isEmpty {
            screen.tell(.information, missing(hits))
        } else if let places = hits.otherPlaces {
            screen.tell(.information, places)
        }
    }

    /// Holds a command about the answer that is read back once, where the open code has no match: a reader who looked for
    /// somebody must not take another for them.
    mutating func holdsBack(_ command: Command) -> Bool {
        guard command.isAboutAnswer, let search = work.search, !search.isMissKnown, let hits = search.hits,
            hits.isEnded,
            let code = jobs.openView?.selectedIndex, let answer = jobs.openView?.selectedAnswer,
            let question = jobs.openQuestion, hits.netCount(of: code) == 0
        else { return false }
        work.noteMiss()
        let others: DisplayText = otherMatches(hits).map { " (\($0))" } ?? .empty
        let key = settings.keymap.firstKeyName(of: command).map { "; press \($0) again for" as DisplayText } ?? ";"
        let name = question.responseIdentifier(of: answer).excerpt(30)
        screen.tell(.warning, "No answer here matches \(search.name)\(others)\(key) \(name)")
        return true
    }
}

extension Command {
    /// It is done to the answer that is read.
    fileprivate var isAboutAnswer: Bool {
        switch self {
        case .agree, .disagree, .unsure, .noVerdict, .flag, .copyAnswer, .sheet(.respondent), .prompt(.note),
            .prompt(.writeAnswer):
            true
        default: false
        }
    }
}
