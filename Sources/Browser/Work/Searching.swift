import Analysis
import CodingModel
import SurveyWords
import TerminalText

// The search in the open question: beginning it, following the question, landing on the first hit.
extension BrowserState {
    /// Looks for a pattern in the open question.
    /// - Parameter landing: The place from where the reader goes to the first hit; nil to leave them where they are.
    mutating func search(
        for query: TextQuery, in scope: SearchScope, landing: ReadingOrigin?
    ) -> [Effect] {
        let token = work.newToken()
        work.begin(
            Search(query: query, scope: scope, token: token, subject: jobs.shownQuestion, landing: landing))
        guard let question = jobs.openQuestion, let view = jobs.selectedView else { return [.endSearch] }
        let request = SearchRequest(
            token: token, query: query, question: question, scope: scope, job: jobs.selectedEntry?.results,
            place: view.question)
        return [.search(request)]
    }

    /// Ends the search, and returns to where the reader was when it was asked for.
    mutating func dropSearch(from origin: ReadingOrigin) -> [Effect] {
        jobs.changeOpenQuestion { $0.restore(origin, in: $1) }
        return work.dropSearch() ? [.endSearch] : []
    }

    /// A search goes on in whatever question is open now, from the beginning.
    mutating func followSearch() -> [Effect] {
        guard let search = work.search, search.subject != jobs.shownQuestion else { return [] }
        return self.search(for: search.query, in: search.scope, landing: search.landing)
    }

    /// Takes what a search has found so far; dropped unless it is still the search that runs.
    mutating func take(_ hits: SearchHits, of token: RequestToken) {
        guard work.search?.token == token else { return }
        let most = jobs.openQuestion.map { $0.children(of: nil).map(hits.netCount).max() ?? 0 }
        work.take(hits, digits: most.map { String($0).count + (hits.isCertain ? 0 : 1) })
        land()
        if hits.isGivenUp {
            let unread = counted(
                (jobs.openQuestion?.answerLimit ?? hits.scanned) - hits.scanned, "answer was", "answers were")
            screen.tell(.warning, "The pattern takes too long and was given up: \(unread) not looked at")
        } else if hits.isComplete, hits.undecided > 0 {
            let unknown = counted(hits.undecided, "answer", "answers")
            screen.tell(.warning, "At \(unknown) the pattern takes too long: whether they match is not known")
        }
    }

    /// Goes to the first hit from where the search began, once it is known; back to there when there is none.
    private mutating func land() {
        guard let search = work.search, let hits = search.hits, let origin = search.landing,
            let question = jobs.openQuestion, let code = jobs.openView?.selectedIndex
        else { return }
        let net = question.netAnswers(of: code)
        let start = origin.answer.flatMap(net.position) ?? 0
        if let hit = hits.answers.firstPosition(in: net, atOrAfter: start)
            ?? (hits.isEnded ? hits.answers.firstPosition(in: net, atOrAfter: 0) : nil)
        {
            jobs.changeOpenQuestion { $0.selectAnswer(at: hit, in: $1) }
        } else if hits.isEnded {
            jobs.changeOpenQuestion { $0.restore(origin, in: $1) }
        } else {
            return
        }
        work.endLanding()
    }
}
