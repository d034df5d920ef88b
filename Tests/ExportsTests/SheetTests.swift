import Analysis
import CodingModel
import Exports
import Foundation
import TerminalText
import TestSupport
import Testing

@Suite("Sheets of comma-separated values")
struct SheetTests {
    /// A job with one answer, and the text given for it, its question, its code and who said it.
    private func job(saying text: String) throws -> CodedJob {
        let quoted = String(decoding: try JSONEncoder().encode([text]), as: UTF8.self).dropFirst().dropLast()
        let body = """
            {"batchJobId":"j","surveyIdentifier":\(quoted),"status":"completed","results":{
             "completedAt":"2024-03-12T15:30:45Z","nextCursor":null,"questionCodes":[
             {"questionIdentifier":\(quoted),"question":\(quoted),"responseCodes":[
              {"id":-1,"label":\(quoted),"responses":[
               {"responseIdentifier":\(quoted),"answer":\(quoted),"followupResponses":[
                {"question":\(quoted),"answer":\(quoted)}]}],"subCodes":[]}]}]}}
            """
        return try TestSupport.job(ofBodies: [body])
    }

    private static let pieces = [
        "\"", ",", "\n", "\r", "\r\n", "\t", " ", "=", "+", "-", "@", "'", "a", "é", "😀", "\u{202E}", "\u{FEFF}",
        "\u{1B}[31m",
        "漢字", "\u{A0}", ";", "|", "\u{0}", "＝", "long text that has more than sixteen bytes",
    ]

    @Test("Any text comes back as it was, whatever stands in it", arguments: Rounds.seeds(100))
    func anyText(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let text = (0...Int.random(in: 0...8, using: &random)).map { _ in
            Self.pieces.randomElement(using: &random) ?? ""
        }.joined()
        let job = try job(saying: text)
        let rows = try parseCSV(job.exported(as: .csv, style: .raw).text).orThrow("no csv: \(seed)")
        let followups = try JSONDecoder().decode([[String: String]].self, from: Data(rows[at: 1][at: 10].utf8))
        #expect(try rows[at: 1].count == 13)
        for (column, cell) in try rows[at: 1].enumerated() where ![0, 4, 5, 10, 11, 12].contains(column) {
            #expect(RawText(cell) == RawText(text), "seed \(seed), column \(column)")
        }
        #expect(followups == [["question": text, "answer": text]], "seed \(seed)")
        let guarded = try parseCSV(job.exported(as: .csv).text).orThrow("no csv: \(seed)")
        for (column, cell) in try guarded[at: 1].enumerated() where ![0, 4, 5, 10, 11, 12].contains(column) {
            #expect(RawText(cell) == RawText(isDangerous(text) ? "'\(text)" : text), "seed \(seed)")
        }
        let wide = try parseCSV(job.exported(as: .wideCSV, style: .raw).text).orThrow("no csv: \(seed)")
        let key = try rows[at: 1][at: 11]
        #expect(try wide[at: 1].map { RawText($0) } == [RawText(text), "1", "0", RawText(key)])
        #expect(try wide[at: 0][at: 1] == rows[at: 1][at: 12])
        #expect(keptText(ofKey: key) == text, "seed \(seed)")
        #expect(parseCSV(job.exported(as: .codeframeCSV).text)?.map(\.count) == [19, 19])
    }

    /// By the first scalar that shows, as the documents tell it.
    private func isDangerous(_ text: String) -> Bool {
        let text = String(String.UnicodeScalarView(text.unicodeScalars.drop { $0 == "'" }))
        guard let first = text.unicodeScalars.first else { return false }
        if "\t\r\n".unicodeScalars.contains(first) { return true }
        let visible = text.unicodeScalars.first { scalar in
            let properties = scalar.properties
            return
                !(properties.isWhitespace || properties.isDefaultIgnorableCodePoint
                || [.control, .format].contains(properties.generalCategory))
        }
        return visible.map { "=+-@＝＋－＠﹦﹢﹣﹫−".unicodeScalars.contains($0) } ?? false
    }

