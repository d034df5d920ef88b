import CodingModel
import FoundationEssentials
import NIOHTTP1
import TerminalText

/// Explains failed tries in sentences: what is wrong, where, and what to do. Text from others is cut, and the key is
/// concealed in it, before it stands in one; text from a body stays out of the log's.
struct FailureExplainer: Sendable {
    let settings: ServiceSettings
    let job: JobIdentifier

    /// Explains an answer's status; nil for a success.
    ///
    /// - Parameters:
    ///   - page: The page that was asked for, from 1; later ones by a cursor.
    ///   - hasStartedOver: Reading has begun anew already because a cursor was refused.
    func failure(
        for answer: HTTPAnswer, localTime: Double, page: Int = 1, hasStartedOver: Bool = false
    ) -> RequestFailure? {
        if (200..<300).contains(answer.status) { return nil }
        let refusal = ServerRefusal(answer: answer)
        return failure(for: refusal, localTime: localTime, page: page, hasStartedOver: hasStartedOver)
    }

    private func failure(
        for refusal: ServerRefusal, localTime: Double, page: Int, hasStartedOver: Bool
    ) -> RequestFailure {
        if page > 1, [400, 404, 410].contains(refusal.status) {
            let trouble = refusedCursor(refusal, page: page, hasStartedOver: hasStartedOver)
            let failure = RequestFailure(trouble: trouble, recovery: hasStartedOver ? .final : .startOver)
            return paused(failure, by: refusal, localTime: localTime)
        }
        let failure = RequestFailure(
            trouble: trouble(for: refusal), recovery: Self.recovery(fromStatus: refusal.status))
        return paused(failure, by: refusal, localTime: localTime)
    }

    /// Explains why no whole answer came.
    func failure(for failure: TransportFailure) -> RequestFailure {
        let (kind, text): (ServiceTrouble.Kind, String) =
            switch failure {
            case .connectTimeout(let limit):
                (.timedOut, "\(server) can't be reached: no connection within \(Self.seconds(limit))")
            case .idleTimeout(let limit): (.timedOut, "\(server) fell silent: nothing came for \(Self.seconds(limit))")
            case .tooSlow(let rate):
                (.timedOut, "\(server) sends its answer about job \(jobName) too slowly: below \(rate) bytes a second")
            case .unreachable(let reason): (.unreachable, "\(server) can't be reached: \(reason.string)")
            case .interrupted(let reason):
                (.unreachable, "the answer of \(server) did not arrive completely: \(reason.string)")
            case .insecure(let reason): (.insecure, "no secure connection to \(server): \(reason.string)")
            case .tooLarge(let limit):
                (.tooLarge, "the answer of \(server) about job \(jobName) is larger than the limit of \(limit) bytes")
            case .unreadable(let reason):
                (.undecodable, "the answer of \(server) about job \(jobName) can't be read: \(concealed(reason, 300))")
            case .noKey(let reason): (.keyRefused, reason.string)
            case .cancelled: (.unreachable, "the request to \(server) was cancelled")
            }
        return RequestFailure(trouble: trouble(kind, text, log: text), recovery: Self.recovery(from: failure))
    }

    /// Explains a body that is not what the API promises. An error answer ends as one with the status of its code.
    func failure(
        for failure: DecodingFailure, in answer: HTTPAnswer, localTime: Double, page: Int = 1,
        hasStartedOver: Bool = false
    ) -> RequestFailure {
        if let words = failure.answer {
            let refusal = ServerRefusal(answer: answer, words: words)
            return self.failure(for: refusal, localTime: localTime, page: page, hasStartedOver: hasStartedOver)
        }
        let sentence = settings.concealed(failure.sentence.string, limit: 2000)
        let text =
            if failure.kind == .webPage {
                "\(server) answered with a web page where job \(jobName) was expected;"
                    + " check the server's address, and for a login page or a proxy on the way"
            } else {
                "the answer of \(server) about job \(jobName) can't be read: \(sentence.trimmingFullStop)"
            }
        let log = "the answer of \(server) can't be read: it \(failure.logSentence.string)"
        let explained = RequestFailure(
            trouble: trouble(.undecodable, text, log: log), recovery: Self.recovery(from: failure.kind))
        return paused(explained, by: ServerRefusal(answer: answer), localTime: localTime)
    }

