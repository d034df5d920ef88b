import CodingModel
import TerminalText

/// All that is known of one job.
package struct JobEntry: Sendable {
    /// What is being done about the job right now.
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

    package let identifier: JobIdentifier
    /// What is being done about it now.
    package var activity: Activity = .idle
    /// What the server said last.
    package var report: JobReport?
    /// What is shown: whole, or as far as the pages have come.
    package var results: CodedJob?
    /// The number of the snapshot in `results` among all that were taken in.
    var snapshot = 0
    /// True for a job read from a file: there is no server to ask.
    package let isSaved: Bool

    package init(identifier: JobIdentifier, isSaved: Bool = false) {
        self.identifier = identifier
        self.isSaved = isSaved
    }

    /// A job that is known from before.
    init(_ known: KnownJob) {
        self.init(identifier: known.identifier)
        report = known.report
        if known.isWhole { activity = .stored }
    }

    /// How the job stands for the reader: trouble first, then what is being fetched, then its status.
    package var condition: JobCondition {
        switch activity {
        case .trouble(let trouble, let retryAt): return JobCondition(trouble, isFinal: retryAt == nil)
        case .retrying(let trouble): return JobCondition(trouble, isFinal: false)
        case .fetching(let page): return .fetching(page: page)
        case .asking where report == nil: return .asking
        default: break
        }
        if isSaved, let results, !results.isComplete, report?.status == .completed { return .incomplete }
        return report.map { JobCondition($0.status) } ?? .neverAsked
    }

    /// The survey's name once the server told it, before that the job's id.
    package var name: DisplayText {
        if let survey = report?.survey, !survey.isEmpty { return DisplayText(survey) }
        return DisplayText(identifier.raw)
    }

    /// What went wrong last, while it is not mended.
    package var trouble: ServiceTrouble? {
        switch activity {
        case .trouble(let trouble, _), .retrying(let trouble): trouble
        default: nil
        }
    }

    /// When something will happen by itself.
    package var nextTry: Moment? {
        switch activity {
        case .waiting(let until, _): until
        case .trouble(_, let retryAt): retryAt
        default: nil
        }
    }

    /// The moment that the job list counts down to instead of naming the condition; nil when it names it.
    var listedCountdown: Moment? {
        switch activity {
        case .trouble(_, let retryAt): retryAt
        case .waiting(let until, .retryAfter): until
        default: nil
        }
    }
}
