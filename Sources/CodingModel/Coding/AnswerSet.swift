/// A set of a question's answers, as one bit for each.
@usableFromInline package struct AnswerSet: Sendable {
    @usableFromInline var words: [UInt64] = []
    /// How many answers are in the set.
    @usableFromInline package internal(set) var count = 0

    /// No answers.
    package init() {}

    /// The answers of a row.
    package init(_ row: IndexRow) {
        for answer in row { insert(answer) }
    }

    /// All answers below a limit.
    package init(below limit: AnswerIndex) {
        words = Array(repeating: .max, count: limit >> 6)
        if limit & 63 != 0 { words.append(.max >> UInt64(64 - limit & 63)) }
        count = limit
    }

    /// The answers that are in both sets.
    package func intersection(_ other: AnswerSet) -> AnswerSet {
        AnswerSet(words: zip(words, other.words).map { $0 & $1 })
    }

    /// The answers that are in either set.
    package func union(_ other: AnswerSet) -> AnswerSet {
        let (long, short) = words.count > other.words.count ? (words, other.words) : (other.words, words)
        return AnswerSet(words: zip(long, short).map { $0 | $1 } + long[short.count...])
    }

    /// The answers that are in this set and not in the other.
    package func subtracting(_ other: AnswerSet) -> AnswerSet {
        AnswerSet(words: zip(words, other.words).map { $0 & ~$1 } + words.dropFirst(other.words.count))
    }

    private init(words: [UInt64]) {
        self.words = words
        count = words.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// Whether the answer is in the set.
    @inlinable package func contains(_ answer: AnswerIndex) -> Bool {
        let word = answer >> 6
        return word < words.count && words[word] >> UInt64(answer & 63) & 1 == 1
    }

    /// The first answer of the set that is not before the one given.
    @inlinable package func first(atOrAfter answer: AnswerIndex) -> AnswerIndex? {
        var word = answer >> 6
        guard word < words.count else { return nil }
        var bits = words[word] & (UInt64.max << UInt64(answer & 63))
        while bits == 0 {
            word += 1
            guard word < words.count else { return nil }
            bits = words[word]
        }
        return word << 6 | bits.trailingZeroBitCount
    }

    /// The last answer of the set that is not after the one given.
    package func last(atOrBefore answer: AnswerIndex) -> AnswerIndex? {
        guard answer >= 0, !words.isEmpty else { return nil }
        var word = Swift.min(answer >> 6, words.count - 1)
        var bits = words[word]
        if word == answer >> 6 { bits &= UInt64.max >> UInt64(63 - answer & 63) }
        while bits == 0 {
            word -= 1
            guard word >= 0 else { return nil }
            bits = words[word]
        }
        return word << 6 | (63 - bits.leadingZeroBitCount)
    }

    /// Adds an answer; one that is in the set already changes nothing.
    @inlinable package mutating func insert(_ answer: AnswerIndex) {
        let word = answer >> 6
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        let bit: UInt64 = 1 << UInt64(answer & 63)
        if words[word] & bit == 0 {
            words[word] |= bit
            count += 1
        }
    }
}

extension AnswerSet: Equatable {
    /// Whether both hold the same answers.
    @usableFromInline
    package static func == (left: AnswerSet, right: AnswerSet) -> Bool {
        // One may have room for more.
        left.count == right.count && zip(left.words, right.words).allSatisfy { $0 == $1 }
    }
}

extension AnswerSet: Sequence {
    /// Goes through the answers of a set.
    @usableFromInline package struct Iterator: IteratorProtocol {
        @usableFromInline let set: AnswerSet
        @usableFromInline var start: AnswerIndex = 0

        @inlinable
        init(_ set: AnswerSet) { self.set = set }

        /// The next answer; nil after the last.
        @inlinable
        package mutating func next() -> AnswerIndex? {
            guard let answer = set.first(atOrAfter: start) else { return nil }
            start = answer + 1
            return answer
        }
    }

    /// The answers from the least number on.
    @inlinable
    package func makeIterator() -> Iterator { Iterator(self) }
}

extension AnswerSet {
    /// The first position of a row that is not before the one given and whose answer is in the set. Set and row skip each
    /// other's gaps, so it takes time linear in the shorter of them between the two positions.
    package func firstPosition(in row: IndexRow, atOrAfter position: Int) -> Int? {
        var position = position
        while position < row.count, let next = first(atOrAfter: row[position]) {
            position = row.firstPosition(atOrAfter: next, from: position)
            if position < row.count, row[position] == next { return position }
        }
        return nil
    }

    /// The last position of a row that is not after the one given and whose answer is in the set.
    package func lastPosition(in row: IndexRow, atOrBefore position: Int) -> Int? {
        var position = position
        while position >= 0, let next = last(atOrBefore: row[position]) {
            let found = row.firstPosition(atOrAfter: next)
            if row[found] == next { return found }
            position = found - 1
        }
        return nil
    }
}
