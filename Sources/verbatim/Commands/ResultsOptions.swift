import Analysis
import ArgumentParser
import CodingModel
import Exports
import Glibc
import JobStore
import SurveyWords
import TerminalText

/// The arguments of every command that reads the results of one job. The options of asking for it stand beside them in each
/// command, not in here: a debug build validates groups within groups again at every level, which made it slow to start.
struct ResultsOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The job's id; or saved answers of the API with pages of one job, - is standard input.",
            valueName: "job|file"))
    var sources: [String]

    /// For the help of each command that takes these.
    static let discussion = """
        A file that exists is read, offline and without a key; anything else is a job's id. With --server, a word without / \
        and .json is an id, whatever files there are. A job that is \
        completely fetched is read from the store, also without a key; any other is fetched, as by verbatim fetch.
        """
}

/// Reads the results of one job from a server, the store or files.
struct ResultsReading {
    private enum ResultsLocation {
        case files([String], keepsNothing: Bool)
        case job(ResultsFetch)
    }

    let narrator: Narrator
    private let location: ResultsLocation
    private let signals: SignalWatch

    private static let onlyOneJob = "give one job, or files with pages of one job"

    /// - Parameter target: The output; a half-written file is removed when a signal ends the program.
    /// - Throws: A problem for a file that does not exist, for several jobs, or for a server that can't be asked.
    init(
        _ options: ResultsOptions, _ asking: AskingOptions, _ refresh: RefreshOption, for target: OutputTarget
    ) throws(Problem) {
        switch try SourceWords(
            options.sources, isServerNamed: asking.server.server != nil, mixed: Self.onlyOneJob)
        {
        case .files(let files):
            guard !refresh.isWanted else {
                throw Problem("--refresh asks a server again; files have none", status: .usage)
            }
            // Nothing is asked of a server, but options that are wrong are told all the same.
            let surroundings = Surroundings()
            let configuration = try asking.server.configuration(in: surroundings)
            if let server = asking.server.server {
                _ = try ServerChoice(given: server, configuration: configuration)
            }
            // A file that is half written must not stay, whatever is read for it.
            let (signals, narrator) = (try SignalWatch(), Narrator())
            signals.before(dying: { narrator.sayLastWords(SignalWatch.name(of: $0)) })
            target.abandon(before: signals)
            (self.narrator, self.signals) = (narrator, signals)
            location = .files(files, keepsNothing: asking.store.isRefused)
        case .jobs(let jobs):
            guard let job = jobs.first, jobs.count == 1 else { throw Problem(Self.onlyOneJob, status: .usage) }
            let fetch = try ResultsFetch(job, asking, isFresh: refresh.isWanted)
            target.abandon(before: fetch.signals)
            (narrator, signals) = (fetch.narrator, fetch.signals)
            location = .job(fetch)
        }
    }

    /// Removes another half-written file too when a signal ends the program.
    func watch(over target: OutputTarget) { target.abandon(before: signals) }

    /// Reads the results. A job from files may lack pages; it is then incomplete.
    func results() throws(Problem) -> CodedJob {
        switch location {
        case .job(let fetch): return try fetch.results(takesPart: true)
        case .files(let files, _):
            let jobs = try SavedAnswers.load(files)
            guard let job = jobs.first, jobs.count == 1 else {
                let ids = jobs.prefix(3).map { $0.report.job.raw.excerpt().string }.joined(separator: ", ")
                throw Problem(
                    "the files hold \(jobs.count) jobs (\(ids)\(jobs.count > 3 ? ", …" : "")); give the files of one",
                    status: .usage)
            }
            return job
        }
    }

    /// The reader's marks on the job's answers, from the store.
    func marks(of job: CodedJob) throws(Problem) -> ReviewBoard {
        do throws(StoreTrouble) {
            switch location {
            case .job(let fetch): return ReviewBoard(try fetch.marks(), of: job)
            case .files(_, let keepsNothing):
                guard !keepsNothing, let store = try Self.presentStore() else { return ReviewBoard(of: job) }
                let key = JobKey(server: StoreRunner.fileServer, job: job.report.job)
                return ReviewBoard(try store.marks(of: key), of: job)
            }
        } catch {
            throw Problem(error)
        }
    }

