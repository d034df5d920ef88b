import CodingModel
import TerminalText

/// All that is known of one job.
package struct JobEntry: Sendable {
    /// What is being done about the job right now.
    package enum Activity: Hashable, Sendable {
        case idle
        case asking
        case fetching(page: Int)
        case waiting(until: Moment, JobUpdate.WaitReason)
        case trouble(ServiceTrouble, retryAt: Moment?)
        case settled
    }

    package let identifier: JobIdentifier
    package var activity: Activity = .idle
    /// What the server said last.
    package var report: JobReport?
    /// What is shown: whole, or as far as the pages have come.
    package var results: CodedJob?
    /// True for a job read from a file: there is no server to ask.
    package let isSaved: Bool

    package init(identifier: JobIdentifier, isSaved: Bool = false) {
        self.identifier = identifier
        self.isSaved = isSaved
    }

    /// How the job stands for the reader: trouble first, then what is being fetched, then its status.
    package var condition: JobCondition {
        switch activity {
        case .trouble(let trouble, let retryAt): return JobCondition(trouble, retryAt: retryAt)
        case .fetching(let page): return .fetching(page: page)
        case .asking where report == nil: return .asking
        default: break
        }
        return report.map { JobCondition($0.status) } ?? .neverAsked
    }

    /// The survey's name once the server told it, before that the job's id.
    package var name: DisplayText {
        if let survey = report?.survey, !survey.isEmpty { return DisplayText(survey) }
        return DisplayText(identifier.raw)
    }

    /// When something will happen by itself; the screen counts down to it.
    package var nextTry: Moment? {
        switch activity {
        case .waiting(let until, _): until
        case .trouble(_, let retryAt): retryAt
        default: nil
        }
    }
}
