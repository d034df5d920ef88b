import TerminalText

/// A question's answers, each once, by first appearance. Their texts lie in the job's arena.
@usableFromInline struct AnswerTable: Sendable {
    @usableFromInline struct Record: Sendable {
        @usableFromInline let respondent: UInt32
        /// The parts end to end, and the lengths behind them.
        @usableFromInline let content: TextSpan
        @usableFromInline let shape: AnswerShape
    }

    @usableFromInline private(set) var records = BlockList<Record>()
    private var table = IndexTable()
    /// `contentHash` of the long answers, by number: to mark one must take no longer than to mark a short one.
    private var longHashes: [Int: StableHash] = [:]
    private static let longFrom = 1 << 12
    /// Holds bytes that were read ahead: the compiler would leave out a reading that goes nowhere.
    private var lastLook: UInt32 = 0

    @inlinable var count: Int { records.count }

    @inlinable func respondent(of answer: Int) -> Int { Int(records[answer].respondent) }

    @inlinable func text(of answer: Int) -> TextSpan {
        let record = records[answer]
        return record.content.part(at: record.shape.text.lowerBound, length: record.shape.text.count)
    }

    @inlinable func followupCount(of answer: Int) -> Int { Int(records[answer].shape.followupCount) }

    @inlinable
    func withTexts<Result>(of answer: Int, in arena: TextArena, _ body: (AnswerTexts) -> Result) -> Result {
        let record = records[answer]
        return arena.withBytes(record.content) { body(AnswerTexts(content: $0, shape: record.shape)) }
    }

    func followupBytes(
        of answer: Int, in arena: TextArena, limit: Int
    ) -> [(question: ArraySlice<UInt8>, answer: ArraySlice<UInt8>)] {
        guard limit > 0 else { return [] }
        let content = arena.bytes(records[answer].content)
        var followups: [(ArraySlice<UInt8>, ArraySlice<UInt8>)] = []
        withTexts(of: answer, in: arena) { texts in
            followups.reserveCapacity(min(limit, texts.followupCount))
            texts.forEachFollowup { question, answer in
                func part(_ range: Range<Int>) -> ArraySlice<UInt8> {
                    content[content.startIndex + range.lowerBound..<content.startIndex + range.upperBound]
                }
                followups.append((part(question), part(answer)))
                return followups.count < limit
            }
        }
        return followups
    }

    /// The answer with the same respondent, text and follow-ups, byte for byte; nil when it is not here yet.
    func find(_ draft: AnswerDraft, in arena: TextArena) -> Int? { find(draft, hash: hash(of: draft), in: arena) }

    /// Finds each answer of a batch, or makes a new one.
    mutating func intern(_ batch: inout MentionBatch, respondents: inout NameTable, arena: inout TextArena) {
        for index in 0..<batch.count { batch.hashes[index] = hash(of: batch.drafts[index]) }
        lookAhead(&batch, arena)
        for index in 0..<batch.count {
            batch.answers[index] = intern(
                &batch.drafts[index], hash: batch.hashes[index], respondents: &respondents, arena: &arena)
        }
    }

    /// Reads a little of all that will be needed: slots, then records, then texts, each of all answers before the next,
    /// so that the waits for them overlap.
    private mutating func lookAhead(_ batch: inout MentionBatch, _ arena: TextArena) {
        for index in 0..<batch.count { batch.answers[index] = table.likely(hash: batch.hashes[index]) ?? -1 }
        for index in 0..<batch.count where batch.answers[index] >= 0 {
            lastLook ^= records[batch.answers[index]].content.start
        }
        for index in 0..<batch.count where batch.answers[index] >= 0 {
            lastLook ^= arena.look(at: records[batch.answers[index]].content)
        }
    }

    /// The answer's number: a new one if it is not here yet. Most answers come more than once, and one that is known
    /// needs no look-up of its respondent.
    private mutating func intern(
        _ draft: inout AnswerDraft, hash: UInt32, respondents: inout NameTable, arena: inout TextArena
    ) -> Int {
        if let known = find(draft, hash: hash, in: arena) { return known }
        let respondent = draft.withIdentifier { respondents.intern($0, into: &arena) }
        let index = records.count
        let content =
            draft.isLong ? arena.append(adopting: draft.takeBytes()) : draft.withBytes { arena.append($0) }
        records.append(Record(respondent: UInt32(respondent), content: content, shape: draft.shape))
        table.insert(index, hash: hash)
        let isLong = withTexts(of: index, in: arena) { $0.bytes.count >= Self.longFrom }
        if isLong { longHashes[index] = computedHash(of: index, in: arena) }
        return index
    }

    /// The hash of the answer's text and follow-ups, as `AnswerFingerprint.digest` has it: kept where they are long.
    func contentHash(of answer: Int, in arena: TextArena) -> StableHash {
        longHashes[answer] ?? computedHash(of: answer, in: arena)
    }

    private func computedHash(of answer: Int, in arena: TextArena) -> StableHash {
        withTexts(of: answer, in: arena) { texts in
            var hash = StableHash()
            hash.add(text: texts.bytes[texts.text])
            texts.forEachFollowup { question, answer in
                hash.add(text: texts.bytes[question])
                hash.add(text: texts.bytes[answer])
                return true
            }
            return hash
        }
    }

    private func find(_ draft: AnswerDraft, hash: UInt32, in arena: TextArena) -> Int? {
        table.find(hash: hash) { index in
            let record = records[index]
            return record.shape == draft.shape && draft.withBytes { arena.holds(record.content, equalTo: $0) }
        }
    }

    private func hash(of draft: AnswerDraft) -> UInt32 {
        let lengths = UInt64(draft.shape.identifierLength) << 32 | UInt64(draft.shape.textLength)
        return draft.withBytes { table.key.hash($0, mixedWith: lengths) }
    }

    /// Characters of the answer's text, so far as a character is a code point.
    func length(of answer: Int, in arena: TextArena) -> Int {
        arena.withBytes(text(of: answer)) { bytes in bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
    }

    /// Forgets every answer from number `end` on.
    mutating func truncate(to end: Int) {
        guard end < count else { return }
        records.truncate(to: end)
        if !longHashes.isEmpty { longHashes = longHashes.filter { $0.key < end } }
        table.removeEntries(from: end)
    }
}
