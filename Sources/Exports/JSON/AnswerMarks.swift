import Analysis
import CodingModel
import TerminalText

/// A reader's marks by answer, each with its code.
struct AnswerMarks: Sendable {
    private let marks: [AnswerReference: [(code: CodeIndex, mark: ReviewMark)]]

    /// Gathers the marks that have a place. Takes time linear in the marks.
    init(_ board: ReviewBoard) {
        var marks: [AnswerReference: [(code: CodeIndex, mark: ReviewMark)]] = [:]
        for (place, mark) in board.placedMarks {
            marks[AnswerReference(question: place.question, answer: place.answer), default: []].append(
                (place.code, mark))
        }
        self.marks = marks.mapValues { $0.sorted { $0.code < $1.code } }
    }

    /// The marks on an answer, by code in pre-order.
    func marks(of answer: AnswerReference) -> [(code: CodeIndex, mark: ReviewMark)] { marks[answer] ?? [] }
}

extension JSONOutput {
    /// Writes `,"marks":[{"code":"1/11","verdict":"agree","blind":true,"flagged":false,"note":""}]`
    mutating func write(marks: [(code: CodeIndex, mark: ReviewMark)], in question: CodedQuestion) {
        write(",\"marks\":[")
        var separator: StaticString = ""
        for (code, mark) in marks {
            write(separator)
            separator = ","
            write("{\"code\":")
            write(text: RawText(question.path(of: code).description))
            write(",\"verdict\":")
            write(text: mark.verdict.map { RawText($0.rawValue) })
            write(mark.isBlind ? ",\"blind\":true" : ",\"blind\":false")
            write(mark.isFlagged ? ",\"flagged\":true" : ",\"flagged\":false")
            write(",\"note\":")
            write(text: mark.note)
            write("}")
        }
        write("]")
    }
}
