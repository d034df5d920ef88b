import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("Samples to judge blind", .permit(.processor))
struct ReviewSampleTests {
    @Test("The generator is the published one, and draws below a bound evenly")
    func generator() {
        var draws = SeededDraws(seed: 1_234_567)
        #expect(
            (0..<3).map { _ in draws.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
        var counts = Array(repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[Int(draws.next(below: 7))] += 1 }
        #expect(counts.allSatisfy { abs($0 - 10_000) < 400 })
        #expect((0..<50).allSatisfy { _ in draws.next(below: 1) == 0 })
    }

    @Test("The least are kept, in order, however many are offered", arguments: [0, 1, 5, 64, 999, 1_000])
    func leastRanked(limit: Int) {
        var random = SplitMix64(seed: UInt64(limit))
        let ranks = (0..<1_000).map { _ in random.next() }
        var least = LeastRanked<UInt64>(limit: limit)
        for rank in ranks { least.offer(rank, rank: rank) }
        #expect(least.elements() == Array(ranks.sorted().prefix(limit)))
    }

    /// What a sample promises, whatever it was drawn from.
    private func expectSound(
        _ sample: ReviewSample, size: Int, population: Int, room: Int, in job: CodedJob, _ seed: UInt64
    ) throws {
        #expect(Set(sample.items.map(\.key)).count == sample.items.count, "seed \(seed)")
        #expect(sample.population == population && sample.size == min(size, population), "seed \(seed)")
        let decoys = sample.size == 0 ? 0 : min(room, max(1, (sample.size + 2) / 4))
        #expect(sample.items.count == sample.size + decoys, "seed \(seed)")
        let board = ReviewBoard(of: job)
        for item in sample.items {
            let place = try #require(board.place(of: item.key))
            let net = try job.questions[at: place.question].netAnswers(of: place.code)
            #expect((net.position(of: place.answer) != nil) == item.isCoded, "seed \(seed)")
        }
    }

    @Test(
        "A code's sample: distinct answers of its net, and decoys that are not in it",
        arguments: Rounds.seeds(20))
    func ofACode(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let job = try job(of: RandomJob.page(using: &random))
        for question in job.questions {
            for code in question.codeIndices {
                let size = Int.random(in: 0...12, using: &random)
                let sample = ReviewSample(seed: random.next(), size: size, of: code, in: question)
                let net = question.counts(of: code).netAnswers
                try expectSound(
                    sample, size: size, population: net, room: question.answerCount - net, in: job, seed)
                #expect(sample.items.allSatisfy { $0.key.code == question.path(of: code) })
            }
        }
    }

    @Test(
        "A question's sample: mentions, and answers with codes that they don't have",
        arguments: Rounds.seeds(30))
    func ofAQuestion(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let job = try job(of: RandomJob.page(using: &random))
        for question in job.questions {
            let size = Int.random(in: 0...40, using: &random)
            let sample = ReviewSample(seed: random.next(), size: size, in: question)
            let room = question.codeIndices.map { question.counts(of: $0) }.filter { $0.directAnswers > 0 }
                .reduce(0) { $0 + question.answerCount - $1.netAnswers }
            try expectSound(sample, size: size, population: question.mentions, room: room, in: job, seed)
            let board = ReviewBoard(of: job)
            for item in sample.items {
                let place = try #require(board.place(of: item.key))
                let direct = question.directAnswers(of: place.code)
                #expect(item.isCoded ? direct.position(of: place.answer) != nil : !direct.isEmpty)
            }
        }
    }

    @Test(
        "The same seed draws the same, in the same order, however the pages came",
        arguments: Rounds.seeds(20))
    func orderOfPages(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let whole = RandomJob.page(using: &random)
        let old = try job(of: whole)
        let new = try job(of: RandomJob.cut(whole, using: &random).shuffled(using: &random))
        for question in old.questions {
            let other = new.questions[try #require(new.questionIndex(identifiedBy: question.identifier))]
            for size in [1, 3, 10, .max] {
                let items = ReviewSample(seed: seed, size: size, in: question).items
                #expect(ReviewSample(seed: seed, size: size, in: other).items == items)
            }
            for code in question.codeIndices {
                let place = try #require(other.index(of: question.path(of: code)))
                let items = ReviewSample(seed: seed, size: 3, of: code, in: question).items
                #expect(ReviewSample(seed: seed, size: 3, of: place, in: other).items == items)
            }
        }
    }

    /// 60 answers under code 1, of which 40 under 11; 20 more under code 2.
    private static let survey = Page(
        Question(
            "Q1",
            Code(1, answers(40..<60), children: [Code(11, answers(0..<40))]),
            Code(2, answers(60..<80))))

    private static func answers(_ numbers: Range<Int>) -> [Answer] { numbers.map { Answer("r\($0): text \($0)") } }

    /// The statistic of a chi-square test with one degree of freedom less than there are counts: how far they are from
    /// what drawing without replacement gives.
    private func chiSquare(_ counts: [Int], draws: Int, each size: Int) -> Double {
        let share = Double(size) / Double(counts.count)
        let expected = Double(draws) * share
        let variance = expected * (1 - share) * Double(counts.count) / Double(counts.count - 1)
        return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) } / variance
    }

