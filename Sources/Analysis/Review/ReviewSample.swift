import CodingModel
import TerminalText

/// A random sample of pairs of an answer and a code to judge blind: the reader is asked “does this answer belong under this
/// code?”, and is then told what the AI did.
///
/// Pairs that the AI made are drawn without replacement. Decoys, pairs that it did not make, stand among them: one for every
/// four, and at least one if there is any; without them the reader would know that the AI always says yes. Choice and order
/// depend on the seed, the size and the codes and answers themselves: they are the same after a refetch, on any machine.
/// ```
/// let sample = try ReviewSample(seed: 7, size: 20, in: question) {}
/// sample.items.count                        // 25: 20 mentions and 5 decoys
/// sample.precision(on: board).precision     // 0.85 once all are judged
/// ```
package struct ReviewSample: Sendable {
    /// A pair to judge.
    package struct Item: Hashable, Sendable {
        /// The answer and the code.
        package let key: ReviewKey
        /// The AI put it there; false for a decoy. Not to be shown before the verdict.
        package let isCoded: Bool
    }

    /// An answer and a code of the question that was drawn from.
    package struct Pair: Hashable, Sendable {
        /// The code's row.
        package let code: CodeIndex
        /// The answer's number.
        package let answer: AnswerIndex
    }

    /// The pairs in the order in which they are to be judged.
    package let items: [Item]
    /// The rows and numbers of `items`, in the same order.
    package let pairs: [Pair]
    /// How many pairs there were to draw from, decoys apart.
    package let population: Int

    /// How many pairs were drawn, decoys apart.
    package var size: Int { items.count { $0.isCoded } }

    /// Draws from the distinct answers of a code's subtree. Decoys are answers of the question outside it. Takes time linear
    /// in the length of the question's texts.
    /// - Parameters:
    ///   - seed: Two draws with one seed give the same pairs.
    ///   - size: How many to draw, decoys apart; all if there are fewer.
    ///   - check: Called about once a millisecond.
    /// - Throws: The error of `check`.
    package init<Failure>(
        seed: UInt64, size: Int, of code: CodeIndex, in question: CodedQuestion,
        check: () throws(Failure) -> Void
    ) throws(Failure) {
        let drawing = try SampleDrawing(seed: seed, question: question, check: check)
        let net = question.netAnswers(of: code)
        let chosen = drawing.least(size, of: net.count, for: .choice) { offer in
            for answer in net { offer(Pair(code: code, answer: answer)) }
        }
        try check()
        let decoys = drawing.outsiders(Self.decoyCount(for: chosen.count), of: code)
        self.init(chosen, decoys, drawing, population: net.count)
    }

    /// Draws from the question's mentions: answers under the codes that list them. The code of a decoy is drawn as that of a
    /// mention, and its answer from those outside the code's subtree. Takes time linear in the length of the question's
    /// texts, and in its answers for each code of a decoy.
    /// - Parameters:
    ///   - seed: Two draws with one seed give the same pairs.
    ///   - size: How many to draw, decoys apart; all if there are fewer.
    ///   - check: Called about once a millisecond.
    /// - Throws: The error of `check`.
    package init<Failure>(
        seed: UInt64, size: Int, in question: CodedQuestion, check: () throws(Failure) -> Void
    ) throws(Failure) {
        let drawing = try SampleDrawing(seed: seed, question: question, check: check)
        let chosen = drawing.least(size, of: question.mentions, for: .choice) { offer in
            for code in question.codeIndices {
                for answer in question.directAnswers(of: code) { offer(Pair(code: code, answer: answer)) }
            }
        }
        var decoys: [Pair] = []
        for (code, count) in drawing.decoyCodes(Self.decoyCount(for: chosen.count)) {
            try check()
            decoys += drawing.outsiders(count, of: code)
        }
        self.init(chosen, decoys, drawing, population: question.mentions)
    }

    private init(_ chosen: [Pair], _ decoys: [Pair], _ drawing: SampleDrawing, population: Int) {
        let drawn = (chosen.map { (pair: $0, isCoded: true) } + decoys.map { (pair: $0, isCoded: false) })
            .map { (drawn: $0, rank: drawing.rank(of: $0.pair, for: .order)) }
            .sorted { $0.rank < $1.rank }
            .map(\.drawn)
        self.population = population
        pairs = drawn.map(\.pair)
        items = drawn.map { Item(key: drawing.key(of: $0.pair), isCoded: $0.isCoded) }
    }

    /// The number of decoys that stand among so many pairs, where there are as many to draw.
    package static func decoyCount(for size: Int) -> Int { size == 0 ? 0 : max(1, (size + 2) / 4) }
}

