import CodingModel
import TerminalText

extension FilterContext {
    /// What a reader noted of a question's answers, under any code. Takes as long as there are marks.
    /// - Parameters:
    ///   - board: Nil for nothing noted.
    ///   - question: Place in the board's job.
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
