import CodingModel
import TerminalText

/// A job on the list, with all that is known of it.
package struct JobEntry: Sendable {
    /// A step that is taken about a job.
    package enum Activity: Hashable, Sendable {
        case idle
        /// All its pages are stored: it is opened once it is selected, and nobody is asked.
        case stored
        /// Its pages are being read from the store.
        case opening
        case asking
        /// Page n of the results, from 1, is being read.
        case fetching(page: Int)
        case waiting(until: Moment, JobUpdate.WaitReason)
        /// It failed. Without a moment it is final until the reader refreshes.
        case trouble(ServiceTrouble, retryAt: Moment?)
        /// It failed and is being asked about again; the trouble stays on screen, so that nothing flickers.
        case retrying(ServiceTrouble)
        /// Nothing more will be asked.
        case settled
    }

    /// The id by which the server knows the job.
    package let identifier: JobIdentifier
    /// The step that is being taken about the job now.
    package private(set) var activity: Activity
    /// The server's latest word on the job; nil before the first.
    package private(set) var report: JobReport?
    /// The survey's name once the server told it, before that the job's id.
    package private(set) var name: DisplayText
    /// The results on screen: whole, or as far as the pages have come.
    package private(set) var results: CodedJob?
    /// The number of the snapshot in `results` among all that were shown.
    private(set) var snapshot = 0
    /// True for a job read from a file: there is no server to ask.
    package let isSaved: Bool

    /// A job that is known from before.
    init(_ known: KnownJob) {
        identifier = known.identifier
        isSaved = false
        report = known.report
        name = Self.name(of: known.identifier, known.report)
        activity = known.isWhole ? .stored : .idle
    }

    /// A job that was read from files.
    init(saved report: JobReport) {
        identifier = report.job
        isSaved = true
        self.report = report
        name = Self.name(of: report.job, report)
        activity = .settled
    }

    // MARK: - Changes

    mutating func begin(_ activity: Activity) { self.activity = activity }

    /// Trouble that is asked about again by itself stays on screen; after trouble that was final the job begins anew.
    mutating func beginAsking() {
        switch activity {
        case .trouble(let trouble, .some), .retrying(let trouble): activity = .retrying(trouble)
        case .idle, .stored, .opening, .asking, .fetching, .waiting, .trouble(_, nil), .settled: activity = .asking
        }
    }

    mutating func take(_ report: JobReport) {
        self.report = report
        name = Self.name(of: identifier, report)
        activity = .idle
    }

    /// No line has room for so many characters of a name.
    private static let nameLength = 512

    private static func name(of job: JobIdentifier, _ report: JobReport?) -> DisplayText {
        if let survey = report?.survey, !survey.isEmpty { return DisplayText(survey.excerpt(nameLength)) }
        return DisplayText(job.raw.excerpt(nameLength))
    }

    mutating func show(_ results: CodedJob, number: Int) {
        self.results = results
        snapshot = number
    }

    /// Comes back to the list: what was under way was given up when the job was taken off.
    /// - Returns: True when the service is to watch it again.
    mutating func comeBack() -> Bool {
        switch activity {
        case .stored, .opening:
            activity = .stored
            return false
        case .settled: return !isSaved && report?.status.isFinal != true
        case .idle, .asking, .fetching, .waiting, .trouble, .retrying:
            activity = .idle
            return true
        }
    }

    /// The survey whose answers were coded (`surveyIdentifier`); empty before the server told it.
    var survey: RawText { results?.report.survey ?? report?.survey ?? "" }

    // MARK: - Words and times

    /// How the job stands for the reader: trouble first, then what is being fetched, then its status.
    package var condition: JobCondition {
        switch activity {
        case .trouble(let trouble, let retryAt): return JobCondition(trouble, isFinal: retryAt == nil)
        case .retrying(let trouble): return JobCondition(trouble, isFinal: false)
        case .fetching(let page): return .fetching(page: page)
        case .asking where report == nil: return .asking
        case .idle, .stored, .opening, .asking, .waiting, .settled: break
        }
        if isSaved, let results, !results.isComplete, report?.status == .completed { return .incomplete }
        return report.map { JobCondition($0.status) } ?? .neverAsked
    }

    /// The latest trouble, while it is not mended.
    package var trouble: ServiceTrouble? {
        switch activity {
        case .trouble(let trouble, _), .retrying(let trouble): trouble
        case .idle, .stored, .opening, .asking, .fetching, .waiting, .settled: nil
        }
    }

    /// When something will happen by itself.
    package var nextTry: Moment? {
        switch activity {
        case .waiting(let until, _): until
        case .trouble(_, let retryAt): retryAt
        case .idle, .stored, .opening, .asking, .fetching, .retrying, .settled: nil
        }
    }

    /// The moment that the job list counts down to instead of naming the condition; nil when it names it.
    var listedCountdown: Moment? {
        switch activity {
        case .trouble(_, let retryAt): retryAt
        case .waiting(let until, .retryAfter): until
        case .idle, .stored, .opening, .asking, .fetching, .waiting, .retrying, .settled: nil
        }
    }
}
