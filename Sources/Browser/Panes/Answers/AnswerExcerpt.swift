import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// As much of an answer as its row in the list shows while something is searched for: the words around the first match.
struct AnswerExcerpt: Sendable {
    /// The respondent's identifier.
    let identifier: HighlightedText
    /// The answer on one line, cut around its first match; where a follow-up alone has one, that after `↳ `.
    let text: HighlightedText
    /// The pattern stands in a follow-up.
    let hasFollowupMatch: Bool

    /// More matches than a line has room for.
    private static let matchLimit = 64
    /// An expression may take long at each match.
    private static let expressionMatchLimit = 4
    /// Answers of so many bytes are looked through at once, and so many bytes of all rows together.
    static let smallSize = 1 << 14
    static let smallSizeOfExpression = 512
    static let sizeOfRows = 1 << 16

    /// Looks through all texts of an answer.
    init(_ key: AnswerRowKey, in job: CodedJob) {
        let question = job.questions[key.answer.question]
        let answer = key.answer.answer
        let limit = key.query.syntax == .regularExpression ? Self.expressionMatchLimit : Self.matchLimit
        let name = question.responseIdentifierEnd(of: answer)
        let namePlaces = key.scope.looks(at: .ids) ? key.query.ranges(in: name, limit: limit) : []
        identifier = HighlightedText(name, highlighting: namePlaces)
        let text = question.answerText(of: answer)
        let places = key.scope.looks(at: .answers) ? key.query.ranges(in: text, limit: limit) : []
        var further: HighlightedText?
        if question.followupCount(of: answer) > 0 {
            further = Self.firstMatch(inFollowupsOf: answer, question, key, limit: limit)
        }
        hasFollowupMatch = further != nil
        if let further, places.isEmpty {
            self.text = "↳ " + further
        } else if places.isEmpty {
            self.text = HighlightedText(question.answerBeginning(of: answer).oneLine(columns: key.width))
        } else {
            self.text = text.oneLine(around: places, columns: key.width)
        }
    }

    private static func firstMatch(
        inFollowupsOf answer: AnswerIndex, _ question: CodedQuestion, _ key: AnswerRowKey, limit: Int
    ) -> HighlightedText? {
        for followup in question.followupBytes(of: answer) {
            for (bytes, part) in [(followup.question, SearchScope.questions), (followup.answer, .answers)]
            where key.scope.looks(at: part) {
                let text = RawText(utf8: bytes)
                let places = key.query.ranges(in: text, limit: limit)
                if !places.isEmpty { return text.oneLine(around: places, columns: key.width) }
            }
        }
        return nil
    }

    /// The row as it is until its answer was looked through: the answer's beginning.
    init(of answer: AnswerIndex, in question: CodedQuestion, width: Int) {
        identifier = HighlightedText(DisplayText(question.responseIdentifierEnd(of: answer)))
        text = HighlightedText(question.answerBeginning(of: answer).oneLine(columns: width))
        hasFollowupMatch = false
    }
}
