import CodingModel
import Exports
import Foundation
import TerminalText
import TestSupport
import Testing

@Suite("Codebooks of wide-csv")
struct CodebookTests {
    private func text(_ job: CodedJob, _ language: Codebook.Language, of csv: RawText = "a.csv") -> String {
        let written = Written()
        Codebook(job.exported(as: .wideCSV), of: csv, in: language).write { written.take($0) }
        return written.text
    }

    private func job(labelled label: String, identifier: String = "r") throws -> CodedJob {
        let quoted = String(decoding: try JSONEncoder().encode([label]), as: UTF8.self).dropFirst().dropLast()
        let who = String(decoding: try JSONEncoder().encode([identifier]), as: UTF8.self).dropFirst().dropLast()
        return try TestSupport.job(ofBodies: [
            """
            {"batchJobId":"j","surveyIdentifier":"s","status":"completed","results":{
             "completedAt":"2024-03-12T15:30:45Z","nextCursor":null,"questionCodes":[
             {"questionIdentifier":"Q1","question":\(quoted),"responseCodes":[
              {"id":1,"label":\(quoted),"responses":[{"responseIdentifier":\(who),"answer":"x"}],"subCodes":[]}]}]}}
            """
        ])
    }

    /// The literals of SPSS syntax, read scalar by scalar, with those joined by `+` as one; nil where one does not end on its
    /// line.
    private func spssLiterals(_ syntax: String) -> [String]? {
        var literals: [String] = []
        var joins = false
        for line in syntax.unicodeScalars.split(separator: "\n") where line.first != "*" {
            var rest = Array(line)[...]
            while let start = rest.firstIndex(where: { $0 == "'" || $0 == "\"" }) {
                let quote = rest[start]
                var literal = ""
                rest = rest[(start + 1)...]
                while true {
                    guard let end = rest.firstIndex(of: quote) else { return nil }
                    literal.unicodeScalars.append(contentsOf: rest[..<end])
                    rest = rest[(end + 1)...]
                    guard rest.first == quote else { break }
                    literal.unicodeScalars.append(quote)
                    rest = rest.dropFirst()
                }
                if joins { literals[literals.count - 1] += literal } else { literals.append(literal) }
                joins = rest.elementsEqual(" +".unicodeScalars)
            }
        }
        return literals
    }