extension ReviewSample {
    /// The items without a verdict on the board, in their order.
    /// - Parameter verdicts: The verdicts that count as one.
    package func open(on board: ReviewBoard, counting verdicts: CountedVerdicts = .blind) -> [Item] {
        items.filter { isOpen($0, on: board, counting: verdicts) }
    }

    /// Whether an item has no verdict on the board.
    package func isOpen(_ item: Item, on board: ReviewBoard, counting verdicts: CountedVerdicts = .blind) -> Bool {
        Self.verdict(on: item, board, verdicts) == nil
    }

    /// The precision of the AI's coding of the pairs that are judged, by how it had decided when they were drawn.
    package func precision(on board: ReviewBoard, counting verdicts: CountedVerdicts = .blind) -> ReviewPrecision {
        var tally = ReviewTally()
        for item in items {
            let verdict = Self.verdict(on: item, board, verdicts)
            if item.isCoded { tally.coded.change(verdict, by: 1) } else { tally.absent.change(verdict, by: 1) }
        }
        return ReviewPrecision(tally)
    }

    private static func verdict(on item: Item, _ board: ReviewBoard, _ verdicts: CountedVerdicts) -> Verdict? {
        guard let mark = board.marks[item.key], mark.isBlind || verdicts == .all else { return nil }
        return mark.verdict
    }
}

private struct SampleDrawing {
    private let question: CodedQuestion
    private let ranks: SampleRanks

    init<Failure>(
        seed: UInt64, question: CodedQuestion, check: () throws(Failure) -> Void
    ) throws(Failure) {
        self.question = question
        ranks = try SampleRanks(seed: seed, question: question, check: check)
    }

    func rank(of pair: ReviewSample.Pair, for purpose: RankPurpose) -> UInt64 {
        ranks.rank(of: pair.answer, under: pair.code, for: purpose)
    }

    func key(of pair: ReviewSample.Pair) -> ReviewKey {
        ReviewKey(
            question: question.identifier, code: question.path(of: pair.code),
            answer: question.fingerprint(of: pair.answer))
    }

    /// Draws from all pairs that are offered.
    /// - Parameter population: How many pairs will be offered.
    func least(
        _ size: Int, of population: Int, for purpose: RankPurpose,
        from forEach: (_ offer: (ReviewSample.Pair) -> Void) -> Void
    ) -> [ReviewSample.Pair] {
        var least = LeastRanked<ReviewSample.Pair>(limit: min(max(0, size), population))
        forEach { least.offer($0, rank: rank(of: $0, for: purpose)) }
        return least.elements()
    }

    /// Draws answers that the AI did not put under the code.
    func outsiders(_ size: Int, of code: CodeIndex) -> [ReviewSample.Pair] {
        var insiders = AnswerSet()
        for answer in question.netAnswers(of: code) { insiders.insert(answer) }
        return least(size, of: question.answerCount - insiders.count, for: .decoy) { offer in
            for answer in 0..<question.answerLimit where !insiders.contains(answer) {
                // One that the question is restricted to leave out has none.
                if !question.codes(of: answer).isEmpty { offer(ReviewSample.Pair(code: code, answer: answer)) }
            }
        }
    }

    /// Draws codes for decoys, each as likely as its share of the mentions, and none more often than there are answers
    /// outside it.
    func decoyCodes(_ count: Int) -> [CodeIndex: Int] {
        let numbers = question.codeIndices.map { question.counts(of: $0) }
        var codes = question.codeIndices.filter {
            numbers[$0].directMentions > 0 && numbers[$0].netAnswers < question.answerCount
        }
        // The order of the pages must not matter.
        codes.sort { ranks.rank(of: $0, for: .decoyCode) < ranks.rank(of: $1, for: .decoyCode) }
        var mentions = codes.reduce(0) { $0 + numbers[$1].directMentions }
        var draws = ranks.draws(for: .decoyCode)
        var drawn: [CodeIndex: Int] = [:]
        for _ in 0..<count where mentions > 0 {
            var ticket = Int(draws.next(below: UInt64(mentions)))
            guard
                let place = codes.firstIndex(where: {
                    ticket -= numbers[$0].directMentions
                    return ticket < 0
                })
            else { break }
            let code = codes[place]
            drawn[code, default: 0] += 1
            if drawn[code] == question.answerCount - numbers[code].netAnswers {
                codes.remove(at: place)
                mentions -= numbers[code].directMentions
            }
        }
        return drawn
    }
}