    @Test("Over many seeds every answer is drawn as often as any other, as a pick and as a decoy")
    func evenness() throws {
        let question = try job(of: Self.survey).questions[at: 0]
        let code = try question.code("1/11")
        var picks = Array(repeating: 0, count: 40)
        var decoys = Array(repeating: 0, count: 40)
        for seed in 0..<400 as Range<UInt64> {
            for item in ReviewSample(seed: seed, size: 10, of: code, in: question).items {
                let number = try #require(Int(item.key.answer.responseIdentifier.string.dropFirst()))
                if item.isCoded { picks[number] += 1 } else { decoys[number - 40] += 1 }
            }
        }
        #expect(picks.reduce(0, +) == 4_000 && decoys.reduce(0, +) == 1_200)
        // With 39 degrees of freedom one in a thousand is above 72.05, and one in a thousand below 17.3.
        #expect(17.3..<72.05 ~= chiSquare(picks, draws: 400, each: 10))
        #expect(17.3..<72.05 ~= chiSquare(decoys, draws: 400, each: 3))
    }

    @Test("Decoys stand anywhere among the others, and their codes are as frequent as mentions of them")
    func decoysInAQuestion() throws {
        let question = try job(of: Self.survey).questions[at: 0]
        var places = Array(repeating: 0, count: 10)
        var codes: [String: Int] = [:]
        for seed in 0..<400 as Range<UInt64> {
            let items = ReviewSample(seed: seed, size: 8, in: question).items
            for (place, item) in items.enumerated() where !item.isCoded {
                places[place] += 1
                codes[item.key.code.description, default: 0] += 1
            }
        }
        // 9 degrees of freedom.
        #expect(1.15..<27.88 ~= chiSquare(places, draws: 400, each: 2))
        // Mentions: 20 on code 1, 40 on 1/11, 20 on 2.
        #expect(abs((codes["1/11"] ?? 0) - 400) < 50)
        #expect(abs((codes["1"] ?? 0) - 200) < 45 && abs((codes["2"] ?? 0) - 200) < 45)
    }

    @Test("Another seed draws others; an answer more changes no other's luck")
    func stability() throws {
        let question = try job(of: Self.survey).questions[at: 0]
        let first = ReviewSample(seed: 1, size: 10, in: question)
        #expect(ReviewSample(seed: 2, size: 10, in: question).items != first.items)
        var grown = Self.survey
        grown.questions[0].codes[1].answers.append(Answer("zoe: new"))
        let second = ReviewSample(seed: 1, size: 10, in: try job(of: grown).questions[at: 0])
        let kept = Set(first.items.filter(\.isCoded).map(\.key)).intersection(second.items.map(\.key))
        #expect(kept.count >= 9)
    }

