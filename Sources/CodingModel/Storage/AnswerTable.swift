import TerminalText

/// A question's answers, each once, by first appearance. Their texts lie in the job's arena.
struct AnswerTable: Sendable {
    private struct Record: Sendable {
        let respondent: UInt32
        /// Respondent, text and follow-ups end to end, as in `AnswerDraft.bytes`.
        let content: TextSpan
        let identifierLength: UInt32
        let textLength: UInt32
        let firstFollowup: UInt32
    }

    private var records = BlockList<Record>()
    private var followups = BlockList<AnswerDraft.FollowupLengths>()
    private var table = IndexTable()
    /// What was read ahead; without a place to go to the compiler would not read it.
    private var lastLook: UInt32 = 0

    var count: Int { records.count }

    func respondent(of answer: Int) -> Int { Int(records[answer].respondent) }

    func text(of answer: Int) -> TextSpan {
        let record = records[answer]
        return record.content.part(at: Int(record.identifierLength), length: Int(record.textLength))
    }

    func followupCount(of answer: Int) -> Int { followupRange(of: answer).count }

    func followupSpans(of answer: Int) -> [(question: TextSpan, answer: TextSpan)] {
        let content = records[answer].content
        var offset = Int(records[answer].identifierLength + records[answer].textLength)
        return followupRange(of: answer).map { index in
            let lengths = followups[index]
            let question = content.part(at: offset, length: Int(lengths.question))
            offset += Int(lengths.question)
            defer { offset += Int(lengths.answer) }
            return (question, content.part(at: offset, length: Int(lengths.answer)))
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
                respondent: UInt32(respondent), content: arena.append(draft.bytes.span),
                identifierLength: UInt32(draft.identifierLength), textLength: UInt32(draft.textLength),
                firstFollowup: UInt32(followups.count)))
        for lengths in draft.followups { followups.append(lengths) }
        table.insert(index, hash: hash)
        return index
    }

    private func find(_ draft: AnswerDraft, hash: UInt32, in arena: TextArena) -> Int? {
        table.find(hash: hash) { index in
            let record = records[index]
            return Int(record.textLength) == draft.textLength
                && Int(record.identifierLength) == draft.identifierLength
                && arena.holds(record.content, equalTo: draft.bytes.span)
                && followupRange(of: index).elementsEqual(draft.followups) { followups[$0] == $1 }
        }
    }

    private func hash(of draft: AnswerDraft) -> UInt32 {
        table.key.hash(draft.bytes.span, mixedWith: UInt64(draft.identifierLength) << 32 | UInt64(draft.textLength))
    }

    /// Looks for a pattern in the answer's text, then in each text of its follow-ups; none is made a string of.
    /// - Returns: Whether it is there, and how long all these texts are.
    func search(_ answer: Int, for matcher: TextMatcher, in arena: TextArena) -> (matches: Bool, length: Int) {
        let record = records[answer]
        let start = Int(record.identifierLength)
        let length = Int(record.content.length) - start
        let matches = arena.withBytes(record.content.part(at: start, length: length)) { bytes in
            // Most answers have no follow-ups.
            matcher.isIn(bytes, 0..<Int(record.textLength))
                || Int(record.textLength) < bytes.count && hasFollowup(of: answer, for: matcher, in: arena)
        }
        return (matches, length)
    }

    /// Looks for a pattern in each text of the answer's follow-ups.
    func hasFollowup(of answer: Int, for matcher: TextMatcher, in arena: TextArena) -> Bool {
        let record = records[answer]
        return arena.withBytes(record.content) { bytes in
            var end = Int(record.identifierLength + record.textLength)
            for followup in followupRange(of: answer) {
                for length in [followups[followup].question, followups[followup].answer] {
                    if matcher.isIn(bytes, end..<end + Int(length)) { return true }
                    end += Int(length)
                }
            }
            return false
        }
    }

    /// Forgets every answer from number `end` on.
    mutating func truncate(to end: Int) {
        guard end < count else { return }
        followups.truncate(to: Int(records[end].firstFollowup))
        records.truncate(to: end)
        table.removeEntries(from: end)
    }

    private func followupRange(of answer: Int) -> Range<Int> {
        let end = answer + 1 < records.count ? Int(records[answer + 1].firstFollowup) : followups.count
        return Int(records[answer].firstFollowup)..<end
    }
}
