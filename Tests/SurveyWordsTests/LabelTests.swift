import CodingModel
import SurveyWords
import TerminalText
import TestSupport
import Testing

@Suite("Labels in words")
struct LabelTests {
    @Test("A label of blanks alone is told in words, on its own and in a path; any other stays as it is")
    func blank() throws {
        let page = Page(
            Question(
                "Q1", Code(1, label: " \u{A0} ", children: [Code(11, label: "Late &amp; lost")]), Code(2, label: "")))
        let question = try job(of: page).questions[at: 0]
        #expect(question.labelText(of: 0) == "(no label)" && question.labelText(of: 2, columns: 5) == "(no label)")
        #expect(question.labelPath(of: 1) == "(no label) › Late & lost")
        #expect(question.label(of: 2) == "", "exports have it as it is")
    }

    @Test("A long label in a sentence is cut")
    func inSentence() throws {
        let page = Page(Question("Q1", Code(1, label: String(repeating: "long ", count: 30))))
        #expect(try job(of: page).questions[at: 0].labelInSentence(of: 0).width == 24)
    }

    @Test(
        "Room for a label is told from its bytes: exact for plain letters, enough for any other",
        arguments: [("Late", 4), ("Größe", 5), ("質問", 4), ("👨‍👩‍👧", 2), ("don’t", 5)] as [(String, Int)])
    func room(label: String, width: Int) throws {
        let question = try job(of: Page(Question("Q1", Code(1, label: label)))).questions[at: 0]
        #expect(question.labelText(of: 0).width == width)
        #expect(question.labelWidth(of: 0) >= width)
        if label.utf8.allSatisfy({ $0 < 0xE0 }) { #expect(question.labelWidth(of: 0) == width) }
    }
}
