import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("Labels in filters, as readers see and type them")
struct CodeNamingTests {
    private func question(_ codes: Code...) throws -> CodedQuestion {
        try job(of: Page(questions: [Question("Q1", text: "Why?", codes: codes)])).questions[at: 0]
    }

    /// Food with two codes below it, one of whose labels another has.
    private func menu() throws -> CodedQuestion {
        try question(
            Code(1, label: "Food and drink", children: [Code(11, label: "Late"), Code(12, label: "Menu")]),
            Code(2, label: "Crew", children: [Code(21, label: "Late"), Code(22, label: "Friendly crew")]))
    }

    private func fault(_ text: String, in question: CodedQuestion) -> FilterFailure? {
        do throws(FilterFailure) {
            _ = try AnswerFilter(parsing: RawText(text), in: question)
            return nil
        } catch {
            return error
        }
    }

    // MARK: - Suggestions

    @Test(
        "A mistyped label is met with the code that is near, be it told by its label, its path or the last part of it",
        arguments: [
            (#"any of "Food and drnk""#, #""Food and drink""#), (#""crw""#, #""Crew""#), ("“Meun”", #""Menu""#),
            (#""Crew › Lat""#, #""Crew › Late""#), (#""Staff › Friendly crew""#, #""Friendly crew""#),
            (#""Staff › Frendly crew""#, #""Friendly crew""#), ("none of 22", "2/22"), ("people of 12", "1/12"),
        ])
    func near(text: String, meant: String) throws {
        let question = try menu()
        let failure = try #require(fault(text, in: question))
        #expect(failure.reason.string.hasSuffix(". Did you mean \(meant)?"), "\(failure.reason)")
        #expect(failure.suggestion?.string == meant)
        // In the place of what was refused it makes a filter.
        let start = text.index(text.startIndex, offsetBy: failure.place)
        let end = text.index(start, offsetBy: failure.length)
        let mended = text[..<start] + meant + text[end...]
        #expect(fault(String(mended), in: question) == nil, "\(mended)")
    }

    @Test("A label that several codes share is suggested by the paths of labels, and none of them is taken")
    func several() throws {
        let failure = try #require(fault(#""Lte""#, in: try menu()))
        #expect(
            failure.reason.string.hasSuffix(#"Did you mean "Food and drink › Late" or "Crew › Late"?"#),
            "\(failure.reason)")
        #expect(failure.suggestion == nil)
    }

    @Test(
        "A label that is near none is not met with a far one",
        arguments: ["Price", "Cr", "Food", "xx › yy", "9/9", "7"])
    func far(name: String) throws {
        let text = name.first?.isNumber == true ? name : "\"\(name)\""
        let failure = try #require(fault(text, in: try menu()))
        #expect(!failure.reason.string.contains("Did you mean"), "\(failure.reason)")
        #expect(failure.suggestion == nil)
    }

    @Test("A near label is offered where none begins like what is typed, between quotes or before the last")
    func offered() throws {
        let question = try menu()
        for text in [#"any of "Food and drnk"#, #"any of "Food and drnk""#, "any of “Food and drnk”"] {
            let ending = FilterEnding(of: RawText(text), in: question)
            #expect(ending.words == [#""Food and drink""#], "\(text)")
            #expect(ending.start == 7)
        }
        #expect(FilterEnding(of: #"any of "Crew""#, in: question).words.isEmpty)
        #expect(FilterEnding(of: #"text "Crw""#, in: question).words == FilterEnding(of: "text ", in: question).words)
    }

    // MARK: - Shown form

    @Test(
        "A label is named as it is shown, and read back as the same code",
        arguments: [
            ("Don&rsquo;t know", "\"Don’t know\""), ("line\\r\\nbreak \\t here ", "\"line break here\""),
            ("soft\u{AD}ly\u{200B}", "\"softly\""), ("Fish &amp; chips", "\"Fish & chips\""),
            ("say &quot;no&quot;", "\"say \\\"no\\\"\""), ("  ", "\"(no label)\""), ("\u{AD}", "\"(no label)\""),
            // What can't be seen but counts stays in sight.
            ("a\u{202E}b", nil),
            // Shown, it would be read as another text.
            ("&amp;lt;", "\"&amp;lt;\""),
        ] as [(String, String?)])
    func shown(label: String, name: String?) throws {
        let question = try question(Code(1, label: label), Code(2, label: "Other"))
        let written = AnswerFilter.any([.code(question.path(of: 0)), .hasFollowups]).expression(in: question)
        if let name { #expect(written.string == "\(name) or followups") }
        #expect(
            try AnswerFilter(parsing: written, in: question) == .any([.code(question.path(of: 0)), .hasFollowups]))
        #expect(!written.string.unicodeScalars.contains { $0.properties.generalCategory == .format || $0 == "\n" })
    }

    @Test("Two codes that read alike are named by their paths")
    func alike() throws {
        let question = try question(
            Code(1, label: "Don&rsquo;t know"), Code(2, label: "Don't  know"), Code(3, label: ""))
        #expect(
            AnswerFilter.any([.code(question.path(of: 0)), .code(question.path(of: 1))]).expression(in: question)
                == "any of 1, 2")
        #expect(AnswerFilter.code(question.path(of: 2)).expression(in: question) == "\"(no label)\"")
    }

    @Test("Blank labels are called (no label), one or several")
    func blank() throws {
        let two = try question(Code(1, label: ""), Code(2, label: " "), Code(3, label: "Other"))
        for name in ["\"\"", "\"(no label)\"", "“ ”"] {
            let reason = fault("any of \(name)", in: two)?.reason.string
            #expect(reason == "2 codes are called (no label). Use a path: 1, 2", "\(name)")
        }
        let none = try question(Code(3, label: "Other"))
        #expect(fault("\"\"", in: none)?.reason.string == "No code of this question is called (no label)")
    }

    // MARK: - Quotes

    @Test(
        "Quotes of every kind are quotes, as they are pasted",
        arguments: ["“%”", "„%“", "„%”", "”%”", "«%»", "»%«", "»%»", "\"%\"", "＂%＂"])
    func quotes(pair: String) throws {
        let question = try question(Code(1, label: "Don't know"), Code(2, label: "Late"))
        func quoted(_ text: String) -> String { pair.replacing("%", with: text) }
        for (text, plain) in [
            ("any of \(quoted("Don’t know")), \(quoted("late"))", "any of \"Don't know\", \"Late\""),
            ("text \(quoted("late"))", "text \"late\""), ("exactly \(quoted("a/b"))", "exactly \"a/b\""),
        ] {
            let filter = try AnswerFilter(parsing: RawText(text), in: question)
            #expect(filter == (try AnswerFilter(parsing: RawText(plain), in: question)), "\(text)")
        }
        let open = RawText(quoted("late").dropLast().description)
        #expect(fault(open.string, in: question)?.reason.string.contains("is missing") == true)
        #expect(FilterEnding(of: RawText("any of \(open.string.dropLast())"), in: question).words == ["\"Late\""])
        #expect(FilterEnding(of: RawText("text \(open.string)"), in: question).words.isEmpty)
    }

    @Test("Plain quotes may hold the others, and the others plain ones")
    func nested() throws {
        let question = try question(Code(1, label: "the “new” crew"))
        for text in ["\"the “new” crew\"", "«the \"new\" crew»", "“the \\”new\\” crew”"] {
            #expect(fault(text, in: question) == nil, "\(text): \(fault(text, in: question)?.reason.string ?? "")")
        }
    }
}
