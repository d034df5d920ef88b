import CodingModel
import Foundation
import TerminalText

/// A page's content as a test writes it down.
struct Page: Sendable {
    var questions: [Question]

    init(_ questions: Question...) { self.questions = questions }
    init(questions: [Question]) { self.questions = questions }
}

struct Question: Sendable {
    var identifier: String
    var text: String
    var codes: [Code]

    init(_ identifier: String, text: String? = nil, _ codes: Code...) {
        self.init(identifier, text: text ?? "Text of \(identifier)", codes: codes)
    }

    init(_ identifier: String, text: String, codes: [Code]) {
        self.identifier = identifier
        self.text = text
        self.codes = codes
    }
}

struct Code: Sendable {
    var id: Int64
    var label: String
    var answers: [Answer]
    var children: [Code]

    init(_ id: Int64, label: String? = nil, _ answers: [Answer] = [], children: [Code] = []) {
        self.id = id
        self.label = label ?? "Label of \(id)"
        self.answers = answers
        self.children = children
    }
}

extension Answer {
    /// `"ann: The box came late"`, with the respondent before the colon.
    init(_ text: String, followups: [Followup] = []) {
        let parts = text.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        self.init(responseIdentifier: RawText(parts[0]), text: RawText(parts.last ?? ""), followups: followups)
    }
}

extension JobIdentifier {
    static let sample = JobIdentifier("sample-job") ?? { fatalError("a literal that is not blank") }()
}

// MARK: - JSON

extension Page {
    /// The API's document for a completed job with this page.
    func json(cursor: String? = nil) -> String {
        let cursorJSON = cursor.map(\.quoted) ?? "null"
        let questionsJSON = questions.map(\.json).joined(separator: ",")
        return """
            {"batchJobId":"sample-job","surveyIdentifier":"survey","status":"completed","results":{
            "completedAt":"2024-03-12T15:30:45Z","questionCodes":[\(questionsJSON)],"nextCursor":\(cursorJSON)}}
            """
    }

}

extension CodedJobBuilder {
    /// Reads a body as the program gets it, and keeps it.
    @discardableResult
    mutating func merge(_ json: String) throws -> Bool { keep(try read(Array(json.utf8))) }

    @discardableResult
    mutating func merge(_ page: Page) throws -> Bool { try merge(page.json()) }
}

/// What a body says apart from its codes.
func decode(_ json: String) throws -> PageHead { try decode(Array(json.utf8)) }

@discardableResult
func decode(_ body: [UInt8]) throws(DecodingFailure) -> PageHead {
    var builder = CodedJobBuilder(job: .sample)
    return try builder.read(body)
}

extension Question {
    var json: String {
        let codesJSON = codes.map(\.json).joined(separator: ",")
        return
            "{\"questionIdentifier\":\(identifier.quoted),\"question\":\(text.quoted),\"responseCodes\":[\(codesJSON)]}"
    }
}

extension Code {
    var json: String {
        let answersJSON = answers.map(\.json).joined(separator: ",")
        let childrenJSON = children.map(\.json).joined(separator: ",")
        return "{\"id\":\(id),\"label\":\(label.quoted),\"responses\":[\(answersJSON)],\"subCodes\":[\(childrenJSON)]}"
    }
}

extension Answer {
    var json: String {
        let followupsJSON = followups.map {
            "{\"question\":\($0.question.string.quoted),\"answer\":\($0.answer.string.quoted)}"
        }
        let followupsField = followups.isEmpty ? "" : ",\"followupResponses\":[\(followupsJSON.joined(separator: ","))]"
        let name = responseIdentifier.string.quoted
        return "{\"responseIdentifier\":\(name),\"answer\":\(text.string.quoted)\(followupsField)}"
    }
}

extension String {
    /// As a JSON text; tests only put plain characters in it.
    var quoted: String { "\"" + replacingOccurrences(of: "\"", with: "\\\"") + "\"" }
}

// MARK: - Jobs

/// The job that these pages make, merged in this order.
func job(of pages: Page..., isComplete: Bool = true) throws -> CodedJob {
    try job(of: pages, isComplete: isComplete)
}

func job(of pages: [Page], isComplete: Bool = true) throws -> CodedJob {
    var builder = CodedJobBuilder(job: .sample)
    for page in pages { try builder.merge(page) }
    return builder.snapshot(isComplete: isComplete)
}

extension CodedQuestion {
    /// The code tree as a list, each code behind its depth in dots: `["1 Service", ".11 Staff"]`.
    var outline: [String] {
        codeIndices.map { String(repeating: ".", count: depth(of: $0)) + "\(id(of: $0)) \(label(of: $0).string)" }
    }

    func code(_ path: String) throws -> CodeIndex {
        try CodePath(parsing: path).flatMap { index(of: $0) }.orThrow("no code \(path)")
    }

    /// Texts of the answers listed on a code.
    func directTexts(_ path: String) throws -> [String] {
        directAnswers(of: try code(path)).map { answerText(of: $0).string }
    }

    func netTexts(_ path: String) throws -> [String] {
        netAnswers(of: try code(path)).map { answerText(of: $0).string }
    }
}

struct Missing: Error { let what: String }

extension Optional {
    func orThrow(_ what: String) throws -> Wrapped {
        guard let self else { throw Missing(what: what) }
        return self
    }
}
