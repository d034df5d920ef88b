/// Which answers a question's codes have, which codes its answers have, and how many: all that is derived from its
/// mentions when a snapshot is made.
struct MentionIndex: Sendable {
    /// Code → answers listed on it, ascending.
    let direct: CompressedRows
    /// Answer → codes that list it, ascending in pre-order.
    let codesOfAnswer: CompressedRows
    /// Code → distinct answers of its subtree, ascending.
    let net: NetRows
    let counts: [CodeCounts]
    /// Distinct respondents under any code.
    let codedRespondents: Int

    /// - Parameters:
    ///   - mentions: distinct, in any order.
    ///   - rows: the row of `codes` for each code that mentions name.
    ///   - respondentCount: of the whole job.
    init(
        codes: CodeTable, answers: AnswerTable, mentions: BlockList<Mention>, rows: [UInt32], respondentCount: Int
    ) {
        let unordered = CompressedRows(rowCount: codes.count, pairCount: mentions.count) {
            let mention = mentions[$0]
            return (Int(rows[Int(mention.code)]), mention.answer)
        }
        codesOfAnswer = unordered.transposed(rowCount: answers.count)
        direct = codesOfAnswer.transposed(rowCount: codes.count)
        let answerCounts = SubtreeCounts(codes: codes, rows: direct, valueCount: answers.count) { Int($0) }
        let respondents = (0..<answers.count).map { UInt32(answers.respondent(of: $0)) }
        let respondentCounts = SubtreeCounts(codes: codes, rows: direct, valueCount: respondentCount) {
            Int(respondents[Int($0)])
        }
        net = NetRows(codes: codes, direct: direct, codesOfAnswer: codesOfAnswer, counts: answerCounts)
        let offsets = direct.offsets
        counts = (0..<codes.count).map { code in
            CodeCounts(
                directAnswers: answerCounts.direct[code], netAnswers: answerCounts.net[code],
                directRespondents: respondentCounts.direct[code], netRespondents: respondentCounts.net[code],
                netMentions: Int(offsets[Int(codes.subtreeEnds[code])] - offsets[code]))
        }
        codedRespondents = Self.distinctCount(respondents, below: respondentCount)
    }

    private static func distinctCount(_ values: [UInt32], below limit: Int) -> Int {
        var seen = Array(repeating: false, count: limit)
        var count = 0
        for value in values where !seen[Int(value)] {
            seen[Int(value)] = true
            count += 1
        }
        return count
    }
}
