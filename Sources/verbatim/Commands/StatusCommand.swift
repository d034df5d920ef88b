import ArgumentParser
import CodingModel
import CodingService
import Exports
import TerminalText

/// `verbatim status JOB`
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Ask once how a job stands.",
        discussion: "A job that is still in work ends with status 0: that it was asked about is what counts.")

    @Argument(help: ArgumentHelp("The job's id.", valueName: "job"))
    var job: String

    @OptionGroup var json: JSONOption
    @OptionGroup var asking: AskingOptions

    func run() throws {
        guard let job = try JobArguments.identifiers([job]).first else { return }
        let context = try AskingContext(asking)
        let session = try HeadlessSession(context.service(), store: context.store, programLog: context.programLog)
        defer { session.end() }
        session.begin([job], WatchOrder(.status, givesUp: true))
        let report = try answer(session, context.narrator)
        try print(context.status(of: job, report: report))
        if let sentence = context.olderResults(of: job, than: report) { context.narrator.complain(sentence) }
        if let problem = JobEnding.problem(report, of: job) { throw problem }
    }

    private func answer(_ session: HeadlessSession, _ narrator: Narrator) throws(Problem) -> JobReport {
        var telling = TroubleTelling()
        while let update = session.next() {
            switch update.change {
            case .answered(let report): return report
            case .trouble(let trouble, retryAt: nil): throw JobEnding.problem(trouble)
            case .asking, .fetching, .results, .waiting, .trouble, .settled:
                if let sentence = telling.sentence(for: update) { narrator.complain(sentence) }
            }
        }
        throw Problem("the server gave no answer")
    }

    private func print(_ status: StatusDocument) throws(Problem) {
        let output = DescriptorWriter.standardOutput
        if json.isWanted { return try output.write(status.json + [UInt8(ascii: "\n")]) }
        try output.write(Table(rows: StatusText.facts(status)).lines)
    }
}

/// A job's status in words for people.
enum StatusText {
    static func facts(_ status: StatusDocument) -> [[DisplayText]] {
        var rows: [[DisplayText]] = [
            ["job", DisplayText(status.job.raw)],
            ["server", DisplayText(status.server)],
            ["survey", survey(status)],
            ["status", word(status)],
            ["pages", pages(status)],
        ]
        if let completedAt = status.report?.completedAt { rows.append(["completed", DisplayText(completedAt.raw)]) }
        if let failure = status.report?.failure { rows.append(["error", "\(failure.code): \(failure.message)"]) }
        return rows
    }

    static func survey(_ status: StatusDocument) -> DisplayText {
        status.report.map { DisplayText($0.survey.excerpt()) } ?? "-"
    }

    /// The status in the server's word. Where it told none, the store does not know why: the job may never have been asked
    /// about, or the server refused its id.
    static func word(_ status: StatusDocument) -> DisplayText {
        status.report.map { DisplayText($0.status.apiValue) } ?? "no status"
    }

    /// `3` when all are here, `3 so far` while there are more, `-` before the first.
    static func pages(_ status: StatusDocument) -> DisplayText {
        if status.pagesFetched == 0 { return "-" }
        return status.isComplete ? "\(status.pagesFetched)" : "\(status.pagesFetched) so far"
    }
}