    /// The literals of an R script; nil where one does not end on its line or has more than ASCII.
    private func rLiterals(_ script: String) -> [String]? {
        var literals: [String] = []
        for line in script.split(separator: "\n") where !line.hasPrefix("#") {
            guard line.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
            var rest = line
            while let start = rest.firstIndex(of: "\"") {
                rest = rest[rest.index(after: start)...]
                var literal = String.UnicodeScalarView()
                while true {
                    guard let first = rest.popFirst() else { return nil }
                    if first == "\"" { break }
                    guard first == "\\" else {
                        literal.append(contentsOf: first.unicodeScalars)
                        continue
                    }
                    guard let second = rest.popFirst() else { return nil }
                    guard second == "u" || second == "U" else {
                        guard second == "\\" || second == "\"" else { return nil }
                        literal.append(contentsOf: second.unicodeScalars)
                        continue
                    }
                    guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}"),
                        let value = UInt32(rest[..<end], radix: 16), let scalar = Unicode.Scalar(value),
                        second == "U" || value <= 0xFFFF
                    else { return nil }
                    literal.append(scalar)
                    rest = rest[rest.index(after: end)...]
                }
                literals.append(String(literal))
            }
        }
        return literals
    }

    private static let pieces = [
        "'", "''", "\"", "\\", "\n", "\r\n", "\u{0}", "\u{85}", "\u{2028}", "'\u{301}", "\"\u{301}", "\\\u{FE0F}", "é",
        "😀", "漢字", ".", "'.\n", "EXECUTE.", "HOST COMMAND=['x'].", "\u{202E}", " ", "+", "*", "`", "$(x)", "#", "{",
        "}",
        String(repeating: "long ", count: 30),
    ]

    @Test(
        "A label is one literal in either language, whatever stands in it, and nothing else changes",
        arguments: Rounds.seeds(100))
    func injection(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let label = (0...Int.random(in: 0...9, using: &random)).map { _ in
            Self.pieces.randomElement(using: &random) ?? ""
        }.joined()
        let plain = try job(labelled: "L")
        let hostile = try job(labelled: label)
        for (language, literals) in [
            (Codebook.Language.spss, spssLiterals), (.r, rLiterals),
        ] {
            let usual = try literals(text(plain, language)).orThrow("no literals")
            let found = try literals(text(hostile, language)).orThrow("seed \(seed): a literal was left")
            #expect(found.count == usual.count, "seed \(seed)")
            let changed = zip(usual, found).filter { $0 != $1 }.map(\.1)
            #expect(changed.count <= 2 && Set(changed).count <= 2, "seed \(seed): the label, and the question's")
            for text in changed {
                #expect(text.utf8.count <= 255, "seed \(seed)")
                #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control }, "seed \(seed)")
                #expect(!text.unicodeScalars.contains("\u{202E}"), "seed \(seed)")
            }
            if language == .spss {
                let longest = text(hostile, language).split(separator: "\n").map(\.utf8.count).max() ?? 0
                #expect(longest < 1_000)
            }
        }
    }

    @Test("A long label is cut after a character, and one endless character after a code point")
    func cutting() throws {
        let long = try job(labelled: String(repeating: "漢", count: 100))
        let label = try spssLiterals(text(long, .spss)).orThrow("none").first { $0.hasPrefix("漢") }
        #expect(label == String(repeating: "漢", count: 84) + "…")
        let flags = try job(labelled: String(repeating: "🇩🇪", count: 100))
        let cut = try spssLiterals(text(flags, .spss)).orThrow("none").first { $0.hasPrefix("🇩🇪") }
        #expect(cut == String(repeating: "🇩🇪", count: 31) + "…")
        let zalgo = try job(labelled: "a" + String(repeating: "\u{301}", count: 5_000))
        let marks = try spssLiterals(text(zalgo, .spss)).orThrow("none").first {
            $0.hasPrefix("a\u{301}") || $0.utf8.count > 200
        }
        #expect(marks.map { $0.utf8.count } == 254)
    }

    @Test("The syntax reads what is written: types, widths, labels and sets")
    func syntax() throws {
        let page = Page(
            Question("Q", Code(1, label: "Service", children: [Code(11, label: "It's", [Answer("-ann: x")])])),
            Question("bare"), Question("q", Code(1, label: " \u{200B}", [Answer("é: y")])))
        let spss = text(try TestSupport.job(of: page), .spss, of: "o'b.csv")
        #expect(spss.hasPrefix("* Encoding: UTF-8.\n"))
        #expect(spss.contains("  /FILE='o''b.csv'\n  /ENCODING='UTF8'\n"))
        // The formula guard adds a byte to the identifier, the key's hyphen none.
        #expect(spss.contains("\n    response_identifier A5\n    Q_1 F1.0\n    Q_1_11 F1.0\n    Q_none F1.0\n"))
        #expect(spss.contains("    respondent_key A8.\n"))
        #expect(spss.contains("  /Q_1_11 'Service › It''s'\n  /Q_none 'No code'\n"))
        #expect(spss.contains(" '1'\n"), "a blank label is told by its path")
        #expect(spss.contains("  /MDGROUP NAME=$Q LABEL='Text of Q'\n"))
        #expect(spss.split(separator: "/MDGROUP").count == 3, "a question without codes has no set")
        #expect(spss.hasSuffix("  /DISPLAY NAME=ALL.\nEXECUTE.\n"))
        let r = text(try TestSupport.job(of: page), .r, of: "o\"b.csv")
        #expect(r.contains("  \"o\\\"b.csv\",\n"))
        #expect(r.contains("colClasses = c(\"character\", rep(\"integer\", 6), \"character\")"))
        #expect(r.contains("  Q_1_11 = \"Service \\u{203a} It's\","))
    }

    @Test("Labels of a question's columns are told apart, also where they are cut")
    func sameLabels() throws {
        let long = String(repeating: "x", count: 300)
        let page = Page(
            Question(
                "Q", Code(1, label: "Late"), Code(2, label: "LATE"), Code(3, label: "No code"), Code(4, label: long),
                Code(5, label: long + "y")))
        let labels = try spssLiterals(text(try TestSupport.job(of: page), .spss)).orThrow("none").filter {
            $0.count < 256
        }
        #expect(labels.contains("LATE [Q_2]") && labels.contains("No code [Q_none]") && labels.contains("Late"))
        #expect(labels.contains(String(repeating: "x", count: 246) + "… [Q_5]"))
    }

    @Test("An empty job and one of many columns have codebooks as well")
    func extremes() throws {
        let none = try TestSupport.job(of: Page())
        #expect(!text(none, .spss).contains("MRSETS") && !text(none, .spss).contains("VALUE LABELS"))
        #expect(text(none, .r).contains("response_sets <- list(\n)"))
        let many = try TestSupport.job(of: Page(Question("Q", text: "?", codes: (0..<5_000).map { Code($0) })))
        #expect(text(many, .spss).contains(" Q_4999 "))
    }

    @Test("Identifiers with an end of line, which SPSS tears, and those that it cuts are counted")
    func broken() throws {
        let job = try job(labelled: "L", identifier: "a\nb")
        let export = job.exported(as: .wideCSV)
        #expect(Codebook(export, of: "a.csv", in: .spss).brokenIdentifiers == 1)
        #expect(Codebook(export, of: "a.csv", in: .r).brokenIdentifiers == 0)
        let long = try self.job(labelled: "L", identifier: String(repeating: "é", count: 20_000))
        #expect(Codebook(long.exported(as: .wideCSV), of: "a.csv", in: .spss).cutIdentifiers == 1)
        #expect(text(long, .spss).contains("response_identifier A32767\n"))
        #expect(text(job, .spss).contains("* Response identifiers with an end of line: 1."))
    }

    @Test("The ending of a name chooses the language")
    func languages() {
        #expect(Codebook.Language(fileName: "a.SPS") == .spss && Codebook.Language(fileName: "b/a.r") == .r)
        #expect(Codebook.Language(fileName: "a.csv") == nil && Codebook.Language(fileName: "r") == nil)
    }
}

@Suite("JSON that is read line by line")
struct JSONLineTests {
    @Test("No text ends a line: not of JavaScript, not of Unicode")
    func separators() throws {
        let text = "a\u{2028}b\u{2029}c\u{2027}d\u{202A}“e”…\u{E000}\u{2028}"
        let quoted = String(decoding: try JSONEncoder().encode([text]), as: UTF8.self).dropFirst().dropLast()
        let body = Page(Question("Q", Code(1, [Answer("r: X")]))).json().replacing("\"X\"", with: quoted)
        let job = try TestSupport.job(ofBodies: [body])
        for written in [job.exported(as: .jsonLines).text, ResponsesDocument(job).text, CodesDocument(job).text] {
            #expect(!written.unicodeScalars.contains { [0x2028, 0x2029].contains($0.value) })
        }
        let lines = job.exported(as: .jsonLines).text
        #expect(lines.contains(#"a\u2028b\u2029c"#) && lines.contains("“e”…"))
        #expect(try object(lines)["answer"] as? String == text)
        let rows = try parseCSV(job.exported(as: .csv).text).orThrow("no csv")
        #expect(try rows[at: 1][at: 9] == text, "csv has texts as they came")
    }
}
