import Analysis
import Canvas
import CodingModel
import TerminalText

@testable import Browser

/// Every screen there is, reached by keys and events.
enum Scene: String, CaseIterable {
    case noJobs, conditions, treeFolded, treeUnfolded, treeOfMentions, soFar, incomplete, answers, detail, link
    case otherQuestion, languages, languagesAnswer, injection, injectionAnswer, long, deep, emptyAnswer, noAnswers
    case help, helpEnd, palette, paletteTyped, paletteNothing, prompt, facts, factsWarnings, maximised, notice
    case completedNotice, offline
    case search, searchKept, searchDetail, searchNothing, searchCodes, expression, expressionWrong
    case marked, filterPrompt, filterWrong, filtered, filters, filtersNone
    case export, exportExists
    case reviewed, blind, blindJudged, blindEnd, precision, precisionNone
    case markedAnswers
    case note, noteFiltered, companions, matrix, matrixLeaves, duplicates, respondent

    func screen(_ size: Size, showsCursor: Bool = false) throws -> TestScreen {
        var screen = TestScreen(size, showsCursor: showsCursor)
        try build(&screen)
        return screen
    }

    private func build(_ screen: inout TestScreen) throws {
        switch self {
        case .noJobs: break
        case .conditions, .prompt, .offline: try buildJobs(&screen)
        case .languages, .languagesAnswer, .injection, .injectionAnswer, .long, .deep, .emptyAnswer:
            try buildTexts(&screen)
        case .search, .searchKept, .searchDetail, .searchNothing, .searchCodes, .expression, .expressionWrong:
            try buildSearch(&screen)
        case .marked, .filterPrompt, .filterWrong, .filtered, .filters, .filtersNone: try buildFilter(&screen)
        case .export, .exportExists:
            screen.send(.openSaved(try Sample.csat()))
            screen.press(.character("3"), .character("E"))
            guard self == .exportExists else { return }
            screen.press(.enter)
            for case .export(let request) in screen.effects { screen.send(.exported(request.token, .exists)) }
        case .reviewed, .markedAnswers, .blind, .blindJudged, .blindEnd, .precision, .precisionNone:
            try buildReview(&screen)
        case .note, .noteFiltered, .companions, .matrix, .matrixLeaves, .duplicates, .respondent:
            try buildSheet(&screen)
        case .help, .helpEnd, .palette, .paletteTyped, .paletteNothing, .facts, .factsWarnings:
            try buildOverlay(&screen)
        case .soFar, .incomplete, .completedNotice: try buildProgress(&screen)
        default: try buildTree(&screen)
        }
    }

    private func buildTree(_ screen: inout TestScreen) throws {
        screen.send(.openSaved(try Sample.csat()))
        switch self {
        case .treeUnfolded: screen.press(.character("e"), .character("j"))
        case .treeOfMentions: screen.press(.character("e"), .character("s"), .character("b"))
        case .answers: screen.press(.down, .enter, .down, .down)
        case .detail: screen.press(.enter, .character("J"), .character("J"), .character("J"), .character("J"), .enter)
        case .link:
            screen.press(.down, .down, .enter, .down, .down, .down, .down, .enter, .pageDown, .down, .down)
        case .otherQuestion: screen.press(.character("]"))
        case .noAnswers: screen.press(.down, .right, .down, .down, .down, .enter)
        case .maximised: screen.press(.character("e"), .character("+"))
        case .notice: screen.press(.character("G"), .character(" "))
        default: break
        }
    }

    private func buildJobs(_ screen: inout TestScreen) throws {
        for (index, condition) in SampleCondition.allCases.enumerated() {
            try condition.add(to: &screen, "job-\(index + 1)", survey: "Wave \(index + 1)")
        }
        if self == .offline { screen.press(.character("G"), .up, .up, .enter) }
        if self == .prompt {
            screen.press(.character("a"))
            screen.type("123e4567-e89b-12d3")
            screen.press(.left, .left)
        }
    }

    private func buildTexts(_ screen: inout TestScreen) throws {
        switch self {
        case .languages, .languagesAnswer: screen.send(.openSaved(try Sample.languages()))
        case .injection, .injectionAnswer: screen.send(.openSaved(try Sample.injection()))
        default: screen.send(.openSaved(try Sample.long()))
        }
        switch self {
        case .languagesAnswer: screen.press(.character("e"), .enter, .character("J"), .character("J"), .enter)
        case .injectionAnswer: screen.press(.enter, .down, .enter)
        case .deep: screen.press(.character("e"), .character("G"))
        case .emptyAnswer: screen.press(.enter, .down, .enter)
        default: break
        }
    }