    /// A page of another job than the first page's: merging it would mix two jobs.
    func foreignPage(_ number: Int, of other: JobIdentifier, in answer: HTTPAnswer, localTime: Double) -> RequestFailure
    {
        let text = "page \(number) of job \(jobName) from \(server) is about job \(quoted(other.raw)); it is left out"
        let log = "page \(number) from \(server) is about another job"
        let failure = RequestFailure(trouble: trouble(.undecodable, text, log: log), recovery: .pollOn)
        return paused(failure, by: ServerRefusal(answer: answer), localTime: localTime)
    }

    /// A page of a later coding than the first page's: together they would count what was never counted.
    func codedAnew(_ number: Int) -> RequestFailure {
        let text =
            "job \(jobName) was coded anew while its pages were read: page \(number) has another time of completion; "
            + "reading starts again from page 1"
        let log = "page \(number) from \(server) is of another coding"
        return RequestFailure(trouble: trouble(.undecodable, text, log: log), recovery: .startOver)
    }

    /// Explains why a job's id can't be asked for: it would lead to another path, however it is encoded. Nil for an id
    /// that can.
    func unaskable() -> ServiceTrouble? {
        guard job.raw == "." || job.raw == ".." else { return nil }
        let text = "the job id \(jobName) can't be asked for: in an address it means another place; check it for a slip"
        return trouble(.invalidRequest, text, log: text)
    }

    /// Paging that would never end.
    func cursorLoop(at cursor: RawText) -> ServiceTrouble {
        let outcome = "the pages after it can't be reached, and what is shown is incomplete"
        return trouble(
            .cursorLoop, "\(server) gave the cursor \(quoted(cursor)) of job \(jobName) twice; \(outcome)",
            log: "\(server) gave a cursor twice; \(outcome)")
    }

    /// More pages than are read.
    func tooManyPages() -> ServiceTrouble {
        let text =
            "\(server) has more than \(settings.pageLimit) pages of job \(jobName), the most that are read;"
            + " what is shown is incomplete. limits.pages in the configuration sets it"
        return trouble(.limitMet, text, log: text)
    }

    /// More bytes in all pages together than are read.
    func tooManyBytes() -> ServiceTrouble {
        let text =
            "the pages of job \(jobName) have more than \(settings.jobByteLimit / 1_000_000) MB together,"
            + " the most that is read; what is shown is incomplete. limits.megabytes in the configuration sets it"
        return trouble(.limitMet, text, log: text)
    }

    private static func recovery(from failure: TransportFailure) -> RequestFailure.Recovery {
        switch failure {
        // Asking again for what is too large would only download it again.
        case .tooLarge, .noKey: .final
        // The next answer is likely to be packed alike.
        case .unreadable: .pollOn
        case .connectTimeout, .idleTimeout, .tooSlow, .unreachable, .interrupted, .insecure, .cancelled: .retrySoon
        }
    }

    private static func recovery(fromStatus status: Int) -> RequestFailure.Recovery {
        switch status {
        // An error answer with the status of a success and a code that nobody knows.
        case 200..<300: .final
        case 400, 401, 403, 404: .final
        case 408, 425, 429, 500, 502, 503, 504: .retrySoon
        default: .pollOn
        }
    }

    private static func recovery(from kind: DecodingFailure.Kind) -> RequestFailure.Recovery {
        switch kind {
        // The body may have broken off.
        case .empty, .malformed, .webPage: .retrySoon
        // JSON that says something else than promised would say it again; a poll later may meet a mended server.
        case .tooDeep, .tooLong, .missing, .mismatch, .errorAnswer: .pollOn
        }
    }
}

// MARK: - Statuses

