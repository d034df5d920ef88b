/// The answers of each code, the codes of each answer, and their counts: derived from a question's mentions when a snapshot
/// is made.
@usableFromInline struct MentionIndex: Sendable {
    /// Code → answers listed on it, ascending.
    @usableFromInline let direct: CompressedRows
    /// Answer → codes that list it, ascending in pre-order.
    @usableFromInline let codesOfAnswer: CompressedRows
    /// Code → distinct answers of its subtree, ascending.
    let net: NetRows
    @usableFromInline let counts: [CodeCounts]
    /// Answers under any code, and distinct respondents of theirs.
    let codedAnswers: Int
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
        self.init(
            codes: codes, answers: answers, codesOfAnswer: unordered.transposed(rowCount: answers.count),
            respondentCount: respondentCount)
    }

    /// The index of some of the answers: it has a row for each of the question's answers, empty for those left out.
    func restricted(
        to kept: AnswerSet, codes: CodeTable, answers: AnswerTable, respondentCount: Int
    ) -> MentionIndex {
        let rows = CompressedRows(rowCount: answers.count) { add in
            var next = kept.first(atOrAfter: 0)
            while let answer = next {
                for code in codesOfAnswer[answer] { add(answer, code) }
                next = kept.first(atOrAfter: answer + 1)
            }
        }
        return MentionIndex(codes: codes, answers: answers, codesOfAnswer: rows, respondentCount: respondentCount)
    }

    private init(codes: CodeTable, answers: AnswerTable, codesOfAnswer: CompressedRows, respondentCount: Int) {
        self.codesOfAnswer = codesOfAnswer
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
        var seen = Array(repeating: false, count: respondentCount)
        var (codedAnswers, codedRespondents) = (0, 0)
        for answer in 0..<answers.count where !codesOfAnswer.range(of: answer).isEmpty {
            codedAnswers += 1
            let respondent = Int(respondents[answer])
            if !seen[respondent] { codedRespondents += 1 }
            seen[respondent] = true
        }
        self.codedAnswers = codedAnswers
        self.codedRespondents = codedRespondents
    }
}