    private func buildSearch(_ screen: inout TestScreen) throws {
        screen.send(.openSaved(try Sample.csat()))
        screen.press(.enter)
        switch self {
        case .search: screen.search("nobod")
        case .searchKept:
            screen.search("nobod")
            screen.press(.enter, .character("n"))
        case .searchDetail:
            screen.search("a")
            screen.press(.enter, .character("n"), .enter)
        case .searchCodes:
            screen.search("de")
            screen.press(.enter, .character("2"), .character("n"))
        case .expression:
            screen.press(.character("/"), .control("r"))
            screen.type("late|slow|never")
            screen.runSearches()
        case .expressionWrong:
            screen.press(.character("/"), .control("r"))
            screen.type("(late")
            screen.runSearches()
        default:
            screen.search("zeppelin")
            screen.press(.enter)
        }
    }

    private func buildFilter(_ screen: inout TestScreen) throws {
        screen.send(.openSaved(try Sample.csat()))
        screen.press(.character("2"), .character("e"), .down, .character("x"), .down, .character("x"))
        switch self {
        case .filterPrompt: screen.press(.character("f"))
        case .filterWrong:
            screen.press(.character("f"))
            screen.type(" and lenght < 20")
            screen.press(.enter)
        case .filtered: screen.filter("short: length < 40 and not followups")
        case .filters:
            screen.filter("short: length < 40")
            screen.filter("told more: followups or codes >= 2")
            screen.press(.character("F"), .down)
        case .filtersNone: screen.press(.character("F"))
        default: break
        }
        screen.runSearches()
    }

    private func buildReview(_ screen: inout TestScreen) throws {
        screen.send(.openSaved(try Sample.csat()))
        switch self {
        case .precisionNone: screen.press(.character("P"))
        case .reviewed, .markedAnswers:
            screen.press(.character("3"), .character("t"), .down, .character("w"), .character("m"), .down)
            screen.press(.character("u"), .character("M"))
            screen.type("Which website? Ask.")
            screen.press(.enter)
            guard self == .markedAnswers else { return }
            screen.press(.character("]"), .character("w"), .character("U"))
            screen.runSearches()
            screen.press(.down)
        default:
            screen.press(.character("V"), .control("u"))
            screen.type("8 3")
            screen.press(.enter)
            screen.runSearches()
            if self == .blindJudged { screen.press(.character("t")) }
            guard self == .blindEnd || self == .precision else { return }
            for number in 0..<10 { screen.press(.character(number % 4 == 1 ? "w" : number == 6 ? "u" : "t"), .enter) }
            if self == .precision { screen.press(.escape, .character("P")) }
        }
    }

    private func buildSheet(_ screen: inout TestScreen) throws {
        screen.send(.openSaved(try Sample.csat()))
        screen.press(.character("2"))
        switch self {
        case .note: screen.press(.character("="))
        case .noteFiltered:
            screen.filter("not followups")
            screen.press(.character("="))
        case .companions: screen.press(.character("o"), .down)
        case .matrix: screen.press(.character("O"))
        case .matrixLeaves: screen.press(.character("O"), .character(" "))
        case .duplicates: screen.press(.character("d"))
        default: screen.press(.enter, .character("r"))
        }
        screen.runSearches()
        if self == .matrix || self == .matrixLeaves { screen.press(.down, .right, .right) }
    }

    private func buildOverlay(_ screen: inout TestScreen) throws {
        screen.send(.openSaved(try self == .factsWarnings ? Sample.warned() : Sample.csat()))
        switch self {
        case .help: screen.press(.character("?"))
        case .helpEnd: screen.press(.character("?"), .character("G"))
        case .palette: screen.press(.character(":"), .down, .down)
        case .paletteTyped:
            screen.press(.character(":"))
            screen.type("re")
        case .paletteNothing:
            screen.press(.character(":"))
            screen.type("zzz")
        default: screen.press(.character("i"))
        }
    }