    private static let guardedTexts: [(String, Bool)] = [
        ("=1+1", true), ("+1", true), ("-1", true), ("@SUM(A1)", true), ("\tx", true), ("\rx", true), ("\nx", true),
        (" =1", true), ("\u{A0}@x", true), ("\u{FEFF}=1", true), ("＝1", true), ("\u{0}=1", true), ("'=1", true),
        ("''\tx", true), ("'x", false), ("'", false),
        ("1-1", false), ("a=b", false), (" a", false), ("", false), ("—x", false), ("é=", false),
        ("\u{205F}=1", true), ("\u{1680}=1", true), ("\u{AD}=1", true), ("\u{61C}=1", true), ("\u{180E}=1", true),
        ("\u{2066}=1", true), ("\u{3164}=1", true), ("\u{FE0F}=1", true), ("\u{E0001}=1", true), ("\u{85} =1", true),
        ("\u{FE66}1", true), ("\u{FE63}1", true), ("\u{2212}1", true), ("\u{301}=1", false), ("\u{2066}a", false),
    ]

    @Test("A formula stands behind an apostrophe, but no name of a column can be one", arguments: guardedTexts)
    func formulas(text: String, isGuarded: Bool) throws {
        let job = try job(saying: text)
        let rows = try parseCSV(job.exported(as: .csv).text).orThrow("no csv")
        let expected = isGuarded ? "'\(text)" : text
        #expect(try RawText(rows[at: 1][at: 9]) == RawText(expected))
        #expect(try rows[at: 1][at: 4] == "'-1" && rows[at: 1][at: 5] == "-1")
        let wide = try parseCSV(job.exported(as: .wideCSV).text).orThrow("no csv")
        #expect(try RawText(wide[at: 1][at: 0]) == RawText(expected))
        for name in try wide[at: 0] { #expect(isLegal(name), "\(name)") }
    }

    @Test("A cell with what some readers split at stands in quotes", arguments: ["a;=1+1", "a\t=1+1", "a,=1+1"])
    func otherSeparators(text: String) throws {
        #expect(try job(saying: text).exported(as: .csv).text.contains("\"\(text)\""))
    }

    @Test("Rows end in CR LF; there is a byte order mark only when one is wanted")
    func framing() throws {
        let job = try job(saying: "x")
        #expect(job.exported(as: .wideCSV).text.hasSuffix(",x_none,respondent_key\r\nx,1,0,r_x\r\n"))
        var style = CSVStyle()
        style.hasMark = true
        for format in [JobExport.Format.csv, .wideCSV, .codeframeCSV] {
            #expect(job.exported(as: format, style: style).text == "\u{FEFF}" + job.exported(as: format).text)
        }
    }

    @Test("An empty job, a question without codes and a code without answers are written as what they are")
    func emptiness() throws {
        let none = try TestSupport.job(of: Page())
        #expect(none.exported(as: .wideCSV).text == "response_identifier,respondent_key\r\n")
        #expect(parseCSV(none.exported(as: .csv).text)?.count == 1)
        #expect(parseCSV(none.exported(as: .codeframeCSV).text)?.count == 1)
        #expect(none.exported(as: .jsonLines).text == "")
        #expect(ResponsesDocument(none).text == "[]\n")
        #expect(none.exported(as: .quotes).text == "# Quotes from survey\n\nJob sample-job · 0 answers\n")
        #expect(try object(CodesDocument(none).text)["questions"] as? [String] == [])
        let bare = try TestSupport.job(of: Page(Question("Q"), Question("R", Code(1))))
        #expect(bare.exported(as: .wideCSV).text == "response_identifier,Q_none,R_1,R_none,respondent_key\r\n")
        #expect(
            parseCSV(bare.exported(as: .codeframeCSV).text)?.last?[8...] == [
                "0", "0", "0", "0", "0", "", "respondents", "0", "0", "0", "R_1",
            ])
        #expect(CodesDocument(bare, .question(0, in: bare)).text.contains(#""codes":[]}]}"#))
        #expect(
            CodesDocument(bare, .question(1, in: bare)).text.contains(
                #""percent":null,"base":{"kind":"respondents","n":0}"#))
    }

    @Test("Wide rows agree with the model for any job", arguments: Rounds.seeds(30))
    func wideRows(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let job = try TestSupport.job(of: RandomJob.page(using: &random))
        let rows = try parseCSV(job.exported(as: .wideCSV, style: .raw).text).orThrow("no csv")
        #expect(rows.count == job.respondentCount + 1)
        for (respondent, row) in rows.dropFirst().enumerated() {
            let answers = job.answers(of: respondent)
            let expected = job.questions.enumerated().flatMap { place, question in
                let own = answers.filter { $0.question == place }.map(\.answer)
                let codes = question.codeIndices.map { code in
                    own.contains { question.netAnswers(of: code).contains($0) }
                }
                return (codes + [!codes.contains(true)]).map { $0 ? "1" : "0" }
            }
            #expect(Array(row.dropFirst().dropLast()) == expected, "seed \(seed)")
        }
    }
}

@Suite("Writing very deep trees and selections")
struct DeepWritingTests {
    /// A chain of codes of which only the last has an answer.
    private func chain(_ depth: Int) throws -> CodedJob {
        let starts = (0..<depth).map { #"{"id":\#($0),"label":"L","responses":[],"subCodes":["# }.joined()
        let last = #"{"id":-7,"label":"End","responses":[{"responseIdentifier":"r","answer":"x"}],"subCodes":[]}"#
        let ends = String(repeating: "]}", count: depth)
        return try job(ofBodies: [
            """
            {"batchJobId":"j","surveyIdentifier":"s","status":"completed","results":{"completedAt":"2024-03-12T15:30:45Z",
             "nextCursor":null,"questionCodes":[{"questionIdentifier":"Q","question":"?","responseCodes":[
             \(starts)\(last)\(ends)]}]}}
            """
        ])
    }

    @Test("A way that is as long as can be read is written as a whole, but for quotes")
    func depth() throws {
        let depth = 240
        let job = try chain(depth)
        let path = ((0..<depth).map(String.init) + ["-7"]).joined(separator: "/")
        let rows = try parseCSV(job.exported(as: .csv).text).orThrow("no csv")
        #expect(rows.count == 2)
        #expect(try rows[at: 1][at: 4] == path)
        #expect(try rows[at: 1][at: 7] == String(repeating: "L › ", count: depth) + "End")
        let line = try object(job.exported(as: .jsonLines).text)
        #expect(line["codes"] as? [String] == [path])
        #expect(job.exported(as: .quotes).text.hasSuffix("— r · L › … › End\n"))
    }

    @Test("Paths in JSON are the model's, shallow or deep")
    func paths() throws {
        let job = try chain(20)
        let document = try object(CodesDocument(job).text)
        let codes = try ((document["questions"] as? [[String: Any]])?[0]["codes"] as? [[String: Any]]).orThrow("none")
        let question = try job.questions[at: 0]
        #expect(codes.map { $0["path"] as? String } == question.codeIndices.map { "\(question.path(of: $0))" })
        #expect(codes.map { $0["depth"] as? Int } == Array(0...20))
    }

    @Test("Only selected answers are written")
    func selection() throws {
        let page = Page(
            Question("Q", Code(1, ["a: x", "b: y", "c: z"].map { Answer($0) }), Code(2, [Answer("c: z")])),
            Question("R", Code(1, [Answer("a: w")])))
        let job = try job(of: page)
        var set = AnswerSet()
        set.insert(2)
        let selection = AnswerSelection([set])
        #expect(selection.count(in: job) == 1)
        #expect(AnswerSelection.all.count(in: job) == 4)
        var export = job.exported(as: .csv)
        export.selection = selection
        #expect(
            try parseCSV(export.text)?.dropFirst().map { try [$0[at: 4], $0[at: 8]] } == [["1", "c"], ["2", "c"]])
        #expect(
            ResponsesDocument(job, selection).text
                == #"[{"questionIdentifier":"Q","responseIdentifier":"c","answer":"z","codes":["1","2"],"#
                + #""followupResponses":[]}]"# + "\n")
    }

