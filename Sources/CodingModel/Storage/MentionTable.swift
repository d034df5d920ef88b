/// A (code, answer) pair.
struct Mention: Sendable {
    let code: UInt32
    let answer: UInt32
}

/// A question's mentions, each once, by first appearance.
///
/// An answer's first codes are kept beside its number, and most answers have no more; a hash table knows the others. So
/// nearly every mention is recognised by one look, and an answer that is under all codes costs no more than any other.
struct MentionTable: Sendable {
    /// The codes that stand beside an answer's number; `vacant` where there is none yet.
    private typealias Codes = SIMD4<UInt32>

    private static let vacant = UInt32.max

    private(set) var mentions = BlockList<Mention>()
    private var firstCodes = BlockList<Codes>()
    /// Finds the mentions that stand beyond `firstCodes`.
    private var further = IndexTable()

    var count: Int { mentions.count }

    /// Reads ahead of `insert`, so that the memory is in the processor's cache by then.
    func look(at answer: Int) -> UInt32 { answer < firstCodes.count ? firstCodes[answer].x : 0 }

    /// - Parameter answer: At most one more than any before.
    /// - Returns: Whether the mention is new.
    mutating func insert(code: Int, answer: Int) -> Bool {
        let mention = Mention(code: UInt32(code), answer: UInt32(answer))
        if answer == firstCodes.count { firstCodes.append(Codes(repeating: Self.vacant)) }
        let codes = firstCodes[answer]
        for place in codes.indices {
            if codes[place] == mention.code { return false }
            if codes[place] == Self.vacant {
                firstCodes[answer][place] = mention.code
                mentions.append(mention)
                return true
            }
        }
        return insertFurther(mention)
    }

    private mutating func insertFurther(_ mention: Mention) -> Bool {
        let hash = further.key.hash(Int(mention.code), Int64(mention.answer))
        let known = further.find(hash: hash) {
            mentions[$0].code == mention.code && mentions[$0].answer == mention.answer
        }
        guard known == nil else { return false }
        further.insert(mentions.count, hash: hash)
        mentions.append(mention)
        return true
    }

    /// Forgets every mention from number `end` on, and what is known of answers from number `answers` on.
    mutating func truncate(to end: Int, answers: Int) {
        firstCodes.truncate(to: answers)
        // From the last one on, for an answer's codes leave no gap.
        for index in (min(end, count)..<count).reversed() where mentions[index].answer < answers {
            let answer = Int(mentions[index].answer)
            for place in firstCodes[answer].indices where firstCodes[answer][place] == mentions[index].code {
                firstCodes[answer][place] = Self.vacant
            }
        }
        mentions.truncate(to: end)
        further.removeEntries(from: end)
    }
}
