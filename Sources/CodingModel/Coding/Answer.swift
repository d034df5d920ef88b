import TerminalText

/// A follow-up question that a respondent was asked, and what they answered (schema `FollowupResponse`).
package struct Followup: Hashable, Sendable {
    /// What was asked.
    package let question: RawText
    /// What was answered; may be empty.
    package let answer: RawText

    /// Both as the API wrote them.
    package init(question: RawText, answer: RawText) {
        self.question = question
        self.answer = answer
    }
}

/// One respondent's answer to one question (schema `ResponseEntry`). Equal values are the same answer of a question:
/// identity is respondent, text and follow-ups together, so a respondent may have given two.
package struct Answer: Hashable, Sendable {
    /// Who answered: the same in every question.
    package let responseIdentifier: RawText
    /// What they said (`answer`); may be empty, may hold newlines.
    package let text: RawText
    /// In the API's order; empty when there are none.
    package let followups: [Followup]

    /// All as the API wrote it.
    package init(responseIdentifier: RawText, text: RawText, followups: [Followup] = []) {
        self.responseIdentifier = responseIdentifier
        self.text = text
        self.followups = followups
    }
}

/// Row of a code in its question's pre-order. It changes when a later page adds codes: remember a `CodePath` instead.
@usableFromInline package typealias CodeIndex = Int
/// Number of an answer within its question, by first appearance. Stable as pages arrive.
@usableFromInline package typealias AnswerIndex = Int
/// Number of a respondent within the job, by first appearance. Stable as pages arrive.
@usableFromInline package typealias RespondentIndex = Int

/// Where an answer stands in a job: the question's place in `CodedJob.questions`, and the answer within it.
package struct AnswerReference: Hashable, Comparable, Sendable {
    /// Place in `CodedJob.questions`.
    package let question: Int
    /// Number within that question.
    package let answer: AnswerIndex

    /// Neither is checked against a job.
    package init(question: Int, answer: AnswerIndex) {
        self.question = question
        self.answer = answer
    }

    /// By question, then by first appearance.
    package static func < (left: AnswerReference, right: AnswerReference) -> Bool {
        (left.question, left.answer) < (right.question, right.answer)
    }
}
