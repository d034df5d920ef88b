import TerminalText

/// A contradiction between or within a job's pages.
package struct ModelWarning: Hashable, Sendable {
    /// The kinds of contradiction, with the code they are about.
    package enum Kind: Hashable, Sendable {
        /// A question's text differs between two mentions of the question; the first is kept.
        case questionTextDiffers
        /// A code's label differs between two mentions of the code; the first is kept.
        case labelDiffers(CodePath)
        /// Two codes of one list have the same id; they are merged.
        case duplicateCode(CodePath)
        /// A page is about another job.
        case foreignJob
        /// So many texts hold bytes that are no UTF-8; U+FFFD stands in their place.
        case replacedBytes(Int)
        /// The status differs from the API's word in case or blanks; it is read as that word.
        case statusSpelling
        /// The server coded the job anew after these pages had come.
        case codedAnew
        /// So many warnings came before this one that further ones are only counted.
        case more(Int)
    }

    /// The kind of contradiction.
    package let kind: Kind
    /// The question that the warning is about; nil when it is about the job.
    package let question: RawText?
    /// One sentence that tells what was found and what was done; raw, since it quotes the server.
    package let sentence: RawText

    /// A warning with these parts.
    package init(kind: Kind, question: RawText?, sentence: RawText) {
        self.kind = kind
        self.question = question
        self.sentence = sentence
    }
}
