/// Looks for a pattern in a question's answers, text and follow-ups, from the first answer on and slice by slice, so
/// that whoever runs it can tell what is found so far, or stop.
package struct AnswerSearch: Sendable {
    private let query: TextQuery
    private let question: CodedQuestion
    private var found = AnswerSet()
    private var next: AnswerIndex = 0
    private var tally: CodeTally

    /// Nothing is looked at yet.
    package init(for query: TextQuery, in question: CodedQuestion) {
        self.query = query
        self.question = question
        tally = CodeTally(codeCount: question.codeCount)
    }

    /// Every answer was looked at.
    package var isComplete: Bool { next == question.answerCount }

    /// How many answers were found so far.
    package var foundCount: Int { found.count }

    /// Looks at the next answers, about so many bytes of them, and at least at one.
    package mutating func advance(bytes budget: Int) {
        var budget = budget
        while budget > 0, !isComplete {
            let (matches, length) = question.answers.search(next, for: query.matcher, in: question.arena)
            if matches {
                found.insert(next)
                tally.add(question.index.codesOfAnswer[next], codes: question.codes)
            }
            budget -= length + 1
            next += 1
        }
    }

    /// What was found so far; takes as long as there are codes.
    package var hits: SearchHits {
        SearchHits(
            answers: found, scanned: next, isComplete: isComplete, netCounts: tally.netCounts(codes: question.codes))
    }
}

/// Counts answers for each code's subtree as they come, each once.
private struct CodeTally: Sendable {
    /// Summed over a subtree these are its distinct answers: see `SubtreeCounts`.
    private var own: [Int]

    init(codeCount: Int) {
        own = Array(repeating: 0, count: codeCount)
    }

    /// - Parameter row: the answer's codes, ascending.
    mutating func add(_ row: ArraySlice<UInt32>, codes: CodeTable) {
        var previous = CodeTable.noParent
        for code in row.lazy.map({ Int32($0) }) {
            own[Int(code)] += 1
            // From the closest ancestor that both codes share upwards the answer was counted before.
            while previous != CodeTable.noParent, codes.subtreeEnds[Int(previous)] <= code {
                previous = codes.parents[Int(previous)]
            }
            if previous != CodeTable.noParent { own[Int(previous)] -= 1 }
            previous = code
        }
    }

    func netCounts(codes: CodeTable) -> [Int] {
        var counts = own
        for code in stride(from: counts.count - 1, through: 0, by: -1) where codes.parents[code] != CodeTable.noParent {
            counts[Int(codes.parents[code])] += counts[code]
        }
        return counts
    }
}
