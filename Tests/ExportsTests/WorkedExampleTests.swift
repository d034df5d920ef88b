import Analysis
import CodingModel
import Exports
import Foundation
import TerminalText
import TestSupport
import Testing

@Suite("The worked example, counted by hand")
struct WorkedExampleTests {
    private func whole() throws -> CodedJob { try job(ofBodies: WorkedExample.pages) }

    private func soFar() throws -> CodedJob {
        try job(ofBodies: Array(WorkedExample.pages.prefix(1)), isComplete: false)
    }

    /// The bases with their names, and what percentages come to.
    private static let bases:
        [(base: PercentageBase, kind: String, percent: @Sendable (WorkedExample.Code) -> String)] = [
            (.codedRespondents, "respondents", { $0.ofRespondents }), (.mentions, "mentions", { $0.ofMentions }),
            (.given(80), "given", { $0.of80 }),
        ]

    private static func choice(_ base: PercentageBase) -> QuestionBases {
        var choice = QuestionBases()
        if case .given(let size) = base {
            choice.given = ["Q1": size, "Q2": size]
        } else {
            choice.standard = base
        }
        return choice
    }

    private static func size(_ kind: String, _ question: WorkedExample.Question) -> Int {
        switch kind {
        case "respondents": question.codedRespondents
        case "mentions": question.mentions
        default: 80
        }
    }

