import TerminalText

/// Which answer of a question, so far as a store must know it: found again after a refetch, without the text.
package struct AnswerFingerprint: Hashable, Sendable {
    /// Who gave it.
    package let responseIdentifier: RawText
    /// FNV-1a, 64 bits, of the answer's text and then of each follow-up's question and answer; before each text stands
    /// its length in bytes as eight bytes, the lowest first. Stored, so it never changes.
    package let digest: UInt64

    /// As it was stored.
    package init(responseIdentifier: RawText, digest: UInt64) {
        self.responseIdentifier = responseIdentifier
        self.digest = digest
    }

    /// That of an answer.
    package init(of answer: Answer) {
        var hash = StableHash()
        hash.add(text: answer.text.string.utf8)
        for followup in answer.followups {
            hash.add(text: followup.question.string.utf8)
            hash.add(text: followup.answer.string.utf8)
        }
        self.init(responseIdentifier: answer.responseIdentifier, digest: hash.value)
    }
}

extension CodedQuestion {
    /// What the answer is known by in a store. Takes as long as its texts are.
    package func fingerprint(of answer: AnswerIndex) -> AnswerFingerprint {
        AnswerFingerprint(responseIdentifier: responseIdentifier(of: answer), digest: contentHash(of: answer).value)
    }

    /// The hash of the answer's text and follow-ups, as `AnswerFingerprint.digest` has it. Takes as long as they are, and
    /// makes no strings.
    package func contentHash(of answer: AnswerIndex) -> StableHash {
        var hash = StableHash()
        withTexts(of: answer) { texts in
            hash.add(text: texts.bytes[texts.text])
            texts.forEachFollowup { question, answer in
                hash.add(text: texts.bytes[question])
                hash.add(text: texts.bytes[answer])
                return true
            }
        }
        return hash
    }
}

extension CodedJob {
    /// The answer of a question that has this fingerprint; nil when there is none. Takes as long as all that its
    /// respondent said. Of two that collide it is the one that came first.
    /// - Parameter question: Place in `questions`.
    package func answer(with fingerprint: AnswerFingerprint, in question: Int) -> AnswerIndex? {
        guard let respondent = respondent(identifiedBy: fingerprint.responseIdentifier) else { return nil }
        return answers(of: respondent).first {
            $0.question == question && questions[question].contentHash(of: $0.answer).value == fingerprint.digest
        }?.answer
    }
}
