import TerminalText

/// An answer on its way into the tables. Reused for all answers, so that known ones cost no allocation.
struct PendingAnswer: Sendable {
    private(set) var respondent = 0
    /// The answer's text, then each follow-up's question and answer, end to end.
    private(set) var bytes: [UInt8] = []
    private(set) var textLength = 0
    private(set) var followups: [AnswerTable.FollowupLengths] = []

    mutating func begin(respondent: Int, text: Span<UInt8>) {
        self.respondent = respondent
        bytes.removeAll(keepingCapacity: true)
        followups.removeAll(keepingCapacity: true)
        append(text)
        textLength = text.count
    }

    mutating func appendFollowup(question: Span<UInt8>, answer: Span<UInt8>) {
        append(question)
        append(answer)
        followups.append(.init(question: UInt32(question.count), answer: UInt32(answer.count)))
    }

    private mutating func append(_ text: Span<UInt8>) {
        text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    var hash: UInt32 {
        var hasher = Hasher()
        hasher.combine(respondent)
        hasher.combine(textLength)
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        return UInt32(truncatingIfNeeded: hasher.finalize())
    }
}

/// A question's answers, each once, by first appearance. Their texts lie in the job's arena.
struct AnswerTable: Sendable {
    struct FollowupLengths: Hashable, Sendable {
        let question: UInt32
        let answer: UInt32
    }

    private struct Record: Sendable {
        let respondent: UInt32
        /// Text and follow-ups end to end, as in `PendingAnswer.bytes`.
        let content: TextSpan
        let textLength: UInt32
        let firstFollowup: UInt32
    }

    private var records = BlockList<Record>()
    private var followups = BlockList<FollowupLengths>()
    private var table = IndexTable()

    var count: Int { records.count }

    func respondent(of answer: Int) -> Int { Int(records[answer].respondent) }

    func text(of answer: Int) -> TextSpan {
        let record = records[answer]
        return record.content.part(at: 0, length: Int(record.textLength))
    }

    func followupCount(of answer: Int) -> Int { followupRange(of: answer).count }

    func followupSpans(of answer: Int) -> [(question: TextSpan, answer: TextSpan)] {
        let content = records[answer].content
        var offset = Int(records[answer].textLength)
        return followupRange(of: answer).map { index in
            let lengths = followups[index]
            let question = content.part(at: offset, length: Int(lengths.question))
            offset += Int(lengths.question)
            defer { offset += Int(lengths.answer) }
            return (question, content.part(at: offset, length: Int(lengths.answer)))
        }
    }

    /// The answer with the same respondent, text and follow-ups, byte for byte.
    func find(_ pending: PendingAnswer, hash: UInt32, in arena: TextArena) -> Int? {
        table.find(hash: hash) { index in
            let record = records[index]
            return Int(record.respondent) == pending.respondent && Int(record.textLength) == pending.textLength
                && followupRange(of: index).elementsEqual(pending.followups) { followups[$0] == $1 }
                && arena.holds(record.content, equalTo: pending.bytes.span)
        }
    }

    /// The answer's number: a new one if it is not here yet.
    mutating func intern(_ pending: PendingAnswer, into arena: inout TextArena) -> Int {
        let hash = pending.hash
        if let known = find(pending, hash: hash, in: arena) { return known }
        let index = records.count
        records.append(
            Record(
                respondent: UInt32(pending.respondent), content: arena.append(pending.bytes.span),
                textLength: UInt32(pending.textLength), firstFollowup: UInt32(followups.count)))
        for lengths in pending.followups { followups.append(lengths) }
        table.insert(index, hash: hash)
        return index
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
