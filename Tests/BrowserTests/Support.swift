import Canvas
import CodingModel
import Exports
import TerminalText
import Testing

@testable import Browser

/// A browser under test: sends events through the reducer and keeps what effects came back.
struct TestBrowser {
    var state: BrowserState
    var effects: [Effect] = []

    /// - Parameters:
    ///   - givenBases: The configuration's, of the questions of a survey.
    ///   - jobBases: The command line's, of a job's questions.
    ///   - order: The API's in most tests, so that a job is told by its text.
    init(
        width: Int = 120, height: Int = 40, canAskServer: Bool = true, givenBases: [RawText: Int] = [:],
        of survey: RawText = "Survey a", jobBases: [JobIdentifier: [RawText: Int]] = [:], order: CodeOrder = .api
    ) {
        var ofSurveys: [SurveyQuestion: Int] = [:]
        for (question, people) in givenBases {
            if let name = SurveyQuestion(survey: survey, question: question) { ofSurveys[name] = people }
        }
        state = BrowserState(
            size: Size(width: width, height: height), now: Moment(milliseconds: 0),
            settings: BrowserSettings(
                canAskServer: canAskServer, basesOfSurveys: ofSurveys, basesOfJobs: jobBases, order: order,
                fileFormats: SampleFormats.all))
    }

    mutating func send(_ events: Event...) { effects = events.flatMap { take($0) } }

    mutating func press(_ commands: Command...) { effects = commands.flatMap { take(.command($0)) } }

    mutating func type(_ text: String) {
        for character in text { effects = take(.edit(.insert(character))) }
    }

    /// Every notice that any test comes upon fits the footer of 80 columns, behind its sign.
    private mutating func take(_ event: Event) -> [Effect] {
        defer {
            if let notice = state.screen.notice?.text { #expect(notice.width <= 76, "\(notice) is cut at 80 columns") }
        }
        return reduce(&state, event)
    }

    /// The tree as a reader sees it: indent, fold mark, label and net, the selected row marked.
    var tree: [String] {
        guard case .tree(let rows) = pane.content else { return [] }
        return rows.map { row in
            let mark =
                switch row.fold {
                case .leaf: " "
                case .collapsed: "+"
                case .expanded: "-"
                }
            let indent = String(repeating: "  ", count: row.depth)
            return "\(row.isSelected ? ">" : " ")\(indent)\(mark)\(row.label) \(row.net)"
        }
    }

    /// Each visible code's share of the base.
    var shares: [Double?] {
        guard case .tree(let rows) = pane.content else { return [] }
        return rows.map(\.share)
    }

    var pane: CodePaneModel { state.codePane(width: 50, height: 30) }
    var answers: [String] {
        state.answerList(width: 80, rows: 30).rows.map {
            "\($0.isSelected ? ">" : " ")\($0.responseIdentifier) \($0.text)"
        }
    }
    var detail: [String] { state.detail(width: 60, height: 60).lines.map(\.text.string) }
    var card: StatusCard? {
        guard case .card(let card) = pane.content else { return nil }
        return card
    }
}

extension ExportRequest {
    /// The export as the program makes it of the request.
    var export: JobExport {
        get throws {
            var export = JobExport(job, as: try #require(JobExport.Format(name: format.name)))
            export.selection = selection
            export.bases = bases
            export.marks = marks
            return export
        }
    }
}

extension JobIdentifier {
    /// A job id for tests.
    static func test(_ text: String) throws -> JobIdentifier {
        try #require(JobIdentifier(RawText(text)))
    }
}

/// Jobs made from the API's own JSON by the model's own decoder.
enum Sample {
    /// What the server says of a job that has this status, with the results that the status calls for.
    static func report(_ job: String, _ status: JobStatus) throws -> JobReport {
        let results =
            switch status {
            case .completed: #"{"completedAt": "2026-03-01T10:00:00Z", "questionCodes": [], "nextCursor": null}"#
            case .partialFailure, .totalFailure: #"{"code": "OUT_OF_TIME", "message": "Coding took too long."}"#
            default: "null"
            }
        let body = """
            {"batchJobId": "\(job)", "surveyIdentifier": "Survey \(job)", "status": "\(status.apiValue.string)",
             "results": \(results)}
            """
        var builder = CodedJobBuilder(job: try .test(job))
        return try builder.read(Array(body.utf8)).report
    }

    /// Merges pages; each is the JSON of a `questionCodes` array.
    static func job(_ name: String = "a", pages: [String], isComplete: Bool = true) throws -> CodedJob {
        var builder = CodedJobBuilder(job: try .test(name))
        for page in pages {
            let body = """
                {"batchJobId": "\(name)", "surveyIdentifier": "Survey \(name)", "status": "completed",
                 "results": {"completedAt": "2026-03-01T10:00:00Z", "questionCodes": \(page), "nextCursor": null}}
                """
            builder.keep(try builder.read(Array(body.utf8)))
        }
        return builder.snapshot(isComplete: isComplete)
    }

    static func answer(_ id: Int, _ text: String, followups: String = "[]") -> String {
        #"{"responseIdentifier": "r\#(id)", "answer": "\#(text)", "followupResponses": \#(followups)}"#
    }

    static func code(_ id: Int, _ label: String, _ responses: [String] = [], _ subCodes: [String] = []) -> String {
        """
        {"id": \(id), "label": "\(label)", "responses": [\(responses.joined(separator: ","))],
         "subCodes": [\(subCodes.joined(separator: ","))]}
        """
    }

    static func question(_ id: String, _ text: String, _ codes: [String]) -> String {
        """
        {"questionIdentifier": "\(id)", "question": "\(text)", "responseCodes": [\(codes.joined(separator: ","))]}
        """
    }

    static let late = answer(1, "Two days late", followups: #"[{"question": "How late?", "answer": "Very."}]"#)
    static let both = answer(2, "Kind but slow")
    static let kind = answer(3, "So kind")

    /// Two questions; r2 is under two codes of the first and has an answer to the second.
    static let small = """
        [\(question("Q1", "What did you notice?", [
            code(1, "Service", [], [code(11, "Kind staff", [kind, both]), code(12, "Quick help", [answer(4, "Fast!")])]),
            code(2, "Delivery", [late, both]),
        ])), \(question("Q2", "Anything else?", [code(1, "Praise", [answer(2, "Thank you")])]))]
        """

    /// What comes of a job "a" when so much of it is read.
    static func results(_ pages: [String] = [small], isComplete: Bool = true) throws -> Event {
        .job(JobUpdate(job: try .test("a"), change: .results(try job(pages: pages, isComplete: isComplete))))
    }

    static func small(_ name: String = "a") throws -> CodedJob { try job(name, pages: [small]) }
}
