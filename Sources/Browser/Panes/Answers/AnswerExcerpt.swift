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
    /// Finding a match took too much work on the thread that keys wait for: another thread is to look again.
    let isProvisional: Bool

    /// More matches than a line has room for.
    private static let matchLimit = 64
    /// An expression may take long at each match.
    private static let expressionMatchLimit = 4
    /// Answers of so many bytes are looked through at once, and so many bytes of all rows together.
    static let smallSize = 1 << 14
    static let smallSizeOfExpression = 512
    static let sizeOfRows = 1 << 16

    /// Looks through all texts of an answer.
    /// - Parameter effort: The work that finding matches in a text may take.
    init(_ key: AnswerRowKey, in job: CodedJob, _ effort: Effort) {
        let question = job.questions[key.answer.question]
        let answer = key.answer.answer
        let limit = key.query.syntax == .regularExpression ? Self.expressionMatchLimit : Self.matchLimit
        let name = question.responseIdentifierEnd(of: answer)
        var isCutOff = false
        func places(in text: RawText) -> [Range<Int>] {
            let places = key.query.places(in: text, limit: limit, effort)
            isCutOff = isCutOff || places.isCutOff
            return places.ranges
        }
        let namePlaces = key.scope.looks(at: .ids) ? places(in: name) : []
        identifier = HighlightedText(name, highlighting: namePlaces)
        let text = question.answerText(of: answer)
        let answerPlaces = key.scope.looks(at: .answers) ? places(in: text) : []
        var further: HighlightedText?
        if question.followupCount(of: answer) > 0 {
            further = Self.firstMatch(inFollowupsOf: answer, question, key, places)
        }
        hasFollowupMatch = further != nil
        isProvisional = isCutOff && effort == .show
        if let further, answerPlaces.isEmpty {
            self.text = "↳ " + further
        } else if answerPlaces.isEmpty {
            self.text = HighlightedText(question.answerBeginning(of: answer).oneLine(columns: key.width))
        } else {
            self.text = text.oneLine(around: answerPlaces, columns: key.width)
        }
    }

    private static func firstMatch(
        inFollowupsOf answer: AnswerIndex, _ question: CodedQuestion, _ key: AnswerRowKey,
        _ find: (RawText) -> [Range<Int>]
    ) -> HighlightedText? {
        for followup in question.followupBytes(of: answer) {
            for (bytes, part) in [(followup.question, SearchScope.questions), (followup.answer, .answers)]
            where key.scope.looks(at: part) {
                let text = RawText(utf8: bytes)
                let places = find(text)
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
        isProvisional = false
    }
}
