import Analysis
import CodingModel
import TerminalText

/// The filter of a question, and its result.
package struct ActiveFilter: Sendable {
    /// The condition that answers must meet.
    package let filter: AnswerFilter
    /// The name that it is saved under; nil when it is not.
    package let name: RawText?
    /// The condition as the reader sees it.
    let words: Words
    /// The latest request.
    private(set) var token: RequestToken
    /// The number of the snapshot that was filtered.
    private(set) var snapshot: Int
    /// Once it is worked out, the reader goes to the code of the first level that has most of what is left, unless the
    /// open code has all of it: what is left may be anywhere.
    var leadsToMost = false
    /// Once it is worked out, a notice says how much it left.
    var isTold = true
    /// Nil until it is worked out.
    var result: FilterResult?
    /// The way back from a filter that a sheet led to; nil for one that the reader asked for.
    var wayBack: WayBack?

    /// A condition in words.
    struct Words: Hashable, Sendable {
        let whole: RawText
        /// With less and less of its parts, for lines that have no room for all.
        var brief: [RawText] = []
    }

    /// The condition in words.
    var expression: RawText { words.whole }

    init(filter: AnswerFilter, name: RawText?, words: Words, token: RequestToken, snapshot: Int) {
        self.filter = filter
        self.name = name
        self.words = words
        self.token = token
        self.snapshot = snapshot
    }

    /// A filter that is worked out, without a word, when its question is next open.
    init(waiting filter: AnswerFilter, name: RawText?, expression: RawText) {
        self.init(
            filter: filter, name: name, words: Words(whole: expression), token: RequestToken(number: 0), snapshot: 0)
        isTold = false
    }

    /// The place that a sheet was opened at.
    struct WayBack: Hashable, Sendable {
        /// The filter that was on; nil for none.
        let filter: AppliedFilter?
        let code: CodePath?
        let origin: ReadingOrigin
        let pane: Pane
    }

    /// Takes what it left of another snapshot.
    mutating func take(_ result: FilterResult, of token: RequestToken, in snapshot: Int) {
        self.result = result
        self.token = token
        self.snapshot = snapshot
    }
}

/// A filter under a name.
package struct SavedFilter: Hashable, Sendable {
    /// The name that the reader gave it.
    package let name: RawText
    /// The condition in words, as `AnswerFilter(parsing:in:)` reads it.
    package let expression: RawText

    /// Nothing is checked.
    package init(name: RawText, expression: RawText) {
        self.name = name
        self.expression = expression
    }
}
