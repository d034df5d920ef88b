import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("Which answers pass a filter", .permit(.processor))
struct FilterEvaluationTests {
    @Test("Filters keep the answers that a plain reading keeps", arguments: Rounds.seeds(40))
    func plainReading(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for question in try job(of: RandomJob.page(using: &random)).questions {
            let reviewed = Dictionary(
                uniqueKeysWithValues: AnswerFilter.ReviewCondition.allCases.map { condition in
                    var set = AnswerSet()
                    for answer in 0..<question.answerLimit where Bool.random(using: &random) { set.insert(answer) }
                    return (condition, set)
                })
            let context = FilterContext(reviewed: reviewed)
            for _ in 0..<10 {
                let filter = RandomFilter.make(for: question, depth: 3, hasThen: false, using: &random)
                let outcome = try #require(question.answers(passing: filter, context: context))
                let expected = (0..<question.answerLimit).filter { passes($0, filter, question, reviewed) }
                #expect(Array(outcome.answers) == expected, "\(filter.expression(in: question).string)")
                #expect(outcome.answers.count == expected.count && outcome.undecided == 0)
            }
        }
    }

    private func passes(
        _ answer: AnswerIndex, _ filter: AnswerFilter, _ question: CodedQuestion,
        _ reviewed: [AnswerFilter.ReviewCondition: AnswerSet]
    ) -> Bool {
        let value = question.answer(answer)
        func has(_ condition: AnswerFilter.ReviewCondition) -> Bool { reviewed[condition]?.contains(answer) ?? false }
        switch filter {
        case .all(let parts): return parts.allSatisfy { passes(answer, $0, question, reviewed) }
        case .any(let parts): return parts.contains { passes(answer, $0, question, reviewed) }
        // It has a test of its own.
        case .then: return false
        case .not(let part): return !passes(answer, part, question, reviewed)
        case .code(let path):
            return question.codes(of: answer).contains { question.path(of: $0).ids.starts(with: path.ids) }
        case .respondents(let path):
            return (0..<question.answerLimit).contains {
                question.holds($0) && question.respondent(of: $0) == question.respondent(of: answer)
                    && passes($0, .code(path), question, reviewed)
            }
        case .hasFollowups: return !value.followups.isEmpty
        case .codeCount(let comparison, let number): return comparison.holds(question.codes(of: answer).count, number)
        case .length(let comparison, let number):
            return comparison.holds(value.text.decodingHTMLEntities().string.count, number)
        case .duplicate:
            return (0..<question.answerLimit).contains {
                question.holds($0) && $0 != answer
                    && ReferenceForm(question.answerText(of: $0).string).text == ReferenceForm(value.text.string).text
            }
        case .exactly(let text): return ReferenceForm(value.text.string).text == ReferenceForm(text.string).text
        case .text(let query, .answers):
            return ([value.text] + value.followups.map(\.answer)).contains(where: query.matches)
        // They have tests of their own.
        case .text: return false
        case .review(.unreviewed): return !has(.agreed) && !has(.disagreed) && !has(.unsure)
        case .review(let condition): return has(condition)
        }
    }

