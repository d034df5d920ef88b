import TerminalText

/// What a reader says to “this answer belongs under this code”. Stored under its name.
package enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// It does.
    case agree
    /// It does not.
    case disagree
    /// The reader can't tell.
    case unsure
}

/// What a reader noted of an answer under a code.
package struct ReviewMark: Hashable, Sendable {
    /// Nil when none was given.
    package private(set) var verdict: Verdict?
    /// The verdict was given before the reader was shown whether the AI put the answer there.
    package private(set) var isBlind: Bool
    /// The reader wants to come back to it.
    package var isFlagged: Bool
    /// In the reader's own words; empty when there are none.
    package var note: RawText

    /// Where there is no verdict, none is blind.
    package init(verdict: Verdict? = nil, isBlind: Bool = false, isFlagged: Bool = false, note: RawText = "") {
        self.verdict = verdict
        self.isBlind = isBlind && verdict != nil
        self.isFlagged = isFlagged
        self.note = note
    }

    /// Puts a verdict in the place of the one before. Where there is none, none is blind.
    package mutating func judge(_ verdict: Verdict?, isBlind: Bool = false) {
        self.verdict = verdict
        self.isBlind = isBlind && verdict != nil
    }

    /// It says nothing: the same as no mark.
    package var isEmpty: Bool { verdict == nil && !isFlagged && note.isEmpty }
}

/// What a mark is of, in words that mean the same after the job was fetched anew.
package struct ReviewKey: Hashable, Sendable {
    /// The question (`questionIdentifier`).
    package let question: RawText
    /// The code under which the answer was looked at, be it there or not.
    package let code: CodePath
    /// The answer.
    package let answer: AnswerFingerprint

    /// Nothing is checked.
    package init(question: RawText, code: CodePath, answer: AnswerFingerprint) {
        self.question = question
        self.code = code
        self.answer = answer
    }
}

/// An answer under a code, by its place in a snapshot. Codes get other places as pages arrive: remember a `ReviewKey`
/// instead.
package struct ReviewPlace: Hashable, Sendable {
    /// Place in `CodedJob.questions`.
    package let question: Int
    /// Row of the code in that question.
    package let code: CodeIndex
    /// Number of the answer in that question.
    package let answer: AnswerIndex

    /// Nothing is checked against a job.
    package init(question: Int, code: CodeIndex, answer: AnswerIndex) {
        self.question = question
        self.code = code
        self.answer = answer
    }
}
