import Analysis
import CodingModel
import SurveyWords
import TerminalText

// The search in the open question: beginning it, following the question, landing on the first hit.
extension BrowserState {
    /// Looks for a pattern in the open question.
    /// - Parameters:
    ///   - landing: The hit that the reader goes to; nil to leave them where they are.
    ///   - shownScope: Whose words are marked until there are hits; nil for the scope's.
    mutating func search(
        for query: TextQuery, in scope: SearchScope, landing: Search.Landing?, shownScope: SearchScope? = nil
    ) -> [Effect] {
        let token = work.newToken()
        work.begin(
            Search(
                query: query, scope: scope, token: token, subject: jobs.shownQuestion, landing: landing,
                shownScope: shownScope))
        guard let question = jobs.openQuestion, let view = jobs.selectedView else { return [.endSearch] }
        let request = SearchRequest(
            token: token, query: query, question: question, scope: scope, job: jobs.selectedEntry?.results,
            place: view.question)
        return [.search(request)]
    }

    /// Ends the search, and returns to where the reader was when it was asked for.
    mutating func dropSearch(from origin: ReadingOrigin) -> [Effect] {
        reading.dropSteps()
        jobs.changeOpenQuestion { $0.restore(origin, in: $1) }
        return work.dropSearch() ? [.endSearch] : []
    }

    /// A search goes on in whatever question is open now, from the beginning.
    mutating func followSearch() -> [Effect] {
        let shown = jobs.shownQuestion
        guard let search = work.search, search.subject != shown else { return [] }
        return self.search(
            for: search.query, in: search.scope, landing: search.landing, shownScope: search.shownScope(in: shown))
    }

    /// Takes what a search has found so far; dropped unless it is still the search that runs.
    mutating func take(_ hits: SearchHits, of token: RequestToken) {
        guard let search = work.search, search.token == token else { return }
        let before = search.hits
        let most = jobs.openQuestion.map { $0.children(of: nil).map(hits.netCount).max() ?? 0 }
        work.take(hits, digits: most.map { String($0).count + (hits.isCertain ? 0 : 1) })
        land()
        if search.isToBeTold {
            tellFindings(of: hits)
        } else if let doubt = doubt(about: hits),
            before?.isEnded != true && hits.isEnded || before?.isFinished != true && hits.isFinished
        {
            screen.tellLate(Notice(.warning, doubt), about: .search)
        }
    }

    /// Goes to the hit that the reader is led to, once it is known; back to where the search began when there is none.
    private mutating func land() {
        guard let search = work.search, let hits = search.hits, let landing = search.landing else { return }
        switch landing {
        case .from(let origin): land(on: hits, from: origin)
        case .end(let end):
            guard hits.isSettled else { return }
            land(on: hits, at: end)
            work.endLanding()
        }
    }

    private mutating func land(on hits: SearchHits, from origin: ReadingOrigin) {
        guard let question = jobs.openQuestion, let code = jobs.openView?.selectedIndex else { return }
        let net = question.netAnswers(of: code)
        let start = origin.answer.flatMap(net.position) ?? 0
        if let hit = hits.answers.firstPosition(in: net, atOrAfter: start)
            ?? (hits.isEnded ? hits.answers.firstPosition(in: net, atOrAfter: 0) : nil)
        {
            jobs.changeOpenQuestion { $0.selectAnswer(at: hit, in: $1) }
        } else if hits.isEnded {
            jobs.changeOpenQuestion { $0.restore(origin, in: $1) }
            // Where nobody said it, it may yet be an identifier.
            guard hits.isSettled else { return }
        } else {
            return
        }
        work.endLanding()
    }
}
