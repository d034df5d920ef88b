import Testing

@testable import DemoServer

@Suite("The API as a function")
struct CodingAPITests {
    private func status(_ response: APIResponse) -> String? { AnswerDocument(response.body.bytes)?.status }

    private func errorCode(_ response: APIResponse) -> String? {
        #expect(ContractChecker.violations(inError: response.body.bytes) == [])
        guard case .object(let members) = response.body, case .string(let code)? = members.first?.value else {
            return nil
        }
        return code
    }

    @Test("A job under way is queued for 5 s, processed for 15 s, then completed")
    func walk() {
        var client = Conversation()
        #expect(status(client.ask(Job.underWay, at: .seconds(100))) == "queued")
        #expect(status(client.ask(Job.underWay, at: .milliseconds(104_999))) == "queued")
        #expect(status(client.ask(Job.underWay, at: .seconds(105))) == "processing")
        #expect(status(client.ask(Job.underWay, at: .milliseconds(119_999))) == "processing")
        #expect(status(client.ask(Job.underWay, at: .seconds(120))) == "completed")
    }

    @Test("A job's time begins with its own first request, not with another job's or a refused one")
    func walkBeginsWithFirstRequest() {
        var client = Conversation()
        _ = client.ask(Job.nightTrain, at: .seconds(1))
        _ = client.ask(Job.underWay, at: .seconds(1), key: "wrong")
        #expect(status(client.ask(Job.underWay, at: .seconds(50))) == "queued")
        #expect(status(client.ask(Job.underWay, at: .seconds(56))) == "processing")
    }

    @Test("A queued job stays queued")
    func queuedForEver() {
        var client = Conversation()
        _ = client.ask(Job.queued)
        #expect(status(client.ask(Job.queued, at: .seconds(86_400 * 365))) == "queued")
    }

    @Test("An unwell job answers 500 twice and 504 twice, then its results")
    func troubles() {
        var client = Conversation()
        let responses = (0..<5).map { _ in client.ask(Job.unwell) }
        #expect(responses.map(\.status) == [500, 500, 504, 504, 200])
        #expect(
            responses.prefix(4).map(errorCode) == [
                "INTERNAL_ERROR", "INTERNAL_ERROR", "GATEWAY_TIMEOUT", "GATEWAY_TIMEOUT",
            ])
        #expect(status(responses[4]) == "completed")
    }

    @Test("Failures carry a code and a message in the place of results")
    func failures() throws {
        var client = Conversation()
        _ = client.ask(Job.partialFailure)
        let partial = try #require(AnswerDocument(client.ask(Job.partialFailure, at: .seconds(4)).body.bytes))
        #expect(partial.status == "partial_failure")
        #expect(partial.results?.code == "PARTIAL_CODING")
        #expect(partial.results?.questionCodes == nil)
        let total = try #require(AnswerDocument(client.ask(Job.totalFailure).body.bytes))
        #expect(total.status == "total_failure")
        #expect(total.results?.code == "NO_RESPONSES")
    }

    @Test("A missing or wrong key is refused, whatever the id", arguments: [nil, "", "Test-Key", "test-key "])
    func key(_ key: String?) {
        var client = Conversation()
        for job in [Job.nightTrain, Job.malformed, Job.unknown] {
            let response = client.ask(job, key: key)
            #expect(response.status == 403)
            #expect(errorCode(response) == "INVALID_API_KEY")
        }
    }

    @Test(
        "An id that is not a UUID is an invalid request",
        arguments: [
            Job.malformed, "1", "3f8a1c52-9d47-4e0b-8b36-5a7c20e91d1", "3f8a1c529d474e0b8b365a7c20e91d14",
            "3f8a1c52-9d47-4e0b-8b36-5a7c20e91d1g", "%33f8a1c5-9d47-4e0b-8b36-5a7c20e91d14", "--------", "\u{1B}[2J",
        ])
    func malformed(_ identifier: String) {
        var client = Conversation()
        let response = client.ask(identifier)
        #expect(response.status == 400)
        #expect(errorCode(response) == "INVALID_REQUEST")
    }

    @Test("A UUID that no job has is not found; letter case does not matter to one that has")
    func unknown() {
        var client = Conversation()
        let response = client.ask(Job.unknown)
        #expect(response.status == 404)
        #expect(errorCode(response) == "NOT_FOUND")
        #expect(client.ask(Job.nightTrain.uppercased()).status == 200)
    }

    @Test(
        "Other paths are not found",
        arguments: ["/", "", "/api/v1/coding", "/api/v1/coding/", "/api/v2/coding/x", "/api/v1/coding/a/b"])
    func otherPaths(_ path: String) {
        var client = Conversation()
        let response = client.api.respond(
            to: APIRequest(path: path, key: Conversation.key), at: .zero, history: &client.history)
        #expect(response.status == 404)
        #expect(errorCode(response) == "NOT_FOUND")
    }

    @Test("Other methods are not allowed", arguments: ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
    func otherMethods(_ method: String) {
        var client = Conversation()
        let request = APIRequest(method: method, path: "/api/v1/coding/\(Job.nightTrain)", key: Conversation.key)
        let response = client.api.respond(to: request, at: .zero, history: &client.history)
        #expect(response.status == 405)
        #expect(errorCode(response) == "METHOD_NOT_ALLOWED")
    }

    @Test("Every answer of every job keeps the contract")
    func contract() {
        var client = Conversation()
        for job in DemoServer.jobs.map(\.id) + [Job.hostileFailure] {
            for time in [Duration.zero, .seconds(3), .seconds(10), .seconds(30)] {
                let response = client.ask(job, at: time)
                let check =
                    response.status == 200
                    ? ContractChecker.violations(inAnswer:) : ContractChecker.violations(inError:)
                #expect(check(response.body.bytes) == [], "\(job) at \(time)")
                if let document = AnswerDocument(response.body.bytes) { #expect(document.batchJobId == job) }
            }
        }
        for page in client.pages(of: Job.manyPages) { #expect(ContractChecker.violations(inAnswer: page) == []) }
    }

    @Test("The catalogue's ids are distinct UUIDs with one line each, and all but the trial ids are known")
    func catalogue() {
        let all = DemoServer.jobs + DemoServer.troublesomeJobs
        #expect(Set(all.map(\.id)).count == all.count)
        #expect(DemoServer.jobs.count == 8)
        #expect(all.allSatisfy { !$0.title.isEmpty && $0.title.allSatisfy { $0.isASCII && !$0.isNewline } })
        let known = DemoServer.scripts(pageDelay: .zero)
        #expect(DemoServer.jobs.allSatisfy { known[$0.id]?.survey == $0.survey })
    }
}
