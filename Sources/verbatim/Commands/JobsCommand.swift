import ArgumentParser
import CodingModel
import CodingService
import Exports
import JobStore
import TerminalText

/// `verbatim jobs`
struct JobsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "List the tracked jobs, as they stood when they were asked about last.",
        discussion: "Needs no key and asks no server. Without --server the jobs of all servers are listed.")

    @OptionGroup var json: JSONOption
    @OptionGroup var server: ServerOptions
    @OptionGroup var log: LogOptions

    func run() throws {
        let surroundings = Surroundings()
        // A configuration that is wrong is told also where nothing of it is needed.
        let configuration = try server.configuration(in: surroundings)
        let chosen = try server.server.map { name throws(Problem) in
            try ServerChoice(given: name, configuration: configuration)
        }
        let store = try StoreAccess.file(in: surroundings)
        let jobs: [StoredJob]
        do {
            jobs = try store.jobs(of: chosen.map { "\($0.origin)" })
        } catch {
            throw Problem(error)
        }
        let output = DescriptorWriter.standardOutput
        if json.isWanted {
            try output.write(StatusDocument.json(jobs.map { StatusDocument($0) }) + [UInt8(ascii: "\n")])
        } else if jobs.isEmpty {
            StandardStreams.complain("no jobs are tracked; add some with: verbatim add JOB")
        } else {
            let now = SystemClock().secondsSince1970
            try output.write(table(jobs, ages: jobs.map { age(of: $0, in: store, at: now) }).lines)
        }
    }

    private func table(_ jobs: [StoredJob], ages: [DisplayText]) -> Table {
        let hasSeveralServers = Set(jobs.map(\.key.server)).count > 1
        var rows: [[DisplayText]] = [["JOB", "SURVEY", "STATUS", "PAGES", "SINCE"]]
        for (job, age) in zip(jobs, ages) {
            let status = StatusDocument(job)
            rows.append([
                DisplayText(job.key.job.raw), StatusText.survey(status), StatusText.word(status),
                StatusText.pages(status), age,
            ])
        }
        if hasSeveralServers {
            for (index, server) in (["SERVER"] + jobs.map { DisplayText(RawText($0.key.server)) }).enumerated() {
                rows[index].append(server)
            }
        }
        return Table(rows: rows)
    }

    /// How long the job has had its status.
    private func age(of job: StoredJob, in store: JobStore, at now: Double) -> DisplayText {
        guard let change = (try? store.history(of: job.key))?.last else { return "-" }
        return Age.text(seconds: now - change.secondsSince1970)
    }
}

/// Says how long ago something was, in its largest unit.
enum Age {
    static func text(seconds: Double) -> DisplayText {
        switch seconds {
        case ..<60: "just now"
        case ..<3600: "\(Int(seconds / 60)) min"
        case ..<172_800: "\(Int(seconds / 3600)) h"
        default: "\(Int(min(seconds, 1e12) / 86_400)) days"
        }
    }
}

extension StatusDocument {
    /// The status of a job by the server's latest report, or else as the store has it.
    init(_ key: JobKey, report: JobReport?, stored: StoredJob?) {
        self.init(
            server: RawText(key.server), job: key.job, report: report ?? stored?.report,
            isComplete: stored?.completePass != nil, pagesFetched: stored?.bestPass?.pages ?? 0)
    }

    /// The status of a job as the store has it.
    init(_ stored: StoredJob) {
        self.init(stored.key, report: nil, stored: stored)
    }
}
