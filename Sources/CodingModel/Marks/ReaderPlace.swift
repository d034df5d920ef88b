import TerminalText

/// The base that a reader wants percentages to be of. Stored under its name.
package enum BaseChoice: String, Hashable, Sendable {
    /// Distinct respondents with a code in the question.
    case codedRespondents = "respondents"
    /// All mentions of the question.
    case mentions
    /// The number of people that was given for the question; where none was, its coded respondents.
    case given
}

/// The place where a reader left a job, by names that mean the same after the job was fetched anew. It holds no text of
/// an answer.
package struct ReaderPlace: Hashable, Sendable {
    /// The question that was open (`questionIdentifier`); nil for the job's first.
    package let question: RawText?
    /// The base that percentages were of.
    package let base: BaseChoice
    /// The place in each question that the reader has left otherwise than it is at first.
    package let questions: [RawText: QuestionPlace]

    /// A place; nothing is checked.
    package init(question: RawText? = nil, base: BaseChoice = .given, questions: [RawText: QuestionPlace] = [:]) {
        self.question = question
        self.base = base
        self.questions = questions
    }
}

/// The place where a reader left a question.
package struct QuestionPlace: Hashable, Sendable {
    /// The code that the cursor was on; nil for none.
    package let code: CodePath?
    /// The answer that was read under it; nil for none.
    package let answer: AnswerFingerprint?
    /// The order of siblings in the tree.
    package let order: CodeOrder
    /// The codes whose sub-codes were shown.
    package let expanded: Set<CodePath>
    /// The filter that was on, in words; nil for none.
    package let filter: RawText?
    /// The name that the filter was saved under; nil for none.
    package let filterName: RawText?

    /// A place; nothing is checked.
    package init(
        code: CodePath?, answer: AnswerFingerprint? = nil, order: CodeOrder, expanded: Set<CodePath> = [],
        filter: RawText? = nil, filterName: RawText? = nil
    ) {
        self.code = code
        self.answer = answer
        self.order = order
        self.expanded = expanded
        self.filter = filter
        self.filterName = filterName
    }

    /// The place with the answer that was read.
    package func reading(_ answer: AnswerFingerprint?) -> QuestionPlace {
        QuestionPlace(
            code: code, answer: answer, order: order, expanded: expanded, filter: filter, filterName: filterName)
    }
}
