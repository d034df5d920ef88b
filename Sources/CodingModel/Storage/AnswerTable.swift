import TerminalText

/// A question's answers, each once, by first appearance. Their texts lie in the job's arena.
struct AnswerTable: Sendable {
    private struct Record: Sendable {
        let respondent: UInt32
        /// Respondent, text and follow-ups end to end, as in `AnswerDraft.withBytes`.
        let content: TextSpan
        let identifierLength: UInt32
        let textLength: UInt32
        let followupCount: UInt32

        /// Where the texts of the follow-ups begin in the content, and where the lengths of all of them do.
        var followupTexts: Range<Int> {
            let lengths = Int(followupCount) * MemoryLayout<AnswerDraft.FollowupLengths>.size
            return Int(identifierLength + textLength)..<Int(content.length) - lengths
        }
    }

    private var records = BlockList<Record>()
    private var table = IndexTable()
    /// What was read ahead; without a place to go to the compiler would not read it.
    private var lastLook: UInt32 = 0

    var count: Int { records.count }

    func respondent(of answer: Int) -> Int { Int(records[answer].respondent) }

    func text(of answer: Int) -> TextSpan {
        let record = records[answer]
        return record.content.part(at: Int(record.identifierLength), length: Int(record.textLength))
    }

    func followupCount(of answer: Int) -> Int { Int(records[answer].followupCount) }

    func followupSpans(of answer: Int, in arena: TextArena) -> [(question: TextSpan, answer: TextSpan)] {
        let record = records[answer]
        return arena.withBytes(record.content) { bytes in
            var spans: [(TextSpan, TextSpan)] = []
            Self.forEachFollowup(of: record, in: bytes) { question, answer in
                func part(_ range: Range<Int>) -> TextSpan {
                    record.content.part(at: range.lowerBound, length: range.count)
                }
                spans.append((part(question), part(answer)))
                return true
            }
            return spans
        }
    }

    /// Tells where each follow-up's texts lie in an answer's bytes, until `body` has had enough.
    private static func forEachFollowup(
        of record: Record, in bytes: UnsafeBufferPointer<UInt8>,
        _ body: (_ question: Range<Int>, _ answer: Range<Int>) -> Bool
    ) {
        var end = record.followupTexts.lowerBound
        for index in 0..<Int(record.followupCount) {
            let lengths = UnsafeRawBufferPointer(bytes).loadUnaligned(
                fromByteOffset: record.followupTexts.upperBound
                    + index * MemoryLayout<AnswerDraft.FollowupLengths>.size, as: AnswerDraft.FollowupLengths.self)
            let question = end..<end + Int(lengths.question)
            let answer = question.upperBound..<question.upperBound + Int(lengths.answer)
            guard body(question, answer) else { return }
            end = answer.upperBound
        }
    }

    /// The answer with the same respondent, text and follow-ups, byte for byte; nil when it is not here yet.
    func find(_ draft: AnswerDraft, in arena: TextArena) -> Int? { find(draft, hash: hash(of: draft), in: arena) }

    /// Finds each answer of a batch, or makes a new one.
    mutating func intern(_ batch: inout MentionBatch, respondents: inout NameTable, arena: inout TextArena) {
        for index in 0..<batch.count { batch.hashes[index] = hash(of: batch.drafts[index]) }
        lookAhead(&batch, arena)
        for index in 0..<batch.count {
            batch.answers[index] = intern(
                batch.drafts[index], hash: batch.hashes[index], respondents: &respondents, arena: &arena)
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
        _ draft: AnswerDraft, hash: UInt32, respondents: inout NameTable, arena: inout TextArena
    ) -> Int {
        if let known = find(draft, hash: hash, in: arena) { return known }
        let respondent = draft.withIdentifier { respondents.intern($0, into: &arena) }
        let index = records.count
        records.append(
            Record(
                respondent: UInt32(respondent), content: draft.withBytes { arena.append($0) },
                identifierLength: UInt32(draft.identifierLength), textLength: UInt32(draft.textLength),
                followupCount: UInt32(draft.followupCount)))
        table.insert(index, hash: hash)
        return index
    }

    private func find(_ draft: AnswerDraft, hash: UInt32, in arena: TextArena) -> Int? {
        table.find(hash: hash) { index in
            let record = records[index]
            return Int(record.textLength) == draft.textLength
                && Int(record.identifierLength) == draft.identifierLength
                && Int(record.followupCount) == draft.followupCount
                && draft.withBytes { arena.holds(record.content, equalTo: $0) }
        }
    }

    private func hash(of draft: AnswerDraft) -> UInt32 {
        let lengths = UInt64(draft.identifierLength) << 32 | UInt64(draft.textLength)
        return draft.withBytes { table.key.hash($0, mixedWith: lengths) }
    }

    /// Looks for a pattern in the respondent's identifier, the answer's text, then each text of its follow-ups; none is
    /// made a string of.
    /// - Returns: Whether it is there, and how long all these texts are.
    func search(_ answer: Int, for matcher: Matcher, in arena: TextArena) -> (outcome: Matcher.Outcome, length: Int) {
        let record = records[answer]
        let end = record.followupTexts.upperBound
        let outcome = arena.withBytes(record.content) { bytes -> Matcher.Outcome in
            guard matcher.mayBe(in: bytes, upTo: end) else { return .missing }
            let textStart = Int(record.identifierLength)
            let identifier = matcher.look(in: bytes, 0..<textStart)
            if identifier == .found { return .found }
            let text = matcher.look(in: bytes, textStart..<record.followupTexts.lowerBound)
            if text == .found { return .found }
            let followups = Self.lookInFollowups(of: record, for: matcher, in: bytes)
            return followups == .missing ? (text == .missing ? identifier : text) : followups
        }
        return (outcome, end)
    }

    /// Looks for a pattern in each text of the answer's follow-ups.
    func hasFollowup(of answer: Int, for matcher: Matcher, in arena: TextArena) -> Bool {
        let record = records[answer]
        return arena.withBytes(record.content) {
            Self.lookInFollowups(of: record, for: matcher, in: $0) == .found
        }
    }

    private static func lookInFollowups(
        of record: Record, for matcher: Matcher, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Matcher.Outcome {
        var outcome = Matcher.Outcome.missing
        guard record.followupCount > 0 else { return outcome }
        forEachFollowup(of: record, in: bytes) { question, answer in
            for part in [question, answer] where outcome != .found {
                let part = matcher.look(in: bytes, part)
                if part != .missing { outcome = part }
            }
            return outcome != .found
        }
        return outcome
    }

    /// Characters of the answer's text, so far as a character is a code point.
    func length(of answer: Int, in arena: TextArena) -> Int {
        arena.withBytes(text(of: answer)) { bytes in bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
    }

    /// Forgets every answer from number `end` on.
    mutating func truncate(to end: Int) {
        guard end < count else { return }
        records.truncate(to: end)
        table.removeEntries(from: end)
    }
}