    private func buildProgress(_ screen: inout TestScreen) throws {
        let job = try Sample.identifier("123e4567-e89b")
        let update = { JobUpdate(job: job, change: $0) }
        screen.send(.addJobs([job]))
        screen.send(.job(update(.answered(try Sample.report("123e4567-e89b", survey: "CSAT-2024-Q1", .processing)))))
        switch self {
        case .soFar:
            screen.send(.job(update(.answered(try Sample.report("123e4567-e89b", survey: "CSAT-2024-Q1", .completed)))))
            screen.send(.job(update(.results(try Sample.csat(isComplete: false)))), .job(update(.fetching(page: 3))))
            screen.press(.character("2"), .character("e"))
        case .incomplete:
            let failed = try Sample.job(
                "123e4567-e89b", survey: "CSAT-2024-Q1", status: "partial_failure",
                results: #""code": "OUT_OF_TIME", "message": "Two of nine batches were lost.","#, [Sample.likes])
            screen.send(.job(update(.answered(failed.report))), .job(update(.results(failed))), .job(update(.settled)))
            screen.press(.character("2"))
        default:
            screen.send(.job(update(.answered(try Sample.report("123e4567-e89b", survey: "CSAT-2024-Q1", .completed)))))
        }
    }
}

extension Sample {
    /// A label and a question text that differ on the second page.
    static func warned() throws -> CodedJob {
        var again = likes
        again.question = "What else?"
        again.responseCodes[3].label = "Web shop"
        return try job("123e4567-e89b", survey: "CSAT-2024-Q1", [likes, why], [again])
    }
}

/// A way for a job to stand, reached by what the service tells.
enum SampleCondition: String, CaseIterable {
    case neverAsked, asking, queued, processing, fetching, completed, partialFailure, totalFailure, unrecognised
    case notFound, keyRefused, invalidRequest, offline, serverTrouble, undecodable, stopped

    func add(to screen: inout TestScreen, _ name: String, survey: String) throws {
        let job = try Sample.identifier(name)
        screen.send(.addJobs([job]))
        for change in try changes(name, survey: survey) { screen.send(.job(JobUpdate(job: job, change: change))) }
    }

    private func changes(_ job: String, survey: String) throws -> [JobUpdate.Change] {
        func answered(_ status: JobStatus, _ failure: JobFailure? = nil) throws -> JobUpdate.Change {
            .answered(try Sample.report(job, survey: survey, status, failure: failure))
        }
        func trouble(_ kind: ServiceTrouble.Kind, _ sentence: RawText, retry: Int64? = nil) -> JobUpdate.Change {
            .trouble(
                ServiceTrouble(kind: kind, sentence: sentence), retryAt: retry.map { Moment(milliseconds: $0 * 1000) })
        }
        return switch self {
        case .neverAsked: []
        case .asking: [.asking]
        case .queued: [try answered(.queued), .waiting(until: Moment(milliseconds: 2000), .schedule)]
        case .processing: [try answered(.processing), .waiting(until: Moment(milliseconds: 30_000), .retryAfter)]
        case .fetching: [try answered(.completed), .fetching(page: 3)]
        case .completed: [try answered(.completed), .settled]
        case .partialFailure:
            [
                try answered(.partialFailure, JobFailure(code: "OUT_OF_TIME", message: "Two batches were lost.")),
                .settled,
            ]
        case .totalFailure:
            [
                try answered(
                    .totalFailure, JobFailure(code: "PROCESSING_ERROR", message: "The coding model gave up")),
                .settled,
            ]
        case .unrecognised: [try answered(.unrecognised("paused_by_owner"))]
        case .notFound:
            [trouble(.notFound, "The server knows no job of this id (404); check the id and the server, then refresh.")]
        case .keyRefused:
            [trouble(.keyRefused, "The server refused the API key (403); check AFTERCARE_API_KEY, then refresh.")]
        case .invalidRequest: [trouble(.invalidRequest, "The server does not take this id (400): INVALID_REQUEST.")]
        case .offline: [trouble(.unreachable, "No connection to surveys.getaftercare.com was made.", retry: 12)]
        case .serverTrouble: [trouble(.serverError(503), "The server is being mended (503).", retry: 8)]
        case .undecodable:
            [trouble(.undecodable, "$.results.questionCodes[0].responseCodes[2].id: a number is missing.", retry: 5)]
        case .stopped: [trouble(.redirected, "The server points to another address; redirects are refused.")]
        }
    }
}
