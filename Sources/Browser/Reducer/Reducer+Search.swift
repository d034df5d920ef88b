import Analysis
import CodingModel
import SurveyWords
import TerminalText

// Searching the open question's answers: typing, landing on a match, going from match to match.
extension BrowserState {
    mutating func openSearch() {
        guard let view = selectedView?.current else { return }
        let origin = SearchOrigin(
            answer: view.selectedAnswer, answersTop: view.answersTop, detailTop: view.detailTop, link: view.link)
        prompt = .search(LineEditor(), from: origin, failure: nil)
    }

    /// The pattern changed. The reader stays where they are until it is known where the first match is; a pattern that is
    /// not yet one finds nothing.
    mutating func search(for editor: LineEditor, from origin: SearchOrigin) -> [Effect] {
        notice = nil
        do throws(PatternFailure) {
            prompt = .search(editor, from: origin, failure: nil)
            guard let query = try TextQuery(editor.text, searchSyntax) else { return dropSearch(from: origin) }
            return begin(query, landing: origin)
        } catch {
            prompt = .search(editor, from: origin, failure: error)
            return dropSearch(from: origin)
        }
    }

    /// The next patterns are read the other way, and the one that is being typed is.
    mutating func toggleSyntax() -> [Effect] {
        searchSyntax = searchSyntax == .literal ? .regularExpression : .literal
        guard case .search(let editor, let origin, _) = prompt else { return [] }
        return search(for: editor, from: origin)
    }

    mutating func dropSearch(from origin: SearchOrigin) -> [Effect] {
        goBack(to: origin)
        guard search != nil else { return [] }
        search = nil
        return [.endSearch]
    }

    /// Enter: the prompt closes, the search stays. Where a screen shows one pane alone, it shows what was found.
    mutating func keepSearch() {
        if case .search(_, _, let failure?) = prompt {
            notice = Notice(.warning, "No pattern: \(failure.reason)")
        }
        prompt = nil
        guard let search else { return }
        let frames = layout.frames
        if frames[.answers] == nil, frames[.detail] == nil { focus = .answers }
        if let hits = search.hits, hits.isComplete, hits.answers.count == 0, hits.codes.isEmpty {
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
        if let question = openQuestion {
            let most = question.children(of: nil).map(hits.netCount).max() ?? 0
            search?.hitDigits = String(most).count + (hits.isCertain ? 0 : 1)
        }
        land()
        if hits.isGivenUp {
            let unread = counted(
                (openQuestion?.answerLimit ?? hits.scanned) - hits.scanned, "answer was", "answers were")
            notice = Notice(.warning, "The pattern takes too long and was given up: \(unread) not looked at")
        } else if hits.isComplete, hits.undecided > 0 {
            let unknown = counted(hits.undecided, "answer", "answers")
            notice = Notice(.warning, "At \(unknown) the pattern takes too long: whether they match is not known")
        }
    }

    /// `3 of 41 match` for the answers under a code, `3+` while the search runs; nil when nothing is searched for.
    func matchCount(of code: CodeIndex, in total: Int) -> DisplayText? {
        guard let search else { return nil }
        guard let hits = search.hits else { return "… of \(total) match" }
        let plus: DisplayText = hits.isCertain ? "" : "+"
        return "\(hits.netCount(of: code))\(plus) of \(total) match"
    }

    var searchSubject: SearchSubject? {
        guard let entry = selectedEntry, let view = selectedView, openQuestion != nil else { return nil }
        let filter = view.current?.filter.flatMap { $0.result == nil ? nil : $0.token }
        return SearchSubject(
            job: entry.identifier, question: view.question, snapshot: entry.snapshot, filter: filter)
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
            ?? (hits.isEnded ? hits.answers.firstPosition(in: net, atOrAfter: 0) : nil)
        {
            changeOpenQuestion { $0.selectAnswer(at: match, in: $1) }
        } else if hits.isEnded {
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
}

extension Search {
    /// The pattern in a sentence: `“late”`.
    var name: DisplayText { "“\(query.pattern.excerpt(40))”" }
}
