import CodingModel
import TerminalText

/// The answers of a question that pass a filter.
package struct FilterOutcome: Sendable {
    /// The answers that pass for certain.
    package let answers: AnswerSet
    /// How many answers it is not known of whether they pass: a pattern took too much work there, or was given up before
    /// them.
    package let undecided: Int
    /// A pattern was given up.
    package let isGivenUp: Bool
}

extension CodedQuestion {
    /// Finds the answers that pass a filter. A condition on a code takes microseconds, one on a text the time to read all
    /// texts.
    /// - Parameter isWanted: Asked about once a millisecond; once it returns false, the work ends.
    /// - Returns: Nil when the work was ended.
    package func answers(
        passing filter: AnswerFilter, context: FilterContext = FilterContext(), while isWanted: () -> Bool = { true }
    ) -> FilterOutcome? {
        var evaluation = FilterEvaluation(question: self, context: context)
        guard let passing = evaluation.passing(filter, while: isWanted) else { return nil }
        let held = AnswerSet(below: answerLimit)
        return FilterOutcome(
            answers: passing.certain.intersection(held),
            undecided: passing.possible.subtracting(passing.certain).intersection(held).count,
            isGivenUp: evaluation.isGivenUp)
    }
}

/// The answers that pass a condition, in a logic of three values: yes, no, not known.
private struct Passing {
    /// The answers that pass.
    let certain: AnswerSet
    /// The answers that pass, and those of which it is not known.
    let possible: AnswerSet

    init(certain: AnswerSet, possible: AnswerSet) {
        (self.certain, self.possible) = (certain, possible)
    }

    /// A condition that is known of all answers.
    init(_ answers: AnswerSet) { self.init(certain: answers, possible: answers) }

    /// Connects two conditions.
    func combined(_ other: Passing, _ connect: (AnswerSet, AnswerSet) -> AnswerSet) -> Passing {
        Passing(certain: connect(certain, other.certain), possible: connect(possible, other.possible))
    }
}

private struct FilterEvaluation {
    var question: CodedQuestion
    let context: FilterContext
    var isGivenUp = false

    mutating func passing(_ filter: AnswerFilter, while isWanted: () -> Bool) -> Passing? {
        switch filter {
        case .all(let parts): return combined(parts, while: isWanted) { $0.intersection($1) }
        case .any(let parts): return combined(parts, while: isWanted) { $0.union($1) }
        case .then(let parts): return left(by: parts, while: isWanted)
        case .not(let part):
            let all = AnswerSet(below: question.answerLimit)
            return passing(part, while: isWanted).map {
                Passing(certain: all.subtracting($0.possible), possible: all.subtracting($0.certain))
            }
        case .text(let query, let scope): return passing(query, in: scope, while: isWanted)
        case .code(let path):
            return Passing(question.index(of: path).map { AnswerSet(question.netAnswers(of: $0)) } ?? AnswerSet())
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
                comparison.holds(question.withText(of: answer) { $0.shownCharacterCount }, number)
            }
        case .duplicate: return (DuplicateGroups(of: question, while: isWanted)?.answers).map { Passing($0) }
        case .exactly(let text):
            let form = TextForm(text).bytes
            return select(while: isWanted) { question, answer in
                question.withForm(of: answer) { $0.elementsEqual(form) }
            }
        case .review(let condition): return Passing(context.answers(condition, below: question.answerLimit))
        }
    }

    private mutating func combined(
        _ parts: [AnswerFilter], while isWanted: () -> Bool, _ connect: (AnswerSet, AnswerSet) -> AnswerSet
    ) -> Passing? {
        var result: Passing?
        for part in parts {
            guard let next = passing(part, while: isWanted) else { return nil }
            result = result?.combined(next, connect) ?? next
        }
        return result ?? Passing(AnswerSet())
    }

    private mutating func left(by parts: [AnswerFilter], while isWanted: () -> Bool) -> Passing? {
        var evaluation = self
        var left = Passing(AnswerSet(below: question.answerLimit))
        for (number, part) in parts.enumerated() {
            if number > 0 { evaluation.question = question.restricted(to: left.certain) }
            guard let next = evaluation.passing(part, while: isWanted) else { return nil }
            // The condition was not applied to answers that may have been left before.
            let unasked = left.possible.subtracting(left.certain)
            left = Passing(
                certain: left.certain.intersection(next.certain),
                possible: left.possible.intersection(next.possible.union(unasked)))
        }
        isGivenUp = evaluation.isGivenUp
        return left
    }

    private mutating func passing(
        _ query: TextQuery, in scope: SearchScope, while isWanted: () -> Bool
    ) -> Passing? {
        var search = AnswerSearch(onlyFor: query, in: question, scope)
        while !search.isComplete, !search.isGivenUp {
            guard isWanted() else { return nil }
            search.advance(bytes: 1 << 20)
        }
        let hits = search.hits
        isGivenUp = isGivenUp || hits.isGivenUp
        var possible = hits.answers.union(hits.undecidedAnswers)
        if hits.isGivenUp {
            possible = possible.union(
                AnswerSet(below: question.answerLimit).subtracting(AnswerSet(below: hits.scanned)))
        }
        return Passing(certain: hits.answers, possible: possible)
    }

    /// How many answers are looked at before `isWanted` is asked again.
    private static let slice = 1 << 14

    private func select(
        while isWanted: () -> Bool, _ passes: (CodedQuestion, AnswerIndex) -> Bool
    ) -> Passing? {
        var passing = AnswerSet()
        for answer in 0..<question.answerLimit {
            if answer % Self.slice == 0, !isWanted() { return nil }
            if question.holds(answer), passes(question, answer) { passing.insert(answer) }
        }
        return Passing(passing)
    }
}