    /// The bases that were given in the program for questions of any survey. A store that can't be read is told, and has
    /// none: results from files need no store.
    func bases() -> [SurveyQuestion: Int] {
        do throws(StoreTrouble) {
            switch location {
            case .job(let fetch): return try fetch.bases()
            case .files(_, let keepsNothing): return keepsNothing ? [:] : try Self.presentStore()?.bases() ?? [:]
            }
        } catch {
            narrator.complain(error.sentence.string)
            return [:]
        }
    }

    /// The user's store where there is one: reading a file must not create it.
    private static func presentStore() throws(StoreTrouble) -> JobStore? {
        guard let path = Surroundings().storeFile, access(path.fileBytes, F_OK) == 0 else { return nil }
        let store = JobStore.open(at: FolderAlias.path(for: path))
        if let trouble = store.trouble, trouble.kind != .readOnly, trouble.kind != .full { throw trouble }
        return store
    }

    /// Selects the answers that the options leave.
    /// - Parameters:
    ///   - only: The index of the only question to select from; nil for all.
    ///   - board: The reader's marks; where it is nil, they are read when a filter asks for them.
    /// - Returns: The selection; and sentences on answers that it may lack, for `conclude`.
    func selection(
        _ options: SelectionOptions, _ query: TextQuery?, in job: CodedJob, only: Int? = nil, board: ReviewBoard? = nil
    ) throws(Problem) -> (AnswerSelection, doubts: [String]) {
        var doubts: [String] = []
        let selection = try options.selection(
            in: job, only: only, query,
            marks: { () throws(Problem) in if let board { board } else { try marks(of: job) } },
            doubt: { doubts.append($0) }, remark: { narrator.complain($0) })
        return (selection, doubts)
    }

    /// Ends the command after everything is written.
    /// - Parameters:
    ///   - selection: The answers that were written or counted.
    ///   - doubts: Sentences on answers that may be missing from what was written.
    ///   - isUntyped: True where response identifiers were written without a type.
    /// - Throws: A problem for a job that failed, is not finished or lacks pages; a silent exit of status 1 for doubts.
    func conclude(_ job: CodedJob, _ selection: AnswerSelection, doubts: [String], isUntyped: Bool = false) throws {
        narrator.tellWarnings(of: job)
        for sentence in AlikeIdentifiers(in: job, selection)?.sentences(isUntyped: isUntyped) ?? [] {
            narrator.complain(sentence.string)
        }
        for doubt in doubts { narrator.complain(doubt) }
        try concludeJob(job)
        if !doubts.isEmpty { throw SilentExit(status: .failure) }
    }

    /// Says how many marks have no row or object in what was written.
    /// - Parameter rowless: Marks that the format has no row for.
    func tellUnwritten(_ board: ReviewBoard?, rowless: Int = 0) {
        let strange = board?.unplaced.count ?? 0
        if strange > 0 {
            let marks = counted(strange, "mark is", "marks are").string
            narrator.complain("\(marks) of answers or codes that the job no longer has, and not written")
        }
        if rowless > 0 {
            let marks = counted(rowless, "mark is", "marks are").string
            narrator.complain(
                "\(marks) under a code that does not list the answer itself, and so in no row; "
                    + "--format \(ExportFormat.jsonLines.name) has all")
        }
    }

    private func concludeJob(_ job: CodedJob) throws {
        let ending = JobEnding.problem(job.report, of: job.report.job)
        guard !job.isComplete else {
            if let ending { throw ending }
            return
        }
        if let ending { narrator.complain(ending.sentence) }
        throw Problem(lack(of: job), status: job.report.status.isFinal ? .failure : .unfinished)
    }

    /// Says why a job is incomplete, and what to do.
    private func lack(of job: CodedJob) -> String {
        let name = "job \(job.report.job.raw.excerpt().string)"
        guard job.report.status.isFinal else {
            return "\(name) is \(job.report.status.apiValue.excerpt().string) in what was saved: "
                + "counts are so far, without percentages; save it again when it is completed"
        }
        let lack = "pages of \(name) are missing: counts are so far, without percentages"
        return if case .files = location { "\(lack); give the files of all its pages" } else { lack }
    }
}

extension Narrator {
    private static let toldWarnings = 5

    /// Prints where pages contradict one another or were not read as they are written, since numbers and labels depend on it.
    func tellWarnings(of job: CodedJob) {
        for warning in job.warnings.prefix(Self.toldWarnings) { complain(warning.sentence.string) }
        let rest = job.warnings.count - Self.toldWarnings
        if rest > 0 { complain("and \(counted(rest, "more such warning", "more such warnings").string)") }
    }
}