extension FailureExplainer {
    private func trouble(for refusal: ServerRefusal) -> ServiceTrouble {
        let status = refusal.status
        let (kind, text, remedy): (ServiceTrouble.Kind, String, String) =
            switch status {
            case 400: (.invalidRequest, "\(server) refuses the job id \(jobName)", "; check it for a slip")
            case 401, 403: (.keyRefused, "\(server) refuses the API key", "; check the key of this server")
            case 404: (.notFound, "\(server) knows no job \(jobName)", "; check the id and the server")
            case 408: (.timedOut, "\(server) waited too long for the request", "")
            case 429: (.rateLimited, "\(server) asks for fewer requests", "")
            case 300...303, 307, 308: (.redirected, "\(server) redirects", "")
            case 200..<300:
                (.unexpectedStatus(status), "\(server) answered with an error in place of job \(jobName)", "")
            case 500...: (.serverError(status), "\(server) failed to answer about job \(jobName)", "")
            default: (.unexpectedStatus(status), "\(server) answered unexpectedly about job \(jobName)", "")
            }
        let log = "\(text) (\(Self.name(of: status)))"
        if kind == .redirected { return trouble(kind, redirection(refusal.answer), log: log) }
        return trouble(kind, "\(text) (\(said(by: refusal)))\(remedy)", log: log)
    }

    private func refusedCursor(_ refusal: ServerRefusal, page: Int, hasStartedOver: Bool) -> ServiceTrouble {
        let start = "\(server) no longer takes the cursor of page \(page) of job \(jobName)"
        let end =
            hasStartedOver
            ? ", nor did it after a new start from page 1; what is shown is incomplete, and refresh starts once more"
            : "; reading starts again from page 1"
        return trouble(
            .cursorLoop, "\(start) (\(said(by: refusal)))\(end)",
            log: "\(start) (\(Self.name(of: refusal.status)))\(end)")
    }

    private func redirection(_ answer: HTTPAnswer) -> String {
        let target = answer.location.map { "to \(concealed($0, 200))" } ?? "elsewhere without saying where"
        return "\(server) redirects \(target) (\(answer.status)), which is refused because it would carry the key"
            + " along; if the server has moved, configure its new address"
    }

    /// The status with the server's own words, `404 NOT_FOUND: No batch of that id`, or else the standard's.
    private func said(by refusal: ServerRefusal) -> String {
        let status = refusal.answer.status
        guard let words = refusal.words?.words, !words.isEmpty else { return Self.name(of: status) }
        return "\(status) \(concealed(words, 300))"
    }

    /// Adds the pause that the answer asks for, and says so; nobody waits after a final failure.
    private func paused(_ failure: RequestFailure, by refusal: ServerRefusal, localTime: Double) -> RequestFailure {
        guard failure.recovery != .final, let pause = refusal.answer.retryAfter(localTime: localTime) else {
            return failure
        }
        let request = "; the server asks for a pause of \(Int(pause.rounded(.up))) s"
        let trouble = failure.trouble
        return RequestFailure(
            trouble: ServiceTrouble(
                kind: trouble.kind, sentence: RawText(trouble.sentence.string + request),
                logSentence: RawText(trouble.logSentence.string + request)),
            recovery: failure.recovery, retryAfter: pause, isServerWide: [429, 503].contains(refusal.status))
    }

    private static func name(of status: Int) -> String {
        "\(status) \(HTTPResponseStatus(statusCode: status).reasonPhrase)"
    }
}

// MARK: - Quoting

extension FailureExplainer {
    private var server: String { settings.origin.authority }

    private var jobName: String { "“\(job.raw.excerpt().string)”" }

    private func trouble(_ kind: ServiceTrouble.Kind, _ text: String, log: String) -> ServiceTrouble {
        ServiceTrouble(kind: kind, sentence: RawText(text), logSentence: RawText(log))
    }

    private func quoted(_ text: RawText) -> String { "“\(concealed(text, RawText.excerptLength))”" }

    private func concealed(_ text: RawText, _ limit: Int) -> String {
        RawText(settings.concealed(text.string, limit: limit)).excerpt(limit).string
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}

extension String {
    /// Without the full stop of a sentence that becomes part of another.
    fileprivate var trimmingFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
