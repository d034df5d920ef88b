import Analysis
import CodingModel
import Exports
import Foundation
import TerminalText
import TestSupport
import Testing

@Suite("A job as one document", .permit(.processor))
struct WritingTests {
    private final class Chunks {
        var all: [[UInt8]] = []
    }

    private func chunks(of job: CodedJob) -> [[UInt8]] {
        let chunks = Chunks()
        JobDocument(job).write { bytes in
            bytes.withUnsafeBufferPointer { chunks.all.append(Array($0)) }
        }
        return chunks.all
    }

    private func document(_ job: CodedJob) -> [UInt8] { Array(chunks(of: job).joined()) }

    private func text(of job: CodedJob) -> String { String(decoding: document(job), as: UTF8.self) }

    private func read(_ bodies: [String]) throws -> CodedJob {
        var builder = CodedJobBuilder(job: .sample)
        for body in bodies { builder.keep(try builder.read(Array(body.utf8))) }
        return builder.snapshot(isComplete: true)
    }

    private func reread(_ job: CodedJob) throws -> CodedJob {
        try read([text(of: job)])
    }

    private func object(_ bytes: [UInt8]) throws -> [String: Any] {
        try (JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]).orThrow("no object")
    }

    @Test("Reading it back gives the same job, however it came", arguments: Rounds.seeds(40))
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let pages = RandomJob.cut(RandomJob.page(using: &random), using: &random)
        let original = try read(pages.map { $0.json() })
        let again = try reread(original)
        #expect(Reading(again) == Reading(original), "seed \(seed)")
        #expect(again.report == original.report)
        #expect(again.questions.map(\.identifier) == original.questions.map(\.identifier), "seed \(seed)")
        #expect(again.questions.map(\.outline) == original.questions.map(\.outline), "seed \(seed)")
        // Where an answer is under several codes the pages may have brought it in another order than the document does.
        #expect(text(of: try reread(again)) == text(of: again), "seed \(seed)")
    }

    @Test("Any text comes back byte for byte, and no control character stands in the document")
    func escapes() throws {
        let scalars = (0...0x2FF).compactMap { Unicode.Scalar($0) } + ["\u{202E}", "\u{FEFF}", "\u{FFFD}", "😀", "漢"]
        let all = String(String.UnicodeScalarView(scalars))
        let texts = [all, "", "\\\"/", "\u{C2}\u{80}\u{A0}\u{9F}x", "\u{7F}", "é\u{301}"]
        for text in texts {
            let quoted = String(decoding: try JSONEncoder().encode([text]), as: UTF8.self).dropFirst().dropLast()
            let body = Page(Question("Q", Code(1, [Answer("r: X")]))).json().replacing("\"X\"", with: quoted)
            let job = try read([body])
            #expect(try reread(job).questions[at: 0].answerText(of: 0) == RawText(text))
            #expect(try job.questions[at: 0].answerText(of: 0) == RawText(text))
            let written = self.text(of: job).dropLast()
            #expect(!written.unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
    }

    @Test("Whatever stands wherever beside plain text is written as if it stood alone")
    func escapesAnywhere() {
        let forms = [
            "\"": #"\""#, "\\": #"\\"#, "\n": #"\n"#, "\u{0}": #"\u0000"#, "\u{1F}": #"\u001f"#, "\u{7F}": #"\u007f"#,
            "\u{80}": #"\u0080"#, "\u{9F}": #"\u009f"#, "\u{A0}": "\u{A0}", "\u{C2}": "\u{C2}", "\u{102}": "\u{102}",
        ]
        for (text, form) in forms {
            for before in 0...17 {
                for after in 0...9 {
                    for second in ["", "!", text] {
                        func around(_ middle: String, _ end: String) -> String {
                            String(repeating: "a", count: before) + middle + String(repeating: "é", count: after) + end
                        }
                        let document = StatusDocument(
                            server: RawText(around(text, second)), job: .sample, report: nil, isComplete: false,
                            pagesFetched: 0)
                        let end = ":\"\(around(form, second == text ? form : second))\"}"
                        #expect(document.json.suffix(end.utf8.count).elementsEqual(end.utf8))
                    }
                }
            }
        }
    }

    @Test("It has the API's own shape: direct answers, no next page, no follow-ups where there are none")
    func shape() throws {
        let page = Page(
            Question(
                "Q", text: "Why?",
                Code(
                    1, label: "A", [Answer("r: x")],
                    children: [Code(2, label: "B", [Answer("s: y", followups: [Followup(question: "q", answer: "a")])])]
                ),
                Code(3, label: "C")))
        #expect(
            text(of: try read([page.json(cursor: "more")])) == """
                {"batchJobId":"sample-job","surveyIdentifier":"survey","status":"completed","results":{\
                "completedAt":"2024-03-12T15:30:45Z","questionCodes":[{"questionIdentifier":"Q","question":"Why?",\
                "responseCodes":[{"id":1,"label":"A","responses":[{"responseIdentifier":"r","answer":"x"}],\
                "subCodes":[{"id":2,"label":"B","responses":[{"responseIdentifier":"s","answer":"y",\
                "followupResponses":[{"question":"q","answer":"a"}]}],"subCodes":[]}]},\
                {"id":3,"label":"C","responses":[],"subCodes":[]}]}],"nextCursor":null}}\n
                """)
    }

    private func failed(_ status: String, results: String) -> String {
        #"{"batchJobId":"sample-job","surveyIdentifier":"s","status":"\#(status)","results":\#(results)}"#
    }

    @Test("A failure says why, with its codes beside it if it has any; a job in work has no results")
    func otherStatuses() throws {
        let why = #""code":"SLOW","message":"Too \"slow\"""#
        let codes = #""questionCodes":[{"questionIdentifier":"Q","question":"?","responseCodes":[]}]"#
        for (body, keys) in [
            (failed("total_failure", results: "{\(why)}"), ["code", "message"]),
            (
                failed("partial_failure", results: "{\(why),\(codes)}"),
                ["code", "message", "nextCursor", "questionCodes"]
            ),
            (failed("partial_failure", results: "{\(codes)}"), ["nextCursor", "questionCodes"]),
        ] {
            let job = try read([body])
            let results = try object(document(job))["results"] as? [String: Any]
            #expect(results?.keys.sorted() == keys)
            #expect(try reread(job).report == job.report)
        }
        for status in ["queued", "processing", "brewing"] {
            let written = try object(document(try read([failed(status, results: "{}")])))
            #expect(written["results"] is NSNull)
            #expect(written["status"] as? String == status)
        }
    }

    @Test("A long document comes in chunks, none of them much larger than 64 KiB")
    func chunks() throws {
        let answers = (0..<20_000).map { Answer("r\($0): The box came two days late and nobody said a word.") }
        let chunks = chunks(of: try read([Page(Question("Q", Code(1, answers))).json()]))
        #expect(chunks.count > 10)
        #expect(chunks.allSatisfy { $0.count < 70_000 })
    }

    @Test("A status says all that is known, and null where nothing is")
    func status() throws {
        let job = JobIdentifier.sample
        let report = JobReport(
            job: job, survey: "S\u{1B}", status: .partialFailure, completedAt: CompletionTime("2024-03-12"),
            failure: JobFailure(code: "C", message: "M"))
        let server: RawText = "https://surveys.example"
        let known = StatusDocument(server: server, job: job, report: report, isComplete: true, pagesFetched: 3)
        let unknown = StatusDocument(server: server, job: job, report: nil, isComplete: false, pagesFetched: 0)
        #expect(
            String(decoding: known.json, as: UTF8.self) == """
                {"jobId":"sample-job","surveyIdentifier":"S\\u001b","status":"partial_failure","complete":true,\
                "pagesFetched":3,"completedAt":"2024-03-12","error":{"code":"C","message":"M"},\
                "server":"https://surveys.example"}
                """)
        #expect(
            String(decoding: unknown.json, as: UTF8.self) == """
                {"jobId":"sample-job","surveyIdentifier":null,"status":null,"complete":false,"pagesFetched":0,\
                "completedAt":null,"error":null,"server":"https://surveys.example"}
                """)
        let both = StatusDocument.json([known, unknown])
        let objects = [known, unknown].map { String(decoding: $0.json, as: UTF8.self) }
        #expect(String(decoding: both, as: UTF8.self) == "[\(objects.joined(separator: ","))]")
        #expect(String(decoding: StatusDocument.json([]), as: UTF8.self) == "[]")
    }
}
