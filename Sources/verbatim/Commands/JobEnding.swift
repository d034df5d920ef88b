import CodingModel
import TerminalText

/// What a job's end means for a script.
enum JobEnding {
    /// What a finished job ends the program with; success for one in work.
    static func status(of report: JobReport) -> ExitStatus {
        switch report.status {
        case .partialFailure: .partialFailure
        case .totalFailure: .totalFailure
        case .completed, .queued, .processing, .unrecognised: .success
        }
    }

    /// Why a finished job is no success, in the server's words; nil when it is one.
    static func problem(_ report: JobReport, of job: JobIdentifier) -> Problem? {
        let status = status(of: report)
        guard status != .success else { return nil }
        let reason = report.failure.map { ": \($0.code.excerpt().string): \($0.message.excerpt(300).string)" } ?? ""
        return Problem(
            "job \(job.raw.excerpt().string) ended with \(report.status.apiValue.string)\(reason)", status: status)
    }

    /// Trouble that only the user can mend.
    static func problem(_ trouble: ServiceTrouble) -> Problem {
        let status: ExitStatus =
            switch trouble.kind {
            case .keyRefused: .key
            case .notFound: .notFound
            default: .failure
            }
        return Problem(trouble.sentence.string, status: status)
    }

    /// Of several jobs the worst counts: an error before a refused key, that before a job that is not there, that
    /// before a total failure, and that before a partial one.
    static func worst(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let order: [ExitStatus] = [.failure, .key, .notFound, .totalFailure, .partialFailure]
        let found = Set(statuses)
        return order.first(where: found.contains) ?? .success
    }
}
