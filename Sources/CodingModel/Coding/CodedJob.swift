import TerminalText

/// All that is known of a job's results: an immutable value over flat arrays, cheap to copy. `CodedJobBuilder` makes
/// it.
package struct CodedJob: Sendable {
    /// The job's state as the latest answer has it.
    package let report: JobReport
    /// All pages are here.
    package let isComplete: Bool
    /// Pages of results merged so far; a page that came twice counts twice.
    package let pagesMerged: Int
    /// Contradictions between pages, oldest first.
    package let warnings: [ModelWarning]
    /// By first appearance; places are stable as pages arrive.
    package let questions: [CodedQuestion]

    private let arena: TextArena
    private let respondents: NameTable
    private let answersOfRespondent: RespondentIndexRows

    init(
        report: JobReport, isComplete: Bool, pagesMerged: Int, warnings: [ModelWarning], questions: [CodedQuestion],
        arena: TextArena, respondents: NameTable
    ) {
        self.report = report
        self.isComplete = isComplete
        self.pagesMerged = pagesMerged
        self.warnings = warnings
        self.questions = questions
        self.arena = arena
        self.respondents = respondents
        answersOfRespondent = RespondentIndexRows(questions: questions, respondentCount: respondents.count)
    }

    /// The job failed, yet has codes: they are shown and marked as incomplete.
    package var isMarkedIncomplete: Bool {
        (report.status == .partialFailure || report.status == .totalFailure) && !questions.isEmpty
    }

    /// Distinct respondents (`responseIdentifier`) over all questions.
    package var respondentCount: Int { respondents.count }

    /// The API's name for the respondent.
    package func responseIdentifier(of respondent: RespondentIndex) -> RawText { arena.text(respondents[respondent]) }

    /// Lends the API's name for the respondent in UTF-8.
    /// - Parameter body: Must not keep what it is lent.
    package func withResponseIdentifier<Result>(
        of respondent: RespondentIndex, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        arena.withBytes(respondents[respondent], body)
    }

    /// The respondent with this `responseIdentifier`; nil when there is none.
    package func respondent(identifiedBy identifier: RawText) -> RespondentIndex? {
        respondents.find(identifier.string.utf8.span, in: arena)
    }

    /// The respondent's answers, in the order of the questions, then of first appearance.
    /// - Parameter limit: The most answers to tell, the first ones: one identifier may stand for many people.
    package func answers(of respondent: RespondentIndex, limit: Int = .max) -> [AnswerReference] {
        answersOfRespondent.answers(of: respondent, limit: limit)
    }

    /// Number of the respondent's answers.
    package func answerCount(of respondent: RespondentIndex) -> Int { answersOfRespondent.count(of: respondent) }

    /// The place in `questions` of the one with this identifier; nil when there is none.
    package func questionIndex(identifiedBy identifier: RawText) -> Int? {
        let wanted = identifier.string.utf8.span
        return questions.indices.first { arena.holds(questions[$0].identifierSpan, equalTo: wanted) }
    }
}

/// Respondent → answers over all questions. An answer's number here counts on from question to question.
private struct RespondentIndexRows: Sendable {
    /// The number of each question's first answer.
    private var firstNumbers: [Int] = []
    private let rows: CompressedRows

    init(questions: [CodedQuestion], respondentCount: Int) {
        var respondents: [UInt32] = []
        for question in questions {
            firstNumbers.append(respondents.count)
            for answer in 0..<question.answers.count { respondents.append(UInt32(question.respondent(of: answer))) }
        }
        rows = CompressedRows(rowCount: respondentCount, pairCount: respondents.count) {
            (Int(respondents[$0]), UInt32($0))
        }
    }

    func count(of respondent: Int) -> Int { rows[respondent].count }

    func answers(of respondent: Int, limit: Int) -> [AnswerReference] {
        var question = 0
        return rows[respondent].prefix(limit).map { number in
            while question + 1 < firstNumbers.count, firstNumbers[question + 1] <= Int(number) { question += 1 }
            return AnswerReference(question: question, answer: Int(number) - firstNumbers[question])
        }
    }
}
