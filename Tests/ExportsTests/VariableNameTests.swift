import Analysis
import CodingModel
import Exports
import TerminalText
import TestSupport
import Testing

@Suite("Names of columns and keys of respondents")
struct VariableNameTests {
    /// The names of a job with these questions, each with codes on its first level or chains of them.
    private func names(_ questions: (String, [[Int64]])...) throws -> [String] {
        let page = Page(
            questions: questions.map { identifier, paths in
                Question(identifier, text: "?", codes: paths.flatMap { Self.chain($0[...]) })
            })
        let job = try job(of: page)
        let variables = VariableNames(job)
        return job.questions.indices.flatMap(variables.columns(ofQuestion:))
    }

    private static func chain(_ ids: ArraySlice<Int64>) -> [Code] {
        guard let first = ids.first else { return [] }
        return [Code(first, children: chain(ids.dropFirst()))]
    }

    @Test("A simple name that is legal and unique stays as it is")
    func simple() throws {
        #expect(
            try names(("Q1", [[1, 11], [2]]), ("Q1_2", [[3]]), ("all", [[7]]))
                == ["Q1_1", "Q1_1_11", "Q1_2", "Q1_none", "Q1_2_3", "Q1_2_none", "all_7", "all_none"])
        // 32 bytes are the most.
        let longest = String(repeating: "x", count: 27)
        #expect(try names((longest, [])) == ["\(longest)_none"])
    }

    @Test("Columns that differ in case alone, or not at all, are told apart by what they are of, the first stays")
    func sameNames() throws {
        #expect(try names(("Q1", [[1]]), ("q1", [[1]])) == ["Q1_1", "Q1_none", "q1_1_odsmoz", "q1_none_rj0nux"])
        #expect(
            try names(("Q", [[1, 2]]), ("Q_1", [[2]])) == ["Q_1", "Q_1_2", "Q_none", "Q_1_2_i1nlid", "Q_1_none"])
        #expect(try names(("response", []), ("RESPONDENT_KEY", [])).allSatisfy(isLegal))
    }

    @Test("A code or a question that comes later changes no name, and a made name is the same in every job")
    func stability() throws {
        let before = try names(("1 - Like?", [[1], [-2]]), ("q", [[1]]))
        let after = try names(("1 - Like?", [[1], [-2], [9]]), ("q", [[1], [4]]), ("Q", [[1]]))
        #expect(Set(before).isSubset(of: after))
        #expect(try names(("z", [[1]]), ("1 - Like?", [[-2]])).contains(try before[at: 1]))
    }

    /// As they stand in JSON.
    private static let pieces: [String] = [
        "Q", "q", "1", "_", "-", " ", #"\n"#, "é", "Ä", "漢", "\u{301}", "😀", ".", "$", "'", "none", "ALL", #"\u0000"#,
        String(repeating: "long", count: 2_500), "response_identifier",
    ]

    @Test(
        "Any questions and ids give names that are legal and unique without regard to case", arguments: Rounds.seeds(60)
    )
    func anyQuestions(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var questions: [String: [Code]] = [:]
        for _ in 0..<6 {
            let name = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                Self.pieces.randomElement(using: &random) ?? ""
            }.joined()
            questions[name] = [1, 11, -1, .max, .min].map { Code($0, children: [Code(-1), Code(1)]) }
        }
        let page = Page(questions: questions.map { Question($0, text: "?", codes: $1) })
        let job = try job(of: page)
        let variables = VariableNames(job)
        let all = job.questions.indices.flatMap(variables.columns(ofQuestion:))
        #expect(all.allSatisfy(isLegal), "seed \(seed)")
        #expect(Set(all.map { $0.lowercased() }).count == all.count, "seed \(seed)")
        let sets = job.questions.indices.map(variables.responseSet(ofQuestion:))
        #expect(sets.allSatisfy(isLegal) && Set(sets.map { $0.lowercased() }).count == sets.count, "seed \(seed)")
    }

    @Test("No name is a reserved word, of a question's set of responses neither")
    func reserved() throws {
        let words = ["ALL", "and", "By", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"]
        let job = try job(of: Page(questions: words.map { Question($0, text: "?", codes: [Code(1)]) }))
        let variables = VariableNames(job)
        for place in job.questions.indices {
            #expect(variables.columns(ofQuestion: place) == ["\(words[place])_1", "\(words[place])_none"])
            #expect(variables.responseSet(ofQuestion: place).hasPrefix("\(words[place])_"))
        }
    }

    @Test(
        "The names and keys of the three csv are the same, and unique where case is ignored",
        arguments: ["paths", "widecase", "widenames", "na", "rids"])
    func cases(name: String) throws {
        let job = try CaseFile.job(name)
        let wide = try parseCSV(job.exported(as: .wideCSV).text).orThrow("no csv")
        let head = try wide[at: 0]
        #expect(head.allSatisfy(isLegal) && Set(head.map { $0.lowercased() }).count == head.count)
        let codeframe = try parseCSV(job.exported(as: .codeframeCSV).text).orThrow("no csv")
        let mentions = try parseCSV(job.exported(as: .csv).text).orThrow("no csv")
        let columns = codeframe.dropFirst().compactMap(\.last)
        #expect(columns == head.dropFirst().dropLast().filter { !$0.contains("none") })
        #expect(Set(mentions.dropFirst().compactMap(\.last)).isSubset(of: columns))
        let keys = wide.dropFirst().compactMap(\.last)
        #expect(Set(keys.map { $0.lowercased() }).count == job.respondentCount)
        #expect(Set(keys) == Set(try mentions.dropFirst().map { try $0[at: 11] }))
        for (row, key) in zip(wide.dropFirst(), keys) {
            #expect(keptText(ofKey: key).map { RawText($0) } == RawText(try row[at: 0]))
            #expect(Double(key) == nil && (key.isEmpty || key.hasPrefix("r_")))
        }
    }

    @Test("A selection of questions has the names of the whole job")
    func selection() throws {
        let job = try job(of: Page(Question("Q", Code(1, [Answer("a: x")])), Question("q", Code(1, [Answer("a: y")]))))
        var export = job.exported(as: .wideCSV)
        export.selection = .question(1, in: job)
        #expect(export.text.hasPrefix("response_identifier,q_1_"))
    }

    @Test("Formats without types are those in which an identifier is read as a number")
    func untyped() {
        #expect(JobExport.Format.allCases.filter(\.hasUntypedIdentifiers) == [.csv, .wideCSV])
    }
}
