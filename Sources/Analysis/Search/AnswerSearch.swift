import CodingModel
import TerminalText

/// Looks for a pattern in a question: in its labels, then in its answers (identifier, text and follow-ups) from the first
/// on. It goes slice by slice, so that the caller can show what is found so far, or stop.
/// ```
/// var search = AnswerSearch(for: query, in: question)              // TextQuery("late")
/// while !search.isComplete, !search.isGivenUp {
///     search.advance(bytes: 1 << 20)
///     show(search.hits)                                            // hits.answers: 3, 17, 20; hits.scanned: 4096
/// }
/// ```
package struct AnswerSearch: Sendable {
    /// The search is given up when the pattern has taken too many steps at so many answers.
    private static let cutOffLimit = 16

    private let query: TextQuery
    private let question: CodedQuestion
    private let labels: [CodeIndex]
    private var found = AnswerSet()
    private var next: AnswerIndex = 0
    private var undecided = AnswerSet()
    private var tally: CodeTally

    /// A search that has looked at the labels and at no answer.
    package init(for query: TextQuery, in question: CodedQuestion) {
        self.query = query
        self.question = question
        labels = question.codes(matching: query)
        tally = CodeTally(codeCount: question.codeCount)
    }

    /// Every answer was looked at.
    package var isComplete: Bool { next == question.answerLimit }

    /// The pattern took too many steps at too many answers: no more answers will be looked at.
    package var isGivenUp: Bool { undecided.count >= Self.cutOffLimit }

    /// How many answers were found so far.
    package var foundCount: Int { found.count }

    /// Looks at the next answers, about so many bytes of them, and at least at one.
    package mutating func advance(bytes budget: Int) {
        var budget = budget
        let matcher = query.matcher
        while budget > 0, !isComplete, !isGivenUp {
            if question.holds(next) {
                let (outcome, length) = question.withTexts(of: next) { ($0.search(for: matcher), $0.bytes.count) }
                switch outcome {
                case .missing: break
                case .cutOff: undecided.insert(next)
                case .found:
                    found.insert(next)
                    tally.add(question.codes(of: next), in: question)
                }
                // An expression may take long for few bytes: the caller wants to be asked in between.
                budget -= query.syntax == .literal ? length : 16 * length
            }
            budget -= 1
            next += 1
        }
    }

    /// The outcome so far. Takes time linear in the codes.
    package var hits: SearchHits {
        SearchHits(
            answers: found, codes: labels, scanned: next, isComplete: isComplete, isGivenUp: isGivenUp,
            undecided: undecided, directCounts: tally.direct, netCounts: tally.netCounts(in: question))
    }
}

extension CodedQuestion {
    /// The codes whose label has the pattern, or whose id or path the pattern is; ascending.
    fileprivate func codes(matching query: TextQuery) -> [CodeIndex] {
        let path = query.syntax == .literal ? CodePath(parsing: query.pattern.string) : nil
        let named = path.flatMap(index(of:))
        let id = path.flatMap { $0.ids.count == 1 ? $0.ids.first : nil }
        return codeIndices.filter { code in
            code == named || self.id(of: code) == id
                || withLabel(of: code) { query.matcher.firstMatch(in: $0, from: 0) != nil }
        }
    }
}

/// Counts answers for each code and for its subtree as they come, each once.
private struct CodeTally: Sendable {
    /// Summed over a subtree these are its distinct answers: see `SubtreeCounts`.
    private var own: [Int]
    /// Answers listed on the code itself.
    private(set) var direct: [Int]

    init(codeCount: Int) {
        own = Array(repeating: 0, count: codeCount)
        direct = own
    }

    /// - Parameter row: The answer's codes, ascending.
    mutating func add(_ row: IndexRow, in question: CodedQuestion) {
        var previous: CodeIndex?
        for code in row {
            own[code] += 1
            direct[code] += 1
            // From the closest ancestor that both codes share upwards the answer was counted before.
            while let before = previous, question.subtreeEnd(of: before) <= code {
                previous = question.parent(of: before)
            }
            if let common = previous { own[common] -= 1 }
            previous = code
        }
    }

    func netCounts(in question: CodedQuestion) -> [Int] {
        var counts = own
        for code in counts.indices.reversed() {
            if let parent = question.parent(of: code) { counts[parent] += counts[code] }
        }
        return counts
    }
}