    @Test(
        "What is counted of a selection is counted as if there were no other answers, and a question left out is none")
    func selectedCounts() throws {
        let page = Page(
            Question("Q", Code(1, ["a: x", "b: y", "c: z"].map { Answer($0) }), Code(2, [Answer("c: z")])),
            Question("R", Code(1, [Answer("a: w")])), Question("S", Code(1, [Answer("b: v")])))
        let job = try job(of: page)
        var set = AnswerSet()
        set.insert(1)
        set.insert(2)
        let selection = AnswerSelection([set, nil, AnswerSet()])
        var wide = job.exported(as: .wideCSV)
        wide.selection = selection
        #expect(
            parseCSV(wide.text) == [
                ["response_identifier", "Q_1", "Q_2", "Q_none", "S_1", "S_none", "respondent_key"],
                ["b", "1", "0", "0", "0", "1", "r_b"], ["c", "1", "1", "0", "0", "1", "r_c"],
            ])
        var codeframe = job.exported(as: .codeframeCSV)
        codeframe.selection = selection
        #expect(
            try parseCSV(codeframe.text)?.dropFirst().map { try [$0[at: 2], $0[at: 4]] + $0.dropFirst(12) } == [
                ["Q", "1", "2", "100.0", "respondents", "2", "2", "3", "Q_1"],
                ["Q", "2", "1", "50.0", "respondents", "2", "2", "3", "Q_2"],
                ["S", "1", "0", "", "respondents", "0", "0", "1", "S_1"],
            ])
        let questions = try (object(CodesDocument(job, selection).text)["questions"] as? [[String: Any]]).orThrow(
            "none")
        #expect(
            questions.map { $0["answers"] as? Int } == [2, 0] && questions.map { $0["allAnswers"] as? Int } == [3, 1])
        #expect(ResponsesDocument(job, selection).text.contains("\"R\"") == false)
    }

    @Test("A long document comes in chunks, none of them much larger than 64 KiB, in any format")
    func chunks() throws {
        let answers = (0..<5_000).map { Answer("r\($0): The box came two days late and nobody said a word.") }
        let job = try job(of: Page(Question("Q", Code(1, answers))))
        for format in JobExport.Format.allCases {
            let written = Written()
            job.exported(as: format).write { written.take($0) }
            #expect(!written.chunks.isEmpty, "\(format)")
            #expect(written.chunks.allSatisfy { $0.count < 70_000 }, "\(format)")
        }
    }
}

