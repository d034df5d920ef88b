/// A sample job: its id, its survey and a title.
package struct SampleJob: Hashable, Sendable {
    /// The batch job id to ask for.
    package let id: String
    /// The survey identifier that the job answers with; empty for ids that no job has. One of them is hostile: it
    /// must be sanitised like any text from outside.
    package let survey: String
    /// One line of English on the job's contents; safe to print.
    package let title: String
}

extension DemoServer {
    /// The jobs that the server knows, in the order in which to show them.
    package static let jobs: [SampleJob] = catalogue.map(\.job)

    /// Ids for trying out errors: one that is not well formed, one that no job has, and a job that failed with a
    /// hostile message.
    package static let troublesomeJobs: [SampleJob] = [
        SampleJob(id: "not-a-job-id", survey: "", title: "An id that is not a UUID: invalid request (400)"),
        SampleJob(id: "d0000000-0000-4000-8000-000000000404", survey: "", title: "An id no job has: not found (404)"),
        hostileFailure.job,
    ]

    /// The behaviour of each job, by its id.
    static func scripts(pageDelay: Duration) -> [String: JobScript] {
        var scripts = Dictionary(uniqueKeysWithValues: (catalogue + [hostileFailure]).map { ($0.job.id, $0.script) })
        scripts[manyPages]?.pageDelay = pageDelay
        return scripts
    }

    private typealias Entry = (job: SampleJob, script: JobScript)

    private static func entry(_ id: String, _ title: String, _ script: JobScript) -> Entry {
        (SampleJob(id: id, survey: script.survey, title: title), script)
    }

    private static let manyPages = "7c9e2b40-51f3-4d08-a6b7-3e90c1d25f84"

    private static let catalogue: [Entry] = [
        entry(
            "3f8a1c52-9d47-4e0b-8b36-5a7c20e91d14",
            "Finished: what 412 passengers said about their night train, three questions, three levels of codes",
            JobScript(
                survey: "NIGHT-TRAIN-2025-SPRING", outcome: .completed { SampleStudies.nightTrainSpring },
                completedAt: "2025-06-02T08:15:30Z")),
        entry(
            "b61d04e7-2c95-4f3a-9e18-c07f5a83d2b6",
            "Under way: queued, processing, completed within 20 seconds of the first request",
            JobScript(
                survey: "CITY-LIBRARIES-2025", queuedFor: .seconds(5), processingFor: .seconds(15),
                outcome: .completed { SampleStudies.libraries }, completedAt: "2025-09-18T14:02:00.250+02:00")),
        entry(
            manyPages, "Finished, and delivered in 24 pages, one of them empty",
            JobScript(
                survey: "NIGHT-TRAIN-2025-AUTUMN", outcome: .completed { SampleStudies.nightTrainAutumn },
                completedAt: "2025-11-24T21:40:05Z")),
        entry(
            "e2570a9f-86b1-4c6d-b3d4-19f8e6c47a03", "Failed in part: a code and a message instead of results",
            JobScript(
                survey: "CITY-BIKES-PULSE-14", processingFor: .seconds(4),
                outcome: .failed(
                    .partialFailure,
                    ErrorDetails(
                        code: "PARTIAL_CODING",
                        message: "31 of 204 responses could not be coded; the codeframe of Q2 was not built")))),
        entry(
            "94c3f7d8-0e6a-4b52-8d71-f2a6503b9ce1", "Failed altogether",
            JobScript(
                survey: "MUSEUM-SHOP-EXIT-2025",
                outcome: .failed(
                    .totalFailure,
                    ErrorDetails(
                        code: "NO_RESPONSES", message: "The batch held no answer with text, so there is nothing to code"
                    )))),
        entry(
            "1ab5e83c-f470-49d6-a2c9-6d0e87f4b251",
            "Unwell: answers 500 twice and 504 twice before it gives its results",
            JobScript(
                survey: "CITY-LIBRARIES-PILOT",
                troubles: [.internalError, .internalError, .gatewayTimeout, .gatewayTimeout],
                outcome: .completed { SampleStudies.librariesPilot }, completedAt: "2025-03-11T11:11:11+00:00")),
        entry(
            "c8d96f15-b3e2-4a7c-9f40-08e5d1a6b739",
            "Hostile: labels and answers that try to take over the terminal",
            JobScript(survey: HostileTexts.survey, outcome: .completed { SampleStudies.hostile })),
        entry(
            "5d0b72ea-648f-4139-87ce-b4f3a91c06d5", "Queued, and stays queued",
            JobScript(survey: "NEIGHBOURHOOD-NOISE-2026", queuedFor: nil, outcome: .completed { [] })),
    ]

    private static let hostileFailure: Entry = entry(
        "f7e1a6b0-3d5c-4c28-95e4-a80b6d29c17f", "Failed with a message that tries to take over the terminal",
        JobScript(
            survey: HostileTexts.survey,
            outcome: .failed(
                .totalFailure,
                ErrorDetails(code: HostileTexts.failureCode, message: HostileTexts.failureMessage))))
}