    @Test(
        "A restricted question is what a job of these answers alone would be", arguments: Rounds.seeds(40))
    func restricted(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let page = RandomJob.page(using: &random)
        let whole = try job(of: page)
        for (position, question) in whole.questions.enumerated() {
            var kept = AnswerSet()
            for answer in 0..<question.answerLimit where Bool.random(using: &random) { kept.insert(answer) }
            let values = Set(kept.map(question.answer))
            let restricted = question.restricted(to: kept)
            let alone = try job(of: Page(page.questions[position].keeping(values))).questions[at: 0]
            #expect(restricted.codeCount == alone.codeCount && restricted.answerCount == alone.answerCount)
            #expect(restricted.codedRespondents == alone.codedRespondents && restricted.mentions == alone.mentions)
            for code in question.codeIndices {
                #expect(restricted.counts(of: code) == alone.counts(of: code))
                #expect(Set(restricted.netAnswers(of: code).map(restricted.answer)).isSubset(of: values))
            }
            for answer in 0..<question.answerLimit { #expect(restricted.holds(answer) == kept.contains(answer)) }
        }
    }

    @Test("What comes after “then” is asked of what is left alone", arguments: Rounds.seeds(30))
    func then(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for question in try job(of: RandomJob.page(using: &random)).questions {
            let first = RandomFilter.make(for: question, depth: 1, using: &random)
            let second = RandomFilter.make(for: question, depth: 1, using: &random)
            let left = try #require(question.answers(passing: first)).answers
            let rest = question.restricted(to: left)
            let expected = try #require(rest.answers(passing: second)).answers.intersection(left)
            #expect(try #require(question.answers(passing: .then([first, second]))).answers == expected)
        }
    }

    @Test("An answer at which a pattern was cut off passes neither the pattern nor its opposite")
    func doubt() throws {
        let letters = String(repeating: "a", count: 40)
        let answers = (0..<40).map { Answer("r\($0): \($0 % 2 == 0 ? letters + "!" : "b")") }
        let question = try job(of: Page(Question("Q1", Code(1, answers)))).questions[at: 0]
        let pattern = AnswerFilter.text(try TextQuery(regularExpression: "^(a+)+$"), in: .answers)
        for filter in [pattern, .not(pattern)] {
            let outcome = try #require(question.answers(passing: filter))
            // 16 that were cut off, and those after the last of them.
            #expect(outcome.isGivenUp && (24...25).contains(outcome.undecided))
            #expect(outcome.answers.allSatisfy { $0 % 2 == 1 && $0 < 32 })
        }
    }

    @Test("What passes or fails whatever the pattern would have said is decided all the same")
    func decided() throws {
        let slow = String(repeating: "a", count: 40) + "!"
        let answers = ["ann: \(slow)", "bob: aaaa", "cat: \(slow)"].map { Answer($0) }
        let page = Page(Question("Q1", Code(1, [answers[0], answers[1]]), Code(2, [answers[2]])))
        let question = try job(of: page).questions[at: 0]
        let pattern = AnswerFilter.text(try TextQuery(regularExpression: "^(a+)+$"), in: .answers)
        let first = AnswerFilter.code(try #require(CodePath(parsing: "1")))
        for (filter, passing, undecided) in [
            (AnswerFilter.any([first, pattern]), [0, 1], 1), (.all([first, pattern]), [1], 1),
            (.not(.all([first, pattern])), [2], 1), (.not(.any([first, pattern])), [], 1),
            (.any([first, .not(pattern)]), [0, 1], 1), (.then([first, pattern]), [1], 1),
            (.then([pattern, first]), [1], 2), (.any([pattern, .not(pattern)]), [1], 2),
            (.any([first, .not(first), pattern]), [0, 1, 2], 0),
        ] as [(AnswerFilter, [Int], Int)] {
            let outcome = try #require(question.answers(passing: filter))
            #expect((0..<3).filter(outcome.answers.contains) == passing, "\(filter)")
            #expect(outcome.undecided == undecided, "\(filter)")
        }
    }

    @Test("Work that is no longer wanted ends without a result")
    func cancelled() throws {
        let question = try job(of: Page(Question("Q1", Code(1, [Answer("ann: late")])))).questions[at: 0]
        #expect(question.answers(passing: .hasFollowups, while: { false }) == nil)
        #expect(question.answers(passing: .duplicate, while: { false }) == nil)
        #expect(
            question.answers(passing: .text(try #require(TextQuery("late")), in: .answers), while: { false }) == nil)
    }

    @Test("Lengths count characters as a reader does")
    func length() throws {
        let question = try job(of: Page(Question("Q1", Code(1, [Answer("ann: äöü"), Answer("bob: abcd")])))).questions[
            0]
        #expect(question.answers(passing: .length(.equal, 3)).map { Array($0.answers) } == [0])
        let one = try CaseFile.job("numbers-4-length").questions[at: 0]
        #expect(one.answers(passing: .length(.equal, 1))?.answers.count == one.answerCount)
    }

    @Test(
        "A pattern is looked for where the filter says, without it in what was said",
        arguments: [
            ("text \"late\"", [1]), ("text in questions \"late\"", [2]), ("text in ids \"late\"", [0]),
            ("text in labels \"late\"", [3]), ("text in all \"late\"", [0, 1, 2, 3]),
            ("not text in ids /^late/", [1, 2, 3]),
        ] as [(RawText, [Int])])
    func scopes(expression: RawText, expected: [Int]) throws {
        let asked = Answer("cy: fine", followups: [Followup(question: "Was it late?", answer: "no")])
        let page = Page(
            Question(
                "Q1", Code(1, label: "Service", [Answer("late-7: fine"), Answer("b: the box was late"), asked]),
                Code(2, label: "Late", [Answer("d: three weeks")])))
        let question = try job(of: page).questions[at: 0]
        let filter = try AnswerFilter(parsing: expression, in: question)
        #expect(try Array(#require(question.answers(passing: filter)).answers) == expected)
    }

    @Test("Sets of answers are put together as sets are", arguments: Rounds.seeds(40))
    func sets(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        func numbers() -> Set<Int> {
            let limit = Int.random(in: 1...300, using: &random)
            return Set(
                (0..<Int.random(in: 0...60, using: &random)).map { _ in Int.random(in: 0..<limit, using: &random) })
        }
        func set(_ numbers: Set<Int>) -> AnswerSet {
            var set = AnswerSet()
            for number in numbers { set.insert(number) }
            return set
        }
        let (left, right) = (numbers(), numbers())
        #expect(Array(set(left).union(set(right))) == left.union(right).sorted())
        #expect(Array(set(left).intersection(set(right))) == left.intersection(right).sorted())
        #expect(Array(set(left).subtracting(set(right))) == left.subtracting(right).sorted())
        #expect(set(left).union(set(right)).count == left.union(right).count)
        let limit = Int.random(in: 0...200, using: &random)
        #expect(Array(AnswerSet(below: limit)) == Array(0..<limit) && AnswerSet(below: limit).count == limit)
        #expect(set(left).union(set(right)).subtracting(set(right).subtracting(set(left))) == set(left))
    }
}

extension Question {
    /// The question with the same codes, and of their answers some only.
    fileprivate func keeping(_ kept: Set<Answer>) -> Question {
        Question(identifier, text: text, codes: codes.map { $0.keeping(kept) })
    }
}

extension Code {
    fileprivate func keeping(_ kept: Set<Answer>) -> Code {
        Code(id, label: label, answers.filter(kept.contains), children: children.map { $0.keeping(kept) })
    }
}