@Suite("Text from outside as Markdown")
struct QuoteTests {
    private func quoted(_ text: String) throws -> String {
        let body = Page(Question("Q", Code(1, label: "L", [Answer("r: X")]))).json()
        let json = String(decoding: try JSONEncoder().encode([text]), as: UTF8.self).dropFirst().dropLast()
        let sheet = try job(ofBodies: [body.replacing("\"X\"", with: json)]).exported(as: .quotes).text
        let start = try sheet.range(of: "\n\n> ").orThrow("no quotation")
        let end = try sheet.range(of: "\n\n— r · L\n").orThrow("no end")
        return String(sheet[sheet.index(start.lowerBound, offsetBy: 2)..<end.lowerBound])
    }

    private static let escapedTexts: [(String, String)] = [
        ("plain", "> plain"), ("*b* _i_ `c`", #"> \*b\* \_i\_ \`c\`"#), ("<script>", #"> \<script\>"#),
        ("[a](b)", #"> \[a\](b)"#), ("# no", "> \\# no"), ("a # b", "> a # b"), ("1. no", #"> 1\. no"#),
        ("12) no", #"> 12\) no"#), ("1.5", #"> 1\.5"#), ("- no", #"> \- no"#), ("=====", #"> \====="#),
        ("a\nb", "> a\\\n> b"), ("a\r\nb\rc", "> a\\\n> b\\\n> c"), ("a\n\nb", "> a\n>\n> b"),
        ("    code", "> code"), ("\t# x", "> \\# x"), (#"end\"#, #"> end\\"#), ("", "> *(no text)*"),
        (" \n ", "> *(no text)*"), ("\u{1B}[31m\u{9B}x\u{7F}", "> \u{FFFD}\\[31m\u{FFFD}x\u{FFFD}"),
        ("a\tb", "> a b"), ("Tom &amp; Jo", "> Tom &amp; Jo"), ("|a|~b~$c$", #"> \|a\|\~b\~\$c\$"#), ("7", "> 7"),
        ("a #", "> a \\#"), ("a ## ", "> a #\\# "), ("#", "> \\#"), ("C# is", "> C# is"),
    ]

    @Test("Number signs at the end of a question do not close its heading")
    func heading() throws {
        var page = Page(Question("Q", Code(1, [Answer("r: X")])))
        page.questions[0].text = "Why C #"
        #expect(try job(of: page).exported(as: .quotes).text.contains("\n## Q: Why C \\#\n"))
    }

    @Test("Nothing in an answer becomes markup", arguments: escapedTexts)
    func escapes(text: String, markdown: String) throws {
        #expect(try quoted(text) == markdown)
    }
}