    @Test("The model counts as the hand did")
    func model() throws {
        for (example, job) in [(WorkedExample.questions, try whole()), (WorkedExample.questionsSoFar, try soFar())] {
            #expect(job.questions.map(\.identifier.string) == example.map(\.identifier))
            for (expected, question) in zip(example, job.questions) {
                #expect(question.answerCount == expected.answers)
                #expect(question.codedRespondents == expected.codedRespondents)
                #expect(question.mentions == expected.mentions)
                #expect(question.codeIndices.map { "\(question.path(of: $0))" } == expected.codes.map(\.path))
                for (code, row) in zip(question.codeIndices, expected.codes) {
                    #expect(
                        question.counts(of: code)
                            == CodeCounts(
                                directAnswers: row.directAnswers, netAnswers: row.netAnswers,
                                directRespondents: row.directRespondents, netRespondents: row.netRespondents,
                                netMentions: row.netMentions), "\(expected.identifier) \(row.path)")
                }
            }
        }
    }

    @Test("Codes --json says the same under every base")
    func codesDocument() throws {
        for (base, kind, percent) in Self.bases {
            let document = try object(CodesDocument(try whole(), bases: Self.choice(base)).text)
            #expect(document["jobId"] as? String == WorkedExample.job)
            #expect(document["surveyIdentifier"] as? String == WorkedExample.survey)
            #expect(document["complete"] as? Bool == true)
            try check(document, WorkedExample.questions, kind, percent)
        }
    }

    @Test("While a page is missing the counts are so far and percentages are null")
    func codesDocumentSoFar() throws {
        let document = try object(CodesDocument(try soFar()).text)
        #expect(document["complete"] as? Bool == false)
        try check(document, WorkedExample.questionsSoFar, "respondents", { $0.ofRespondents })
    }

    private func check(
        _ document: [String: Any], _ example: [WorkedExample.Question], _ kind: String,
        _ percent: (WorkedExample.Code) -> String
    ) throws {
        let questions = try (document["questions"] as? [[String: Any]]).orThrow("no questions")
        #expect(questions.count == example.count)
        for (question, expected) in zip(questions, example) {
            let base = ["kind": kind, "n": Self.size(kind, expected)] as NSDictionary
            #expect(question["questionIdentifier"] as? String == expected.identifier)
            #expect(question["question"] as? String == expected.text)
            #expect(question["answers"] as? Int == expected.answers)
            #expect(question["codedRespondents"] as? Int == expected.codedRespondents)
            #expect(question["mentions"] as? Int == expected.mentions)
            #expect(question["base"] as? NSDictionary == base)
            let codes = try (question["codes"] as? [[String: Any]]).orThrow("no codes")
            #expect(codes.map { $0["path"] as? String } == expected.codes.map(\.path))
            for (code, row) in zip(codes, expected.codes) {
                let ids = row.path.split(separator: "/")
                let numbers: [String: Int] = [
                    "id": Int(ids.last ?? "") ?? 0, "depth": ids.count - 1, "directAnswers": row.directAnswers,
                    "netAnswers": row.netAnswers, "directRespondents": row.directRespondents,
                    "netRespondents": row.netRespondents, "netMentions": row.netMentions,
                ]
                for (name, number) in numbers { #expect(code[name] as? Int == number, "\(row.path) \(name)") }
                #expect(code["label"] as? String == row.label)
                #expect(code["percent"] as? Double == Double(percent(row)))
                #expect(code["base"] as? NSDictionary == base)
                #expect(code.count == numbers.count + 4)
            }
        }
    }

    @Test("The codeframe-csv has the same numbers, and no percentages while a page is missing")
    func codeframe() throws {
        for (base, kind, percent) in Self.bases {
            try checkCodeframe(try whole(), WorkedExample.questions, Self.choice(base), kind, percent)
        }
        try checkCodeframe(
            try soFar(), WorkedExample.questionsSoFar, QuestionBases(), "respondents", { $0.ofRespondents })
    }

    private func checkCodeframe(
        _ job: CodedJob, _ example: [WorkedExample.Question], _ bases: QuestionBases, _ kind: String,
        _ percent: (WorkedExample.Code) -> String
    ) throws {
        var export = job.exported(as: .codeframeCSV, style: .raw)
        export.bases = bases
        let rows = try parseCSV(export.text).orThrow("no csv")
        let names = """
            job_id,survey_identifier,question_identifier,question,code_path,code_id,code_label,net_labels,depth,\
            direct_answers,net_answers,direct_respondents,net_respondents,percent,base_kind,base_n,answers,\
            all_answers,wide_column
            """
        #expect(try rows[at: 0].joined(separator: ",") == names)
        let expected = example.flatMap { question in
            question.codes.map { row -> [String] in
                let ids = row.path.split(separator: "/").map(String.init)
                let labels = ids.indices.map { level -> String in
                    let path = ids[...level].joined(separator: "/")
                    return question.codes.first { $0.path == path }?.label ?? ""
                }
                let code = [row.path, ids.last ?? "", row.label, labels.joined(separator: " › "), "\(ids.count - 1)"]
                let counts = [row.directAnswers, row.netAnswers, row.directRespondents, row.netRespondents]
                let place = [WorkedExample.job, WorkedExample.survey, question.identifier, question.text]
                let base = [percent(row), kind, "\(Self.size(kind, question))"]
                let answers = ["\(question.answers)", "\(question.answers)"]
                let column = WorkedExample.wideColumn(of: row.path, in: question.identifier)
                return place + code + counts.map(String.init) + base + answers + [column]
            }
        }
        #expect(Array(rows.dropFirst()) == expected)
    }

    @Test("The csv has each mention once")
    func mentions() throws {
        let rows = try parseCSV(try whole().exported(as: .csv, style: .raw).text).orThrow("no csv")
        #expect(
            try rows[at: 0].joined(separator: ",")
                == "job_id,survey_identifier,question_identifier,question,code_path,code_id,code_label,net_labels,"
                + "response_identifier,answer,followups,respondent_key,wide_column")
        for row in rows.dropFirst() {
            let names = try (row[at: 8], row[at: 2], row[at: 4])
            #expect(try row[at: 11] == "r_\(names.0)")
            #expect(try row[at: 12] == WorkedExample.wideColumn(of: names.2, in: names.1))
        }
        #expect(
            try rows.dropFirst().map { try [$0[at: 2], $0[at: 4], $0[at: 8], $0[at: 9]] } == WorkedExample.mentions)
        #expect(
            try rows.dropFirst().allSatisfy { try $0[at: 0] == WorkedExample.job && $0[at: 1] == WorkedExample.survey })
        #expect(
            try rows.filter { try $0[at: 4] == "2/22/221" }.map { try $0[at: 7] } == ["Delivery › Packaging › Damaged"])
        let followups = #"[{"question":"Who was friendly?","answer":"The one at \"the door\"."}]"#
        #expect(
            try rows.dropFirst().allSatisfy { try $0[at: 10] == ($0[at: 9].hasPrefix("Friendly") ? followups : "[]") })
    }

    @Test("The wide-csv has each respondent once, with a column for none after each question's codes")
    func respondents() throws {
        let rows = try parseCSV(try whole().exported(as: .wideCSV).text).orThrow("no csv")
        #expect(
            try rows[at: 0].joined(separator: ",")
                == "response_identifier,Q1_1,Q1_1_11,Q1_1_12,Q1_3,Q1_2,Q1_2_21,Q1_2_22,Q1_2_22_221,Q1_9,Q1_none,"
                + "Q2_1,Q2_1_11,Q2_5,Q2_m5_aorwoj,Q2_m5_4294967301_y4byzw,Q2_none,respondent_key")
        #expect(
            Array(rows.dropFirst())
                == WorkedExample.respondents.map {
                    [$0.who] + $0.columns.split(separator: " ").map(String.init) + ["r_\($0.who)"]
                })
    }

    @Test("What a spreadsheet would take for a formula is guarded in every csv cell with text, and no number is")
    func guarded() throws {
        let rows = try parseCSV(try whole().exported(as: .csv).text).orThrow("no csv")
        let other = try rows.first { try $0[at: 5] == "-5" }.orThrow("no row")
        #expect(other.dropFirst(4).prefix(4) == ["'-5", "-5", "'-other-", "'-other-"])
        #expect(
            rows.last?.dropFirst(4).dropLast(2).joined(separator: "|")
                == "'-5/4294967301|4294967301|Unclear|'-other- › Unclear|eve|'=SUM(A1:A9)|[]")
    }

    @Test("Responses and jsonl have each answer once, with the codes that list it")
    func responses() throws {
        let text = ResponsesDocument(try whole()).text
        let objects = try (JSONSerialization.jsonObject(with: Data(text.utf8)) as? [NSDictionary]).orThrow("no array")
        let lines = try whole().exported(as: .jsonLines).text.split(separator: "\n").map { try object(String($0)) }
        #expect(objects.count == 12)
        let mentions = objects.flatMap { object -> [[String]] in
            func field(_ name: String) -> String { object[name] as? String ?? "" }
            let codes = object["codes"] as? [String] ?? []
            return codes.map { [field("questionIdentifier"), $0, field("responseIdentifier"), field("answer")] }
        }
        #expect(Set(mentions) == Set(WorkedExample.mentions))
        #expect(mentions.count == WorkedExample.mentions.count)
        #expect(try (objects[at: 0]["followupResponses"] as? [NSDictionary])?.count == 1)
        #expect(try (objects[at: 1]["followupResponses"] as? [NSDictionary])?.isEmpty == true)
        for (line, object) in zip(lines, objects) {
            var rest = line
            #expect(rest.removeValue(forKey: "jobId") as? String == WorkedExample.job)
            #expect(rest.removeValue(forKey: "surveyIdentifier") as? String == WorkedExample.survey)
            #expect(rest as NSDictionary == object)
        }
        #expect(lines.count == objects.count)
    }

    @Test("A quote sheet has each selected answer once, with who said it, its codes and its follow-ups")
    func quotes() throws {
        var (first, second) = (AnswerSet(), AnswerSet())
        first.insert(0)
        first.insert(6)
        second.insert(3)
        var export = JobExport(try whole(), as: .quotes)
        export.selection = AnswerSelection([first, second])
        #expect(
            export.text == #"""
                # Quotes from WORKED-2025

                Job worked-example · 3 answers

                ## Q1: What did you like about our service?

                > Friendly, quick, cheap.
                >
                > ↳ Who was friendly?
                >
                > The one at "the door".

                — ann · Service; Service › Staff; Service › Speed; Price

                > The box was damaged,\
                > and "late".

                — eve · Delivery › Late; Delivery › Packaging › Damaged

                ## Q2: What should we improve?

                > \=SUM(A1:A9)

                — eve · \-other-; \-other- › Unclear

                """#)
    }
}
