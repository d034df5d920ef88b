import CodingModel
import TerminalText

extension FilterContext {
    /// A context with the reader's marks on a question's answers, under any code. Takes time linear in the marks.
    /// - Parameters:
    ///   - board: Nil for no marks.
    ///   - question: The question's place in the board's job.
    package init(_ board: ReviewBoard?, question: Int) {
        guard let board else {
            self.init()
            return
        }
        func answers(_ verdict: Verdict) -> AnswerSet { board.answers(in: question) { $0.verdict == verdict } }
        self.init(reviewed: [
            .flagged: board.answers(in: question) { $0.isFlagged },
            .noted: board.answers(in: question) { !$0.note.isEmpty },
            .agreed: answers(.agree), .disagreed: answers(.disagree), .unsure: answers(.unsure),
        ])
    }
}
