import ArgumentParser
import CodingModel
import CodingService
import Exports
import FoundationEssentials
import TerminalText

/// `verbatim watch JOB... [--timeout 30m]`
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Wait until jobs are finished, and print each change.",
        discussion: """
            A line has the time, the job, its survey and its status, between tabs. A network that comes and goes stops \
            nothing. Of several jobs the most severe counts for the exit status: 124, 1, 4, 6, 5, 3, 0 in this order.
            """)

    @Argument(help: ArgumentHelp("Ids of jobs to wait for.", valueName: "job"))
    var jobs: [String]

    @Option(help: ArgumentHelp("Wait no longer than this: 90s, 30m, 2h.", valueName: "time"))
    var timeout: String?

    @OptionGroup var json: JSONOption
    @OptionGroup var asking: AskingOptions

    func run() throws {
        let jobs = try JobArguments.identifiers(jobs)
        let timeout = try timeout.map { text throws(Problem) in try TimeLimit(text, of: "--timeout") }
        let deadline = timeout.map { ContinuousClock.now + $0.duration }
        let context = try AskingContext(asking)
        let session = try HeadlessSession(context.service(), store: context.store, programLog: context.programLog)
        defer { session.end() }
        session.begin(jobs, WatchOrder(.finalStatus))
        var progress = WatchProgress(jobs: jobs, narrator: context.narrator, printsChanges: !json.isWanted)
        while !progress.isOver, let update = session.next(until: deadline) { try progress.take(update) }
        if json.isWanted { try print(jobs.map { context.status(of: $0, report: progress.report(of: $0)) }) }
        if !progress.isOver, let timeout {
            for sentence in progress.unfinished(after: timeout) { context.narrator.complain(sentence) }
            throw SilentExit(status: .timedOut)
        }
        if progress.mostSevere != .success { throw SilentExit(status: progress.mostSevere) }
    }

    /// Prints one job as an object, several as an array.
    private func print(_ documents: [StatusDocument]) throws(Problem) {
        let single = documents.count == 1 ? documents.first : nil
        try DescriptorWriter.standardOutput.write(
            (single?.json ?? StatusDocument.json(documents)) + [UInt8(ascii: "\n")])
    }
}

/// The latest report, trouble and ending of each job that is waited for.
private struct WatchProgress {
    private struct Watched {
        var report: JobReport?
        var trouble: ServiceTrouble?
        var ending: ExitStatus?
    }

    private let order: [JobIdentifier]
    private let narrator: Narrator
    private let printsChanges: Bool
    private var watched: [JobIdentifier: Watched] = [:]
    private var telling = TroubleTelling()

    init(jobs: [JobIdentifier], narrator: Narrator, printsChanges: Bool) {
        order = jobs
        self.narrator = narrator
        self.printsChanges = printsChanges
    }

    var isOver: Bool { order.allSatisfy { watched[$0]?.ending != nil } }

    var mostSevere: ExitStatus { JobEnding.mostSevere(of: watched.values.compactMap(\.ending)) }

    func report(of job: JobIdentifier) -> JobReport? { watched[job]?.report }

    mutating func take(_ update: JobUpdate) throws(Problem) {
        if let sentence = telling.sentence(for: update) { narrator.complain(sentence) }
        switch update.change {
        case .answered(let report):
            let isNews = watched[update.job]?.report?.status != report.status
            watched[update.job, default: Watched()].report = report
            watched[update.job]?.trouble = nil
            if isNews, printsChanges { try print(report, of: update.job) }
        case .trouble(let trouble, retryAt: nil): end(update.job, with: JobEnding.problem(trouble))
        case .trouble(let trouble, _): watched[update.job, default: Watched()].trouble = trouble
        case .settled:
            let problem = watched[update.job]?.report.flatMap { JobEnding.problem($0, of: update.job) }
            end(update.job, with: problem)
        case .asking, .fetching, .results, .waiting: break
        }
    }

    private mutating func end(_ job: JobIdentifier, with problem: Problem?) {
        if let problem { narrator.complain(problem.sentence) }
        watched[job, default: Watched()].ending = problem?.status ?? .success
    }

    private func print(_ report: JobReport, of job: JobIdentifier) throws(Problem) {
        let time = RawText(Date().formatted(.iso8601))
        let fields = [time, job.raw, report.survey, report.status.apiValue].map { DisplayText($0) }
        // A tab within a field has become a space.
        let line = fields.map(\.string).joined(separator: "\t") + "\n"
        try DescriptorWriter.standardOutput.write(Array(line.utf8))
    }

    /// A sentence on each job that is not finished when the time is up.
    func unfinished(after limit: TimeLimit) -> [String] {
        order.filter { watched[$0]?.ending == nil }.map { job in
            let name = "job \(job.raw.excerpt().string)"
            let state =
                switch (watched[job]?.report, watched[job]?.trouble) {
                case (let report?, _): "is still \(report.status.apiValue.string)"
                case (nil, let trouble?): "gave no answer: \(trouble.sentence.string)"
                case (nil, nil): "gave no answer"
                }
            return "\(name) \(state) after \(limit.text)"
        }
    }
}

/// A span of time as the command line writes it.
struct TimeLimit: Hashable {
    let text: String
    let duration: Duration

    /// - Throws: A problem of status 64 for anything but a whole number above zero and one of the units `s`, `m` and `h`.
    init(_ text: String, of option: String) throws(Problem) {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600]
        guard let unit = text.last.flatMap({ units[$0] }), text.first?.isNumber == true,
            let count = Int64(text.dropLast()), (1...1_000_000).contains(count)
        else {
            throw Problem(
                "\(option) “\(RawText(text).excerpt().string)”: write a number with its unit: 3s, 30m or 2h",
                status: .usage)
        }
        self.text = text
        duration = .seconds(count * unit)
    }
}
