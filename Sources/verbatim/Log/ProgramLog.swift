import CodingModel
import Logging
import TerminalText

/// The program's log. It takes nothing but sanitised text, and no answer and no key is ever written to it.
struct ProgramLog: Sendable {
    private let logger: Logger?

    /// Opens the log file. Where it can't be opened, nothing is logged: the log never stops the program.
    /// - Parameters:
    ///   - level: The lowest level that is written; nil when the user named none: then `notice`.
    ///   - complain: Receives a sentence when the user asked for a log and there can be none.
    init(
        level: Logger.Level?, surroundings: Surroundings, complain: (String) -> Void = StandardStreams.complain
    ) {
        guard let path = surroundings.logFile else {
            logger = nil
            if level != nil { complain("there is no log: neither HOME nor XDG_STATE_HOME says where to keep it") }
            return
        }
        do {
            let file = try RotatingFile(path: path)
            logger = Logger(label: "verbatim") { _ in FileLogHandler(file: file, level: level ?? .notice) }
        } catch {
            logger = nil
            if level != nil { complain("there is no log: \(path) \(error.reason)") }
        }
    }

    /// Writes a line. Its text is composed only when its level is written, since some lines come with every page.
    func write(_ level: Logger.Level, _ text: @autoclosure () -> DisplayText) {
        if let logger, logger.logLevel <= level { logger.log(level: level, "\(text().string)") }
    }

    /// The ways in which lines name a job, each with where the id stands in it.
    static func names(of job: JobIdentifier) -> [(text: [UInt8], id: Range<Int>)] {
        let id = Array(DisplayText(job.raw.excerpt()).string.utf8)
        return [("job ", ":"), ("“", "”")].map { before, after in
            let start = before.utf8.count
            return (Array(before.utf8) + id + Array(after.utf8), start..<start + id.count)
        }
    }

    /// Logs an update of a job: trouble as `notice`, which is the default; a status as `info`; a request as `debug`.
    func note(_ update: JobUpdate) {
        var job: DisplayText { DisplayText(update.job.raw.excerpt()) }
        switch update.change {
        case .asking: write(.debug, "job \(job): asking")
        case .answered(let report): write(.info, "job \(job): \(report.status.apiValue)")
        case .fetching(let page): write(.debug, "job \(job): page \(page)")
        case .results(let results): write(.debug, "job \(job): \(results.pagesMerged) pages merged")
        case .waiting: write(.debug, "job \(job): waiting")
        case .trouble(let trouble, _): write(.notice, "job \(job): \(trouble.logSentence)")
        case .settled: write(.info, "job \(job): settled")
        }
    }
}
