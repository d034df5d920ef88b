import TerminalText

/// Something in a job's pages that contradicts itself; what was done about it is in the sentence.
package struct ModelWarning: Hashable, Sendable {
    /// What kind of contradiction, and where.
    package enum Kind: Hashable, Sendable {
        /// A question's text differs between two mentions of the question; the first is kept.
        case questionTextDiffers
        /// A code's label differs between two mentions of the code; the first is kept.
        case labelDiffers(CodePath)
        /// Two codes of one list have the same id; they are merged.
        case duplicateCode(CodePath)
        /// A page is about another job.
        case foreignJob
        /// So many warnings came before this one that further ones are only counted.
        case more(Int)
    }

    /// What contradicts what.
    package let kind: Kind
    /// The question that it is about; nil when it is about the job.
    package let question: RawText?
    /// What was found and what was done, in one sentence.
    package let sentence: RawText

    /// The sentence quotes the server, so it is raw.
    package init(kind: Kind, question: RawText?, sentence: RawText) {
        self.kind = kind
        self.question = question
        self.sentence = sentence
    }
}
