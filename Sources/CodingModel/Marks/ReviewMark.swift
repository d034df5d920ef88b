import TerminalText

/// A reader's reply to “this answer belongs under this code”. Stored under its name.
package enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// It does.
    case agree
    /// It does not.
    case disagree
    /// The reader can't tell.
    case unsure
}

/// A reader's note on an answer under a code: verdict, flag and words.
package struct ReviewMark: Hashable, Sendable {
    /// The reader's verdict; nil when none was given.
    package private(set) var verdict: Verdict?
    /// The verdict was given before the reader was shown whether the AI put the answer there.
    package private(set) var isBlind: Bool
    /// The reader wants to come back to it.
    package var isFlagged: Bool
    /// In the reader's own words; empty when there are none.
    package var note: RawText

    /// A mark with these parts. Without a verdict `isBlind` counts as false.
    package init(verdict: Verdict? = nil, isBlind: Bool = false, isFlagged: Bool = false, note: RawText = "") {
        self.verdict = verdict
        self.isBlind = isBlind && verdict != nil
        self.isFlagged = isFlagged
        self.note = note
    }

    /// Replaces the verdict. Without a verdict `isBlind` counts as false.
    package mutating func judge(_ verdict: Verdict?, isBlind: Bool = false) {
        self.verdict = verdict
        self.isBlind = isBlind && verdict != nil
    }

    /// The mark has no verdict, no flag and no words: it counts as no mark.
    package var isEmpty: Bool { verdict == nil && !isFlagged && note.isEmpty }
}

/// Names an answer under a code in a store: means the same after the job was fetched anew.
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
