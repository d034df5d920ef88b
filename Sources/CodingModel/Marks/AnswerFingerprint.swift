import TerminalText

/// Names an answer of a question in a store: finds it again after a refetch, and does not hold its text.
package struct AnswerFingerprint: Hashable, Sendable {
    /// The respondent's identifier.
    package let responseIdentifier: RawText
    /// FNV-1a, 64 bits, of the answer's text and then of each follow-up's question and answer; before each text stands
    /// its length in bytes as eight bytes, the lowest first. Stored, so it never changes.
    package let digest: UInt64

    /// A fingerprint with these parts.
    package init(responseIdentifier: RawText, digest: UInt64) {
        self.responseIdentifier = responseIdentifier
        self.digest = digest
    }
}

extension CodedQuestion {
    /// The name of the answer in a store.
    package func fingerprint(of answer: AnswerIndex) -> AnswerFingerprint {
        AnswerFingerprint(responseIdentifier: responseIdentifier(of: answer), digest: contentHash(of: answer).value)
    }

    /// The hash of the answer's text and follow-ups, as `AnswerFingerprint.digest` has it. Reads a few kilobytes at most,
    /// whatever their length.
    package func contentHash(of answer: AnswerIndex) -> StableHash { answers.contentHash(of: answer, in: arena) }
}

extension CodedJob {
    /// The answer that a fingerprint names; nil when the question has it no more. Takes time linear in the number of the
    /// respondent's answers.
    /// - Parameter question: Place of the question in `questions`.
    package func answer(_ fingerprint: AnswerFingerprint, in question: Int) -> AnswerIndex? {
        guard let respondent = respondent(identifiedBy: fingerprint.responseIdentifier) else { return nil }
        return answers(of: respondent).first {
            $0.question == question && questions[question].contentHash(of: $0.answer).value == fingerprint.digest
        }?.answer
    }
}
