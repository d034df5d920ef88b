import TestSupport
import Testing

@testable import DemoServer

@Suite("Pages and cursors")
struct PagingTests {
    private static let pages: [AnswerDocument] = {
        var client = Conversation()
        return client.pages(of: Job.manyPages).compactMap(AnswerDocument.init)
    }()

    /// The same job on one page.
    private static let uncut: AnswerDocument? = {
        let questions = SampleStudies.nightTrainAutumnQuestions
        let success = BatchCodingSuccess(completedAt: "", questionCodes: questions, nextCursor: nil)
        let response = BatchCodingResponse(
            batchJobId: Job.manyPages, surveyIdentifier: "", status: .completed, results: .success(success))
        return AnswerDocument(response.json.bytes)
    }()

    private let documents = pages
    private let whole = uncut

    @Test("The cursors lead through 24 pages and end")
    func count() {
        #expect(documents.count == 24)
        let cursors = documents.compactMap(\.results?.nextCursor)
        #expect(cursors.count == 23)
        #expect(Set(cursors).count == 23)
    }

    @Test("The pages add up to the whole job: each mention once, each code at least once")
    func sum() throws {
        let whole = try #require(whole)
        let mentions = documents.flatMap(\.mentions)
        #expect(mentions.count == whole.mentions.count)
        #expect(Set(mentions) == Set(whole.mentions))
        #expect(Set(documents.flatMap(\.codePaths)) == Set(whole.codePaths))
    }

    @Test("One page is empty, and a cursor leads on from it")
    func emptyPage() {
        let empty = documents.filter { $0.results?.questionCodes?.isEmpty == true }
        #expect(empty.count == 1)
        #expect(empty.first?.results?.nextCursor != nil)
    }

    @Test("Pages are cut at awkward places")
    func awkward() {
        let pathsOfPages = documents.map { document in
            Set(document.mentions.map { "\($0.question)/\($0.path)" })
        }
        let split = Set(pathsOfPages.joined()).filter { path in pathsOfPages.count { $0.contains(path) } > 1 }
        #expect(split.count > 20, "codes whose answers run over a page's end")
        let mentions = documents.flatMap(\.mentions)
        let child = mentions.firstIndex { $0.question == "Q1" && $0.path.count > 1 && $0.path.first == 1 }
        let parent = mentions.lastIndex { $0.question == "Q1" && $0.path == [1] }
        #expect((child ?? .max) < (parent ?? .min), "a sub-code comes before the last of its parent's answers")
        let mixed = documents.filter { ($0.results?.questionCodes?.count ?? 0) > 1 }
        #expect(!mixed.isEmpty, "a page with the end of a question and the beginning of another")
    }

    @Test("A page takes its time, other jobs don't")
    func delay() {
        var client = Conversation()
        #expect(client.ask(Job.manyPages).delay == .milliseconds(1))
        #expect(client.ask(Job.nightTrain).delay == .zero)
    }

    @Test("The same cursor gives the same page again")
    func repeatable() throws {
        var client = Conversation()
        let cursor = try documents[at: 6].results?.nextCursor
        let first = client.ask(Job.manyPages, cursor: cursor).body.bytes
        #expect(client.ask(Job.manyPages, cursor: cursor).body.bytes == first)
    }

    @Test("An unknown cursor, another job's, or one for a job without results is an invalid request")
    func unknownCursor() throws {
        var client = Conversation()
        let known = try documents[at: 0].results?.nextCursor
        #expect(client.ask(Job.manyPages, cursor: known).status == 200)
        #expect(client.ask(Job.manyPages, cursor: "nonsense").status == 400)
        #expect(client.ask(Job.manyPages, cursor: "").status == 400)
        for job in [Job.nightTrain, Job.underWay, Job.totalFailure, Job.queued] {
            let response = client.ask(job, cursor: known)
            #expect(response.status == 400)
            #expect(ContractChecker.violations(inError: response.body.bytes) == [])
        }
    }
}
