import CodingModel
import TerminalText

// Searching the open question's answers: typing, landing on a match, going from match to match.
extension BrowserState {
    mutating func openSearch() {
        guard let view = selectedView?.current else { return }
        let origin = SearchOrigin(
            answer: view.selectedAnswer, answersTop: view.answersTop, detailTop: view.detailTop, link: view.link)
        prompt = .search(LineEditor(), from: origin)
    }

    /// The pattern changed. The reader stays where they are until it is known where the first match is.
    mutating func search(for pattern: RawText, from origin: SearchOrigin) -> [Effect] {
        notice = nil
        guard let query = TextQuery(pattern) else { return dropSearch(from: origin) }
        return begin(query, landing: origin)
    }

    mutating func dropSearch(from origin: SearchOrigin) -> [Effect] {
        goBack(to: origin)
        guard search != nil else { return [] }
        search = nil
        return [.endSearch]
    }

    /// Enter: the prompt closes, the search stays. Where a screen shows one pane alone, it shows what was found.
    mutating func keepSearch() {
        prompt = nil
        guard let search else { return }
        let frames = layout.frames
        if frames[.answers] == nil, frames[.detail] == nil { focus = .answers }
        if let hits = search.hits, hits.isComplete, hits.answers.count == 0 {
            notice = Notice(.information, "No answer to this question matches \(search.name)")
        }
    }

    /// After every event: a search goes on in whatever question is open now, from the beginning.
    mutating func followSearch() -> [Effect] {
        guard let current = search, current.subject != searchSubject else { return [] }
        return begin(current.query, landing: current.landing)
    }

    mutating func take(_ hits: SearchHits, of token: SearchToken) {
        guard search?.token == token else { return }
        search?.hits = hits
        land()
    }

    /// Goes to the next match under the selected code, and from the last one on to the first.
    mutating func stepMatch(by step: Int) {
        guard let search, let view = selectedView?.current, let question = openQuestion, let code = view.selectedIndex
        else { return }
        guard let hits = search.hits, hits.netCount(of: code) > 0 else {
            notice = Notice(.information, missing(search, under: question.label(of: code), search.hits))
            return
        }
        let net = question.netAnswers(of: code)
        let row = view.answerRow
        let next =
            step > 0
            ? hits.answers.firstPosition(in: net, atOrAfter: row + 1)
            : hits.answers.lastPosition(in: net, atOrBefore: row - 1)
        if let next { return changeOpenQuestion { $0.selectAnswer(at: next, in: $1) } }
        guard hits.isComplete else {
            notice = Notice(.information, "Still searching: no further match is found yet")
            return
        }
        let around =
            step > 0
            ? hits.answers.firstPosition(in: net, atOrAfter: 0)
            : hits.answers.lastPosition(in: net, atOrBefore: net.count - 1)
        guard let around else { return }
        if around == row {
            notice = Notice(.information, "This is the only match under \(question.label(of: code))")
        } else {
            changeOpenQuestion { $0.selectAnswer(at: around, in: $1) }
            let (from, to): (DisplayText, DisplayText) = step > 0 ? ("last", "first") : ("first", "last")
            notice = Notice(.information, "From the \(from) match on to the \(to)")
        }
    }

    /// `3 of 41 match` for the answers under a code, `3+` while the search runs; nil when nothing is searched for.
    func matchCount(of code: CodeIndex, in total: Int) -> DisplayText? {
        guard let search else { return nil }
        guard let hits = search.hits else { return "… of \(total) match" }
        let plus: DisplayText = hits.isComplete ? "" : "+"
        return "\(hits.netCount(of: code))\(plus) of \(total) match"
    }

    private var searchSubject: SearchSubject? {
        guard let entry = selectedEntry, let view = selectedView, openQuestion != nil else { return nil }
        return SearchSubject(job: entry.identifier, question: view.question, snapshot: entry.snapshot)
    }

    private mutating func begin(_ query: TextQuery, landing: SearchOrigin?) -> [Effect] {
        searchesBegun += 1
        let token = SearchToken(number: searchesBegun)
        search = Search(query: query, token: token, subject: searchSubject, landing: landing)
        guard let question = openQuestion else { return [.endSearch] }
        return [.search(SearchRequest(token: token, query: query, question: question))]
    }

    /// Goes to the first match from where the search began, once it is known; back to there when there is none.
    private mutating func land() {
        guard let search, let hits = search.hits, let origin = search.landing, let question = openQuestion,
            let code = selectedView?.current?.selectedIndex
        else { return }
        let net = question.netAnswers(of: code)
        let start = origin.answer.flatMap(net.position) ?? 0
        if let match = hits.answers.firstPosition(in: net, atOrAfter: start)
            ?? (hits.isComplete ? hits.answers.firstPosition(in: net, atOrAfter: 0) : nil)
        {
            changeOpenQuestion { $0.selectAnswer(at: match, in: $1) }
        } else if hits.isComplete {
            goBack(to: origin)
        } else {
            return
        }
        self.search?.landing = nil
    }

    private mutating func goBack(to origin: SearchOrigin) {
        changeOpenQuestion { view, question in
            guard let code = view.selectedIndex, let answer = origin.answer,
                let position = question.netAnswers(of: code).position(of: answer)
            else { return }
            view.selectAnswer(at: position, in: question)
            view.answersTop = origin.answersTop
            view.detailTop = origin.detailTop
            view.link = origin.link
        }
    }

    /// Why there is no match to go to.
    private func missing(_ search: Search, under label: RawText, _ hits: SearchHits?) -> DisplayText {
        guard let hits, hits.isComplete else { return "Still searching: no match under \(label) yet" }
        guard hits.answers.count > 0 else { return "No answer to this question matches \(search.name)" }
        let elsewhere = counted(hits.answers.count, "answer", "answers")
        return "No match under \(label); \(elsewhere) elsewhere in this question"
    }
}

extension Search {
    /// The pattern in a sentence: `“late”`.
    fileprivate var name: DisplayText { "“\(query.pattern.excerpt(40))”" }
}
