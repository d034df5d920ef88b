import CodingModel
import TerminalText

/// What the reader has open in one job: which question, what is unfolded, where the cursor is.
package struct JobView: Sendable {
    /// Position of the open question among the job's; found again by its identifier in every snapshot.
    package internal(set) var question = 0
    /// One for each question of the job.
    package internal(set) var questions: [QuestionView] = []
    /// Where links were followed from, the latest last; Esc goes back along it.
    var trail: [Place] = []
    /// What percentages are to be of.
    var baseChoice = BaseChoice.codedRespondents
    /// The bases that the reader gave for this job's questions, by `questionIdentifier`.
    var givenBases: [RawText: Int] = [:]

    /// The question's view on screen, if there is one.
    package var current: QuestionView? { questions.indices.contains(question) ? questions[question] : nil }
}

/// Which of the bases percentages are to be of. The number behind a given one is each question's own.
enum BaseChoice: Hashable, Sendable {
    case codedRespondents, mentions, given
}

/// A place of reading: an answer under a code of a question.
struct Place: Hashable, Sendable {
    let question: Int
    let code: CodePath?
    let answer: AnswerIndex?
}

/// What the reader has open in one question.
///
/// Folds and the selection are kept by code path, so a page that arrives never moves the reader;
/// `rows` is derived from them and the snapshot, and is made anew only when one of these changes.
package struct QuestionView: Sendable {
    package internal(set) var order: CodeOrder = .api
    /// The codes of the snapshot in that order; nil until the question is first opened.
    var ordering: CodeOrdering?
    package internal(set) var expanded: Set<CodePath> = []
    /// The same by `CodeIndex` of the snapshot: folding must not look up the path of every code.
    var unfolded: [Bool] = []
    package internal(set) var selectedCode: CodePath?
    /// Columns of the longest direct count that differs from its net; 0 when none does.
    package internal(set) var directDigits = 0
    /// Codes that are visible with these folds in this order, as pre-order positions of the snapshot.
    package internal(set) var rows: [CodeIndex] = []
    /// Position of the selected code in `rows`.
    package internal(set) var row = 0
    package internal(set) var codesTop = 0
    /// The answer being read; stable as pages arrive.
    package internal(set) var selectedAnswer: AnswerIndex?
    /// Position of the selected answer in the net of the selected code.
    package internal(set) var answerRow = 0
    package internal(set) var answersTop = 0
    package internal(set) var detailTop = 0
    /// Which link of the detail pane Enter follows.
    package internal(set) var link: Int?
    /// Codes that were marked, for a filter.
    package internal(set) var markedCodes: Set<CodePath> = []
    /// Those that were marked when a filter was last typed.
    var filteredMarks: Set<CodePath> = []
    /// Which answers are kept; nil for all.
    package internal(set) var filter: ActiveFilter?
}
