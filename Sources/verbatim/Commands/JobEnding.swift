import CodingModel
import TerminalText

/// Turns the end of a job into an exit status and a sentence.
enum JobEnding {
    /// The exit status for a job's status; success for a job that is still in work.
    static func status(of report: JobReport) -> ExitStatus {
        switch report.status {
        case .partialFailure: .partialFailure
        case .totalFailure: .totalFailure
        case .completed, .queued, .processing, .unrecognised: .success
        }
    }

    /// The problem to end with after a job that failed, in the server's words; nil for any other job.
    static func problem(_ report: JobReport, of job: JobIdentifier) -> Problem? {
        let status = status(of: report)
        guard status != .success else { return nil }
        let reason = report.failure.map { ": \($0.code.excerpt().string): \($0.message.excerpt(300).string)" } ?? ""
        return Problem(
            "job \(job.raw.excerpt().string) ended with \(report.status.apiValue.string)\(reason)", status: status)
    }

    /// The exit status for an error answer of the server.
    static func status(of answer: ErrorAnswer) -> ExitStatus {
        switch answer.status {
        case 401, 403: .key
        case 404: .notFound
        default: .failure
        }
    }

    /// The problem to end with after trouble that does not pass by itself.
    static func problem(_ trouble: ServiceTrouble) -> Problem {
        let status: ExitStatus =
            switch trouble.kind {
            case .keyRefused: .key
            case .notFound: .notFound
            default: .failure
            }
        return Problem(trouble.sentence.string, status: status)
    }

    /// The exit status for several jobs, which is the most severe of theirs. The most severe first: another error, a refused
    /// key, a job that is not there, a total failure, a partial failure, success.
    static func mostSevere(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let order: [ExitStatus] = [.failure, .key, .notFound, .totalFailure, .partialFailure]
        let found = Set(statuses)
        return order.first(where: found.contains) ?? .success
    }
}
