import CodingModel
import Logging
import TerminalText

/// What the program writes down about itself. It takes nothing but sanitised text, and it is never told an answer
/// or a key.
struct Journal: Sendable {
    private let logger: Logger?

    /// Writes to the log file; where that can't be, nothing is written: the log never stands in the way.
    /// - Parameters:
    ///   - level: What the user wants to be told; nil when nothing was said about it: then troubles are.
    ///   - complain: Told when there can be no log though the user asked for one.
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

    /// What is not to be written down is not put together either: some of it comes with every page.
    func write(_ level: Logger.Level, _ text: @autoclosure () -> DisplayText) {
        if let logger, logger.logLevel <= level { logger.log(level: level, "\(text().string)") }
    }

    /// Notes what the service tells of a job: troubles by default, each status change with `--log-level info`, each
    /// request with `debug`.
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
