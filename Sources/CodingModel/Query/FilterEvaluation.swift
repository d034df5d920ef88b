import TerminalText

/// Which answers of a question pass a filter.
package struct FilterOutcome: Sendable {
    /// Those that pass.
    package let answers: AnswerSet
    /// Answers at which a pattern took too many steps; they count as not having it.
    package let undecided: Int
    /// A pattern took too many steps at too many answers: the answers after them count as not having it.
    package let isGivenUp: Bool
}

extension CodedQuestion {
    /// Finds the answers that pass a filter. It takes as long as its conditions: a code some microseconds, a pattern the
    /// time to read all texts.
    /// - Parameter isWanted: Asked about once a millisecond; once it says no, the work ends.
    /// - Returns: Nil when it was no longer wanted.
    package func answers(
        passing filter: AnswerFilter, context: FilterContext = FilterContext(), while isWanted: () -> Bool = { true }
    ) -> FilterOutcome? {
        var evaluation = FilterEvaluation(question: self, context: context)
        guard let passing = evaluation.answers(passing: filter, while: isWanted) else { return nil }
        // What is not known to pass does not: under “not” it would.
        return FilterOutcome(
            answers: passing.intersection(AnswerSet(below: answerLimit)).subtracting(evaluation.doubtful),
            undecided: evaluation.undecided, isGivenUp: evaluation.isGivenUp)
    }
}

private struct FilterEvaluation {
    var question: CodedQuestion
    let context: FilterContext
    /// Answers at which a pattern took too many steps, and those that it was not asked of any more.
    var doubtful = AnswerSet()
    var undecided = 0
    var isGivenUp = false

    mutating func answers(passing filter: AnswerFilter, while isWanted: () -> Bool) -> AnswerSet? {
        switch filter {
        case .all(let parts):
            return combined(parts, while: isWanted) { $0.intersection($1) }
        case .any(let parts):
            return combined(parts, while: isWanted) { $0.union($1) }
        case .then(let parts): return left(by: parts, while: isWanted)
        case .not(let part):
            return answers(passing: part, while: isWanted).map {
                AnswerSet(below: question.answerLimit).subtracting($0)
            }
        case .code(let path):
            return question.index(of: path).map { AnswerSet(question.netAnswers(of: $0)) } ?? AnswerSet()
        case .respondents(let path):
            let people = question.index(of: path).map(question.respondents(under:))
            return select(while: isWanted) { question, answer in people?[question.respondent(of: answer)] ?? false }
        case .hasFollowups:
            return select(while: isWanted) { question, answer in question.followupCount(of: answer) > 0 }
        case .codeCount(let comparison, let number):
            return select(while: isWanted) { question, answer in
                comparison.holds(question.codes(of: answer).count, number)
            }
        case .length(let comparison, let number):
            return select(while: isWanted) { question, answer in
                comparison.holds(question.answerLength(of: answer), number)
            }
        case .duplicate: return DuplicateGroups(of: question, while: isWanted)?.answers
        case .exactly(let text):
            return select(while: isWanted) { question, answer in question.hasText(text.string.utf8.span, answer) }
        case .text(let query): return answers(matching: query, while: isWanted)
        case .review(let condition): return context.answers(condition, below: question.answerLimit)
        }
    }

    private mutating func combined(
        _ parts: [AnswerFilter], while isWanted: () -> Bool, _ combine: (AnswerSet, AnswerSet) -> AnswerSet
    ) -> AnswerSet? {
        var result: AnswerSet?
        for part in parts {
            guard let next = answers(passing: part, while: isWanted) else { return nil }
            result = result.map { combine($0, next) } ?? next
        }
        return result ?? AnswerSet()
    }

    private mutating func left(by parts: [AnswerFilter], while isWanted: () -> Bool) -> AnswerSet? {
        var evaluation = self
        var left = AnswerSet(below: question.answerLimit)
        for (number, part) in parts.enumerated() {
            if number > 0 { evaluation.question = question.restricted(to: left) }
            guard let next = evaluation.answers(passing: part, while: isWanted) else { return nil }
            left = left.intersection(next)
        }
        (doubtful, undecided, isGivenUp) = (evaluation.doubtful, evaluation.undecided, evaluation.isGivenUp)
        return left
    }

    /// Answers between two looks at whether the result is still wanted.
    private static let slice = 1 << 14

    private func select(
        while isWanted: () -> Bool, _ passes: (CodedQuestion, AnswerIndex) -> Bool
    ) -> AnswerSet? {
        var passing = AnswerSet()
        for answer in 0..<question.answerLimit {
            if answer % Self.slice == 0, !isWanted() { return nil }
            if question.holds(answer), passes(question, answer) { passing.insert(answer) }
        }
        return passing
    }

    private mutating func answers(matching query: TextQuery, while isWanted: () -> Bool) -> AnswerSet? {
        var search = AnswerSearch(for: query, in: question)
        while !search.isComplete, !search.isGivenUp {
            guard isWanted() else { return nil }
            search.advance(bytes: 1 << 20)
        }
        let hits = search.hits
        undecided += hits.undecided
        doubtful = doubtful.union(hits.undecidedAnswers)
        if hits.isGivenUp {
            let unread = AnswerSet(below: question.answerLimit).subtracting(AnswerSet(below: hits.scanned))
            doubtful = doubtful.union(unread)
        }
        isGivenUp = isGivenUp || hits.isGivenUp
        return hits.answers
    }
}

extension CodedQuestion {
    func hasText(_ text: Span<UInt8>, _ answer: AnswerIndex) -> Bool {
        arena.holds(answers.text(of: answer), equalTo: text)
    }
}
