import CodingModel
import SurveyWords
import TerminalText

/// An answer to paste somewhere: its text, its follow-ups, and who said it where. Every line is safe, for a clipboard is
/// pasted into terminals too.
struct QuoteText {
    let lines: [DisplayText]

    /// - Parameter code: under which it is read.
    init(_ answer: Answer, question: CodedQuestion, under code: CodeIndex?) {
        var lines = Self.paragraphs(answer.text)
        for followup in answer.followups {
            lines.append(.empty)
            lines += Self.paragraphs(followup.question).enumerated().map { $0 == 0 ? "↳ \($1)" : "  \($1)" }
            lines += Self.paragraphs(followup.answer).map { "  \($0)" }
        }
        let path = code.map { ", \(question.labelPath(of: $0))" as DisplayText } ?? .empty
        lines += [.empty, "— \(answer.responseIdentifier), \(question.identifier)\(path)"]
        self.lines = lines
    }

    private static func paragraphs(_ text: RawText) -> [DisplayText] {
        DisplayText.paragraphs(text.decodingHTMLEntities())
    }
}
