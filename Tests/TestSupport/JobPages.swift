import CodingModel
import Foundation
import TerminalText

/// A page's content as a test writes it down.
package struct Page: Sendable {
    package var questions: [Question]

    package init(_ questions: Question...) { self.questions = questions }
    package init(questions: [Question]) { self.questions = questions }
}

package struct Question: Sendable {
    package var identifier: String
    package var text: String
    package var codes: [Code]

    package init(_ identifier: String, text: String? = nil, _ codes: Code...) {
        self.init(identifier, text: text ?? "Text of \(identifier)", codes: codes)
    }

    package init(_ identifier: String, text: String, codes: [Code]) {
        self.identifier = identifier
        self.text = text
        self.codes = codes
    }
}

package struct Code: Sendable {
    package var id: Int64
    package var label: String
    package var answers: [Answer]
    package var children: [Code]

    package init(_ id: Int64, label: String? = nil, _ answers: [Answer] = [], children: [Code] = []) {
        self.id = id
        self.label = label ?? "Label of \(id)"
        self.answers = answers
        self.children = children
    }
}

extension Answer {
    /// `"ann: The box came late"`, with the respondent before the colon.
    package init(_ text: String, followups: [Followup] = []) {
        let parts = text.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        self.init(responseIdentifier: RawText(parts[0]), text: RawText(parts.last ?? ""), followups: followups)
    }
}

extension AnswerFingerprint {
    /// The fingerprint as its description has it, from an answer's value.
    package init(of answer: Answer) {
        var hash = StableHash()
        hash.add(text: answer.text.string.utf8)
        for followup in answer.followups {
            hash.add(text: followup.question.string.utf8)
            hash.add(text: followup.answer.string.utf8)
        }
        self.init(responseIdentifier: answer.responseIdentifier, digest: hash.value)
    }
}

extension JobIdentifier {
    package static let sample = JobIdentifier("sample-job") ?? { fatalError("a literal that is not blank") }()
}

/// Pages that several suites count.
package enum JobPages {
    /// ```
    /// 1        ann:a
    /// ├ 11     ann:a  ann:a2  bob:b
    /// │ └ 111  bob:b  cy:c
    /// └ 12     cy:c   dan:d   ann:a
    /// 2        dan:d2 eve:e
    /// 3
    /// ```
    package static let overlapping = Page(
        Question(
            "Q1",
            Code(
                1, label: "beta", [Answer("ann: a")],
                children: [
                    Code(
                        11, label: "late", [Answer("ann: a"), Answer("ann: a2"), Answer("bob: b")],
                        children: [Code(111, [Answer("bob: b"), Answer("cy: c")])]),
                    Code(12, label: "Early", [Answer("cy: c"), Answer("dan: d"), Answer("ann: a")]),
                ]),
            Code(2, label: "Alpha", [Answer("dan: d2"), Answer("eve: e")]), Code(3, label: "alpha")))
}

// MARK: - JSON

extension Page {
    /// The API's document for a completed job with this page.
    package func json(cursor: String? = nil) -> String {
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
    package mutating func merge(_ json: String) throws -> Bool { keep(try read(Array(json.utf8))) }

    @discardableResult
    package mutating func merge(_ page: Page) throws -> Bool { try merge(page.json()) }
}

/// What a body says apart from its codes.
package func decode(_ json: String) throws -> PageHead { try decode(Array(json.utf8)) }

@discardableResult
package func decode(_ body: [UInt8]) throws(DecodingFailure) -> PageHead {
    var builder = CodedJobBuilder(job: .sample)
    return try builder.read(body)
}

extension Question {
    package var json: String {
        let codesJSON = codes.map(\.json).joined(separator: ",")
        return
            "{\"questionIdentifier\":\(identifier.quoted),\"question\":\(text.quoted),\"responseCodes\":[\(codesJSON)]}"
    }
}

extension Code {
    package var json: String {
        let answersJSON = answers.map(\.json).joined(separator: ",")
        let childrenJSON = children.map(\.json).joined(separator: ",")
        return "{\"id\":\(id),\"label\":\(label.quoted),\"responses\":[\(answersJSON)],\"subCodes\":[\(childrenJSON)]}"
    }
}

extension Answer {
    package var json: String {
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
    package var quoted: String { "\"" + replacingOccurrences(of: "\"", with: "\\\"") + "\"" }
}

// MARK: - Jobs

/// The job that these pages make, merged in this order.
package func job(of pages: Page..., isComplete: Bool = true) throws -> CodedJob {
    try job(of: pages, isComplete: isComplete)
}

package func job(of pages: [Page], isComplete: Bool = true) throws -> CodedJob {
    var builder = CodedJobBuilder(job: .sample)
    for page in pages { try builder.merge(page) }
    return builder.snapshot(isComplete: isComplete)
}

/// A job of bodies as the API sends them.
package func job(ofBodies bodies: [String], isComplete: Bool = true) throws -> CodedJob {
    var builder = CodedJobBuilder()
    for body in bodies { builder.keep(try builder.read(Array(body.utf8))) }
    return builder.snapshot(isComplete: isComplete)
}

extension CodedQuestion {
    /// The code tree as a list, each code behind its depth in dots: `["1 Service", ".11 Staff"]`.
    package var outline: [String] {
        codeIndices.map { String(repeating: ".", count: depth(of: $0)) + "\(id(of: $0)) \(label(of: $0).string)" }
    }

    package func code(_ path: String) throws -> CodeIndex {
        try CodePath(parsing: path).flatMap { index(of: $0) }.orThrow("no code \(path)")
    }

    /// Texts of the answers listed on a code.
    package func directTexts(_ path: String) throws -> [String] {
        directAnswers(of: try code(path)).map { answerText(of: $0).string }
    }

    package func netTexts(_ path: String) throws -> [String] {
        netAnswers(of: try code(path)).map { answerText(of: $0).string }
    }
}

/// Something that a test takes for granted is not there.
package struct Missing: Error {
    package let what: String

    package init(what: String) { self.what = what }
}

extension Optional {
    package func orThrow(_ what: String) throws -> Wrapped {
        guard let self else { throw Missing(what: what) }
        return self
    }
}
