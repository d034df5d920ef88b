import CodingModel

/// The purpose of a rank. Each has ranks of its own: whether a pair is drawn says nothing about where it comes in the order.
enum RankPurpose: UInt64 {
    case choice = 1
    case decoy
    case decoyCode
    case order
}

/// Random ranks for the answers of a question under its codes. The pairs with the least ranks are a sample without
/// replacement, which takes one pass and no sorting of all. A rank depends on the seed, the code and the answer, and not on
/// their places: the sample is the same however the pages came, and an answer that is added or gone later does not change
/// whether another is drawn.
struct SampleRanks {
    private let seed: UInt64
    private let codeHashes: [UInt64]
    private let answerHashes: [UInt64]

    /// Answers between two checks.
    private static let slice = 1 << 12

    /// Hashes all codes and answers. Takes time linear in the length of all answers' texts.
    /// - Throws: The error of `check`, which is called now and then.
    init<Failure>(
        seed: UInt64, question: CodedQuestion, check: () throws(Failure) -> Void
    ) throws(Failure) {
        self.seed = seed
        var hashes: [StableHash] = []
        for code in question.codeIndices {
            var hash = question.parent(of: code).map { hashes[$0] } ?? StableHash()
            hash.add(number: UInt64(bitPattern: question.id(of: code)))
            hashes.append(hash)
        }
        codeHashes = hashes.map(\.value)
        var answerHashes: [UInt64] = []
        answerHashes.reserveCapacity(question.answerLimit)
        for answer in 0..<question.answerLimit {
            if answer % Self.slice == 0 { try check() }
            answerHashes.append(Self.hash(of: answer, in: question))
        }
        self.answerHashes = answerHashes
    }

    private static func hash(of answer: AnswerIndex, in question: CodedQuestion) -> UInt64 {
        var hash = question.contentHash(of: answer)
        hash.add(text: question.identifierBytes(of: answer))
        return hash.value
    }

    /// The rank of an answer under a code. Two pairs have the same with a probability of 2^-64.
    func rank(of answer: AnswerIndex, under code: CodeIndex, for purpose: RankPurpose) -> UInt64 {
        SeededDraws.mixed(rank(of: code, for: purpose) ^ answerHashes[answer])
    }

    /// The rank of a code by itself.
    func rank(of code: CodeIndex, for purpose: RankPurpose) -> UInt64 {
        SeededDraws.mixed(start(of: purpose) ^ codeHashes[code])
    }

    /// Random numbers for a purpose.
    func draws(for purpose: RankPurpose) -> SeededDraws { SeededDraws(seed: start(of: purpose)) }

    private func start(of purpose: RankPurpose) -> UInt64 {
        SeededDraws.mixed(SeededDraws.mixed(seed) ^ purpose.rawValue)
    }
}

/// Random numbers that are the same for the same seed on every machine, in every version: SplitMix64 (Steele, Lea and
/// Flood 2014).
struct SeededDraws {
    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        defer { state &+= Self.step }
        return Self.mixed(state)
    }

    /// One of the numbers below `bound`, which is above 0; each is as likely as any other (Lemire 2019).
    mutating func next(below bound: UInt64) -> UInt64 {
        // Products with a lower half below this one would make some numbers more likely.
        let surplus = (0 &- bound) % bound
        while true {
            let product = next().multipliedFullWidth(by: bound)
            if product.low >= surplus { return product.high }
        }
    }

    /// A number that looks random; no two arguments have the same.
    static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number &+ step
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Keeps those with the least ranks of all elements that are offered.
struct LeastRanked<Element> {
    private let limit: Int
    private var kept: [(rank: UInt64, element: Element)] = []
    private var ceiling = UInt64.max

    /// - Parameter limit: How many to keep; at most as many as will be offered, since memory is taken for them.
    init(limit: Int) { self.limit = limit }

    mutating func offer(_ element: Element, rank: UInt64) {
        guard limit > 0, rank <= ceiling else { return }
        kept.append((rank, element))
        // Now and then, not each time: then it takes as long as looking at all, however many are wanted.
        if kept.count >= 2 * limit + 64 { cut() }
    }

    /// The elements that are kept, by rank.
    mutating func elements() -> [Element] {
        cut()
        return kept.map(\.element)
    }

    private mutating func cut() {
        kept.sort { $0.rank < $1.rank }
        guard kept.count >= limit else { return }
        kept.removeLast(kept.count - limit)
        if let last = kept.last { ceiling = last.rank }
    }
}