    @Test("A question whose one code has every answer has no decoys, and an empty one no sample")
    func nothingToDraw() throws {
        let page = Page(Question("Q1", Code(1, Self.answers(0..<5))), Question("Q2", Code(1)))
        let job = try job(of: page)
        let sample = try ReviewSample(seed: 1, size: 4, in: job.questions[at: 0])
        #expect(sample.items.count == 4 && sample.items.allSatisfy(\.isCoded) && sample.population == 5)
        #expect(try ReviewSample(seed: 1, size: 4, of: 0, in: job.questions[at: 0]).items.count == 4)
        #expect(try ReviewSample(seed: 1, size: 4, in: job.questions[at: 1]).items.isEmpty)
        #expect(try ReviewSample(seed: 1, size: -1, in: job.questions[at: 0]).items.isEmpty)
    }

    @Test("Places are those of the items")
    func places() throws {
        let question = try job(of: Self.survey).questions[at: 0]
        for sample in [
            ReviewSample(seed: 3, size: 20, in: question), ReviewSample(seed: 3, size: 9, of: 1, in: question),
        ] {
            #expect(sample.pairs.count == sample.items.count)
            for (item, place) in zip(sample.items, sample.pairs) {
                #expect(question.path(of: place.code) == item.key.code)
                #expect(question.fingerprint(of: place.answer) == item.key.answer)
                #expect(question.isCoded(place.answer, under: place.code) == item.isCoded)
            }
        }
    }

    @Test("Drawing ends where it is told to")
    func ending() throws {
        struct Enough: Error {}
        let question = try job(of: Self.survey).questions[at: 0]
        for enough in 1...3 {
            var checks = 0
            #expect(throws: Enough.self) {
                try ReviewSample(seed: 1, size: 20, in: question) {
                    checks += 1
                    if checks == enough { throw Enough() }
                }
            }
            #expect(checks == enough)
        }
    }

    @Test("Judged from start to interval, item by item")
    func review() throws {
        let job = try job(of: Self.survey)
        var board = ReviewBoard(of: job)
        let sample = try ReviewSample(seed: 7, size: 20, of: 0, in: job.questions[at: 0])
        #expect(sample.items.count == 25 && sample.open(on: board) == sample.items)
        #expect(sample.precision(on: board).precision == nil)
        // A verdict given with open eyes does not do.
        try board.set(ReviewMark(verdict: .agree), for: sample.items[at: 0].key)
        #expect(sample.open(on: board).count == 25 && sample.open(on: board, counting: .all).count == 24)
        var coded = 0
        for (number, item) in sample.items.enumerated() {
            #expect(sample.open(on: board).first == item)
            let isWrong = item.isCoded && coded < 4
            if item.isCoded { coded += 1 }
            let verdict: Verdict = isWrong ? .disagree : .agree
            board.set(ReviewMark(verdict: verdict, isBlind: true), for: item.key)
            #expect(sample.open(on: board).count == 24 - number)
        }
        let precision = sample.precision(on: board)
        #expect(precision.agree == 16 && precision.disagree == 4 && precision.missed == 5)
        #expect(precision.interval == WilsonInterval(successes: 16, of: 20))
        #expect(precision == board.precision(of: 0, in: 0))
        // Nothing is lost by a refetch in which the answers are gone.
        let empty = board.placed(in: try TestSupport.job(of: Page(Question("Q1", Code(2)))))
        #expect(empty.unplaced.count == 25 && sample.precision(on: empty) == precision)
    }
}

extension ReviewSample {
    /// Drawn without a look at anything else.
    fileprivate init(seed: UInt64, size: Int, in question: CodedQuestion) {
        self.init(seed: seed, size: size, in: question) { () throws(Never) in }
    }

    fileprivate init(seed: UInt64, size: Int, of code: CodeIndex, in question: CodedQuestion) {
        self.init(seed: seed, size: size, of: code, in: question) { () throws(Never) in }
    }
}
