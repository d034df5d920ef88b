import CodingModel
import TerminalText
import TestSupport
import Testing

@Suite("Precision and its interval")
struct ReviewPrecisionTests {
    /// The first three and the last are worked out by hand, the others are method 3 of Newcombe's table (Statistics in
    /// Medicine 17 (1998), 857–872).
    @Test(
        "Wilson's interval",
        arguments: [
            (8, 10, 0.4902, 0.9433), (0, 10, 0, 0.2775), (10, 10, 0.7225, 1), (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718), (50, 100, 0.4038, 0.5962),
        ] as [(Int, Int, Double, Double)])
    func wilson(successes: Int, trials: Int, lower: Double, upper: Double) throws {
        let interval = try #require(WilsonInterval(successes: successes, of: trials))
        #expect(abs(interval.lower - lower) < 0.000_05)
        #expect(abs(interval.upper - upper) < 0.000_05)
    }

    @Test("The ends are exact, the share lies within, and failures mirror successes", arguments: 1...120)
    func wilsonProperties(trials: Int) throws {
        for successes in 0...trials {
            let interval = try #require(WilsonInterval(successes: successes, of: trials))
            let share = Double(successes) / Double(trials)
            #expect(0 <= interval.lower && interval.lower <= share && share <= interval.upper && interval.upper <= 1)
            #expect((interval.lower == 0) == (successes == 0))
            #expect((interval.upper == 1) == (successes == trials))
            let mirror = try #require(WilsonInterval(successes: trials - successes, of: trials))
            #expect(abs(mirror.lower - (1 - interval.upper)) < 1e-12)
        }
    }

    @Test("Of nothing there is no interval")
    func nothing() {
        #expect(WilsonInterval(successes: 0, of: 0) == nil)
        #expect(WilsonInterval(successes: 3, of: 2) == nil)
        #expect(WilsonInterval(successes: -1, of: 2) == nil)
    }

    /// ```
    /// 1        a b c d
    /// └ 11     e
    /// 2        f g
    /// ```
    private func board(_ marks: [(String, String, Verdict, Bool)]) throws -> ReviewBoard {
        let job = try job(
            of: Page(
                Question(
                    "Q1", Code(1, "abcd".map { Answer("\($0): x") }, children: [Code(11, [Answer("e: x")])]),
                    Code(2, "fg".map { Answer("\($0): x") }))))
        var board = ReviewBoard(of: job)
        for (path, name, verdict, isBlind) in marks {
            let answer = try #require("abcdefg".map(String.init).firstIndex(of: name))
            let place = ReviewPlace(question: 0, code: try job.questions[at: 0].code(path), answer: answer)
            board.set(ReviewMark(verdict: verdict, isBlind: isBlind), at: place)
        }
        return board
    }

    @Test("Verdicts on what the AI coded make the precision; those on what it did not are told apart")
    func countedByHand() throws {
        let board = try board([
            ("1", "a", .agree, true), ("1", "b", .agree, false), ("1", "c", .disagree, true),
            ("1", "e", .unsure, true),
            ("1", "f", .agree, true), ("1", "g", .disagree, true), ("2", "f", .agree, true), ("2", "a", .unsure, true),
        ])
        let code = try board.job.questions[at: 0].code("1")
        let blind = board.precision(of: code, in: 0)
        #expect([blind.agree, blind.disagree, blind.unsure, blind.missed, blind.rightlyAbsent] == [1, 1, 1, 1, 1])
        #expect(blind.precision == 0.5)
        let all = board.precision(of: code, in: 0, counting: .all)
        #expect(all.agree == 2 && all.precision == 2.0 / 3)
        #expect(all.interval == WilsonInterval(successes: 2, of: 3))
        let question = board.precision(in: 0)
        #expect([question.agree, question.disagree, question.unsure] == [2, 1, 1])
        #expect(question.precision == 2.0 / 3 && question.absent.unsure == 1 && question.missed == 1)
    }

    @Test("Where nothing was decided there is no precision")
    func undecided() throws {
        let board = try board([("1", "a", .unsure, true), ("1", "f", .agree, true), ("2", "f", .agree, false)])
        for code in 0..<3 {
            let precision = board.precision(of: code, in: 0)
            #expect(precision.precision == nil && precision.interval == nil)
        }
        #expect(board.precision(of: 2, in: 0, counting: .all).precision == 1)
        #expect(board.precision(in: 0).precision == nil)
    }
}
