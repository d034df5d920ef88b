import Analysis
import CodingModel

/// The requests that other threads work on. An answer to any but the newest of its kind is dropped.
package struct WorkState: Sendable {
    /// The search that runs or has run in the open question; nil while nothing is searched for.
    package private(set) var search: Search?
    /// The way in which the next pattern is read.
    private(set) var syntax = TextQuery.Syntax.literal
    /// Whose words the next pattern is looked for in.
    private(set) var scope = SearchScope.answers
    /// The filter that is being applied.
    private(set) var filtering: RequestToken?
    /// The analysis that is being worked out for a sheet.
    private(set) var analysing: RequestToken?
    /// The exports that run.
    private(set) var exports: [RequestToken: RunningExport] = [:]
    private var requestCount = 0
    /// The time when the reader's place was looked at last.
    private var placeTime: Moment?
    /// Milliseconds from one look at the reader's place to the next.
    private static let placeInterval: Int64 = 30_000

    /// A token that no other request has.
    mutating func newToken() -> RequestToken {
        requestCount += 1
        return RequestToken(number: requestCount)
    }

    /// - Returns: True when it is time to keep the reader's place again; the next time is reckoned from now.
    mutating func isPlaceDue(at now: Moment) -> Bool {
        let last = placeTime ?? now
        let isDue = now.milliseconds - last.milliseconds >= Self.placeInterval
        placeTime = isDue ? now : last
        return isDue
    }

    // MARK: - Search

    mutating func begin(_ search: Search) { self.search = search }

    /// - Returns: True when there was a search.
    mutating func dropSearch() -> Bool {
        defer { search = nil }
        return search != nil
    }

    /// Takes what the search has found so far.
    /// - Parameter digits: Columns of the longest count of hits under a code.
    mutating func take(_ hits: SearchHits, digits: Int?) { search?.take(hits, digits: digits) }

    /// The reader has come to the first hit, or went elsewhere: the search leads them nowhere any more.
    mutating func endLanding() { search?.endLanding() }

    /// The reader goes on to a match in another question, where the search begins anew.
    mutating func leadSearch(to end: ReadingState.Arrival) { search = search?.led(to: end) }

    /// The reader was told that the answer which is read is no match.
    mutating func noteMiss(under code: CodeIndex) { search?.noteMiss(under: code) }

    /// The reader wants to be told what was found, now and when more is known.
    mutating func beginTelling() { search?.beginTelling() }

    /// The reader does something else, or all is told.
    mutating func endTelling() { search?.endTelling() }

    mutating func noteTold(_ notice: Notice?) { search?.noteTold(notice) }

    mutating func cycleScope() { scope = scope.next }

    /// The next pattern is looked for in what was answered.
    mutating func resetScope() { scope = .answers }

    /// The next pattern is read as the one of the search that there is; literally where there is none.
    mutating func resetSyntax() { syntax = search?.query.syntax ?? .literal }

    mutating func toggleSyntax() { syntax = syntax == .literal ? .regularExpression : .literal }

    // MARK: - Filters and analyses

    mutating func beginFilter(_ token: RequestToken) { filtering = token }

    mutating func endFilter() { filtering = nil }

    /// Notes that a filter has come to its end, if it is the one that runs.
    mutating func endFilter(_ token: RequestToken) { if filtering == token { filtering = nil } }

    mutating func beginAnalysis(_ token: RequestToken) { analysing = token }

    mutating func endAnalysis() { analysing = nil }

    /// Notes that an analysis has come to its end, if it is the one that runs.
    mutating func endAnalysis(_ token: RequestToken) { if analysing == token { analysing = nil } }

    // MARK: - Exports

    mutating func begin(_ export: RunningExport, _ token: RequestToken) { exports[token] = export }

    mutating func endExport(_ token: RequestToken) { exports[token] = nil }
}
