import CodingModel
import FoundationEssentials
import NIOHTTP1
import TerminalText

/// Turns failed tries into sentences: what is wrong, where, and what to do. Nothing leaves here with the key in it.
struct TroubleReading: Sendable {
    let settings: ServiceSettings
    let job: JobIdentifier

    /// What an answer's status means; nil for a success.
    func setback(for answer: HTTPAnswer, localTime: Double) -> Setback? {
        if (200..<300).contains(answer.status) { return nil }
        var setback = Setback(trouble: trouble(for: answer), course: Self.course(ofStatus: answer.status))
        if setback.course != .final {
            setback.retryAfter = answer.retryAfter(localTime: localTime)
        }
        return setback
    }

    /// What a request without a whole answer means.
    func setback(for failure: TransportFailure) -> Setback {
        let (kind, text): (ServiceTrouble.Kind, String) =
            switch failure {
            case .connectTimeout(let limit):
                (.timedOut, "\(server) can't be reached: no connection within \(Self.seconds(limit))")
            case .idleTimeout(let limit): (.timedOut, "\(server) fell silent: nothing came for \(Self.seconds(limit))")
            case .unreachable(let reason): (.unreachable, "\(server) can't be reached: \(reason.string)")
            case .interrupted(let reason):
                (.unreachable, "the answer of \(server) did not arrive whole: \(reason.string)")
            case .insecure(let reason): (.insecure, "no secure connection to \(server): \(reason.string)")
            case .tooLarge(let limit):
                (.tooLarge, "the answer of \(server) about job \(jobName) is larger than the limit of \(limit) bytes")
            case .cancelled: (.unreachable, "the request to \(server) was cancelled")
            }
        let isTooLarge = if case .tooLarge = failure { true } else { false }
        // Asking again for what is too large would only download it again.
        return Setback(trouble: trouble(kind, text), course: isTooLarge ? .final : .retrySoon)
    }

    /// What a body that is not the API's means.
    func setback(for failure: DecodingFailure, body: [UInt8]) -> Setback {
        let isMarkup = body.first { $0 != 0x20 && !(0x09...0x0D).contains($0) } == UInt8(ascii: "<")
        let text =
            if isMarkup {
                "\(server) answered with a web page where job \(jobName) was expected;"
                    + " check the server's address, and for a login page or a proxy on the way"
            } else {
                "the answer of \(server) about job \(jobName) can't be read: \(failure.sentence.string)"
            }
        // JSON that says something else than promised would say it again; a poll later may meet a mended server.
        let mayBeBrokenOff = failure.kind == .malformed || failure.kind == .empty
        return Setback(trouble: trouble(.undecodable, text), course: mayBeBrokenOff ? .retrySoon : .pollOn)
    }

    /// Paging that would never end.
    func cursorLoop(at cursor: RawText) -> ServiceTrouble {
        trouble(
            .cursorLoop,
            "\(server) gave the cursor \(Self.excerpt(cursor.string, 80)) of job \(jobName) twice;"
                + " the pages after it can't be reached, and what is shown is incomplete")
    }

    private static func course(ofStatus status: Int) -> Setback.Course {
        switch status {
        case 400, 401, 403, 404: .final
        case 408, 425, 429, 500, 502, 503, 504: .retrySoon
        default: .pollOn
        }
    }

    private func trouble(for answer: HTTPAnswer) -> ServiceTrouble {
        let status = answer.status
        let said = said(by: answer)
        return switch status {
        case 400: trouble(.invalidRequest, "\(server) refuses the job id \(jobName) (\(said)); check it for a slip")
        case 401, 403: trouble(.keyRefused, "\(server) refuses the API key (\(said)); check the key of this server")
        case 404: trouble(.notFound, "\(server) knows no job \(jobName) (\(said)); check the id and the server")
        case 408: trouble(.timedOut, "\(server) waited too long for the request (\(said))")
        case 429: trouble(.rateLimited, "\(server) asks for fewer requests (\(said))")
        case 300...303, 307, 308: trouble(.redirected, redirection(answer))
        case 500...: trouble(.serverError(status), "\(server) failed to answer about job \(jobName) (\(said))")
        default: trouble(.unexpectedStatus(status), "\(server) answered unexpectedly about job \(jobName) (\(said))")
        }
    }

    private func redirection(_ answer: HTTPAnswer) -> String {
        let target = answer.location.map { "to \(Self.excerpt($0.string, 200))" } ?? "elsewhere without saying where"
        return "\(server) redirects \(target) (\(answer.status)), which is refused because it would carry the key"
            + " along; if the server has moved, configure its new address"
    }

    /// The status with the server's own words, `404 NOT_FOUND: Batch job not found`, or else the standard's.
    private func said(by answer: HTTPAnswer) -> String {
        let body = try? JSONDecoder().decode(ErrorBody.self, from: Data(answer.body))
        let words = [body?.code, body?.message].compactMap(\.self).filter { !$0.isEmpty }
        if words.isEmpty { return "\(answer.status) \(HTTPResponseStatus(statusCode: answer.status).reasonPhrase)" }
        // The key is hidden before the cut, which could leave a part of it.
        let concealed = settings.key.concealed(in: words.joined(separator: ": "))
        return "\(answer.status) \(Self.excerpt(concealed, 300))"
    }

    private var server: String { settings.origin.authority }

    private var jobName: String { "“\(Self.excerpt(job.raw.string, 80))”" }

    private func trouble(_ kind: ServiceTrouble.Kind, _ text: String) -> ServiceTrouble {
        ServiceTrouble(kind: kind, sentence: RawText(settings.key.concealed(in: text)))
    }

    private static func excerpt(_ text: String, _ limit: Int) -> String {
        // By scalar: a "character" may hold any number of combining marks.
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end != scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + "…"
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}

/// The API's `Error` schema, as far as it is shown.
private struct ErrorBody: Decodable {
    let code: String?
    let message: String?
}

extension HTTPAnswer {
    /// The seconds that the answer's `Retry-After` asks for; nil without a readable one.
    func retryAfter(localTime: Double) -> Double? {
        guard let retryAfter else { return nil }
        return RetryAfter.seconds(retryAfter.string, serverDate: date?.string, localTime: localTime)
    }
}
