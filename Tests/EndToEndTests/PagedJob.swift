import Foundation
import Synchronization
import TestSupport
import Testing

/// A completed job in pages, each with a code of its own, and a code that is on all of them.
struct PagedJob: Sendable {
    let id: String
    let pageCount: Int

    /// The answer to a request's path; nil when it is not about this job or its cursor is unknown.
    func page(for path: String) -> String? {
        let parts = path.split(separator: "?")
        guard parts.first?.hasSuffix("/\(id)") == true else { return nil }
        guard parts.count == 2 else { return page(1) }
        guard parts[1].hasPrefix("cursor=c"), let number = Int(parts[1].dropFirst(8)) else { return nil }
        return (2...pageCount).contains(number) ? page(number) : nil
    }

    /// Where a page is asked for.
    func path(_ number: Int) -> String {
        "/api/v1/coding/\(id)" + (number == 1 ? "" : "?cursor=c\(number)")
    }

    private func page(_ number: Int) -> String {
        let cursor = number < pageCount ? "\"c\(number + 1)\"" : "null"
        let answer = #"{"responseIdentifier": "r\#(number)", "answer": "Answer \#(number)"}"#
        return """
            {"batchJobId": "\(id)", "surveyIdentifier": "PARK-2024", "status": "completed", "results": {
              "completedAt": "2024-05-01T10:00:00Z",
              "questionCodes": [{"questionIdentifier": "Q1", "question": "Why?", "responseCodes": [
                {"id": 0, "label": "All", "responses": [\(answer)], "subCodes": []},
                {"id": \(number), "label": "Page \(number)", "responses": [\(answer)], "subCodes": []}]}],
              "nextCursor": \(cursor)}}
            """
    }

    /// All pages merged, as a document says it: code id to its answers, in order.
    var codes: [Int: [String]] {
        var codes = Dictionary(uniqueKeysWithValues: (1...pageCount).map { ($0, ["Answer \($0)"]) })
        codes[0] = (1...pageCount).map { "Answer \($0)" }
        return codes
    }
}

/// A fetched document, taken apart.
struct FetchedDocument {
    let status: String
    let nextCursor: Any?
    let codeIDs: [Int]
    let codes: [Int: [String]]

    init(_ text: String) throws {
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        status = try #require(document["status"] as? String)
        let results = try #require(document["results"] as? [String: Any])
        nextCursor = results["nextCursor"]
        let questions = try #require(results["questionCodes"] as? [[String: Any]])
        try #require(questions.count == 1)
        let list = try #require(questions.first?["responseCodes"] as? [[String: Any]])
        codeIDs = list.compactMap { $0["id"] as? Int }
        codes = Dictionary(
            list.map { code in
                let answers = code["responses"] as? [[String: Any]] ?? []
                return (code["id"] as? Int ?? -1, answers.compactMap { $0["answer"] as? String })
            }, uniquingKeysWith: +)
    }
}

/// A server of one paged job that knows which pages were asked for, in order, and can hold one back.
final class PagedServer: Sendable {
    private final class Record: Sendable {
        let asked = Mutex<[Int]>([])
        let watchers = Watchers()
        let mayAnswerHeldPage = DispatchSemaphore(value: 0)
    }

    let job: PagedJob
    private let record = Record()
    private let server: LoopbackServer

    var url: String { server.url }
    var asked: [Int] { record.asked.withLock { $0 } }

    /// - Parameter heldPage: A page that is not answered before ``release()``.
    init(_ job: PagedJob, holding heldPage: Int? = nil) throws {
        let record = record
        self.job = job
        server = try LoopbackServer { path in
            guard let page = job.page(for: path) else { return ("404 Not Found", [], "{}") }
            let number = path.split(separator: "=c").count == 2 ? Int(path.split(separator: "=c")[1]) ?? 0 : 1
            record.asked.withLock { $0.append(number) }
            record.watchers.changed()
            if number == heldPage {
                record.mayAnswerHeldPage.wait()
                record.mayAnswerHeldPage.signal()
            }
            return ("200 OK", [], page)
        }
    }

    func release() { record.mayAnswerHeldPage.signal() }

    func forgetWhatWasAsked() { record.asked.withLock { $0 = [] } }

    /// Returns when so many pages have been asked for.
    func untilAsked(atLeast count: Int) async throws { try await record.watchers.wait { self.asked.count >= count } }

    /// Returns when the page has been asked for.
    func untilAsked(_ page: Int) async throws { try await record.watchers.wait { self.asked.contains(page) } }
}

/// A user's home folder that goes away with the test.
struct Home {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    var path: String { folder.path }
    var environment: [String: String] { Program.bareEnvironment(home: path) }
    var keyless: [String: String] { Program.bareEnvironment(home: path, key: nil) }

    func read(_ name: String) -> String? { try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    /// What is in the folder, hidden files too, but not the program's own.
    var files: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { $0 != ".local" }.sorted()
    }
}
