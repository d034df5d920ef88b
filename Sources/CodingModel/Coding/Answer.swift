import TerminalText

/// A follow-up question that a respondent was asked, and what they answered (schema `FollowupResponse`).
package struct Followup: Hashable, Sendable {
    /// The question that was asked.
    package let question: RawText
    /// The reply; may be empty.
    package let answer: RawText

    /// A follow-up with texts as the API wrote them.
    package init(question: RawText, answer: RawText) {
        self.question = question
        self.answer = answer
    }
}

/// One respondent's answer to one question (schema `ResponseEntry`). Equal values are the same answer of a question:
/// identity is respondent, text and follow-ups together, so a respondent may have given two.
package struct Answer: Hashable, Sendable {
    /// The respondent's identifier, which is the same in every question.
    package let responseIdentifier: RawText
    /// The text (`answer`); may be empty, may hold newlines.
    package let text: RawText
    /// The follow-ups in the API's order; empty when there are none.
    package let followups: [Followup]

    /// An answer with texts as the API wrote them.
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
    /// The question's place in `CodedJob.questions`.
    package let question: Int
    /// The answer's number within that question.
    package let answer: AnswerIndex

    /// A reference that is not checked against a job.
    package init(question: Int, answer: AnswerIndex) {
        self.question = question
        self.answer = answer
    }

    /// By question, then by first appearance.
    package static func < (left: AnswerReference, right: AnswerReference) -> Bool {
        (left.question, left.answer) < (right.question, right.answer)
    }
}
