import CodingModel
import TerminalText

/// The card in the code pane when there is no tree to show: how the job stands and what to do.
package struct StatusCard: Hashable, Sendable {
    /// The condition of the job, for the sign before the headline.
    package let condition: JobCondition
    /// A few words.
    package let headline: DisplayText
    /// Sentences, to be wrapped.
    package let sentences: [DisplayText]
}

// The card in the code pane while there is no tree: how the job stands, why, and what to do.
extension BrowserState {
    var statusCard: StatusCard {
        guard let entry = jobs.selectedEntry else {
            return StatusCard(
                condition: .neverAsked, headline: "No job is open",
                sentences: ["Add a job by its id to see its codes here."])
        }
        return StatusCard(
            condition: entry.condition, headline: headline(for: entry),
            sentences: explanation(of: entry) + countdown(for: entry))
    }

    private func headline(for entry: JobEntry) -> DisplayText {
        switch entry.condition {
        case _ where entry.activity == .opening: "Opening …"
        case .neverAsked: "Not asked yet"
        case .asking: "Asking the server …"
        case .queued: "Queued"
        case .processing: "Being coded"
        case .fetching(let page): "Reading page \(page) …"
        case .completed: entry.activity == .settled ? "Completed without codes" : "Completed"
        case .partialFailure: "Partial failure"
        case .totalFailure: "Total failure"
        case .unrecognised(let status): "Status “\(status)”"
        case .notFound: "Job not found"
        case .keyRefused: "The key was refused"
        case .invalidRequest: "Invalid request"
        case .incomplete: "Incomplete"
        case .offline: "Offline"
        case .serverTrouble: "Server error"
        case .undecodable: "Unreadable answer"
        case .stopped: "Stopped"
        }
    }

    private func explanation(of entry: JobEntry) -> [DisplayText] {
        if entry.activity == .opening { return ["The results are being read from the store."] }
        if let trouble = entry.trouble { return ["\(trouble.sentence)"] }
        if let failure = entry.report?.failure {
            return ["\(failure.code.excerpt())", "\(failure.message.excerpt(1_000))"]
        }
        switch entry.condition {
        case .neverAsked: return ["Refresh asks the server for it."]
        case .queued: return ["The server has the job and will code it."]
        case .processing: return ["The server is coding the answers. They appear here by themselves."]
        case .completed where entry.activity == .settled: return ["The results hold no question with codes."]
        case .completed, .fetching: return ["The results are on their way."]
        case .unrecognised: return ["This program does not know that status. It keeps asking."]
        // Troubles and failures were told above in their own words; saved answers have nothing to wait for.
        case .asking, .incomplete, .partialFailure, .totalFailure, .notFound, .keyRefused, .invalidRequest, .offline,
            .serverTrouble, .undecodable, .stopped:
            return []
        }
    }

    private func countdown(for entry: JobEntry) -> [DisplayText] {
        guard let moment = entry.nextTry else { return [] }
        let wait = seconds(until: moment)
        if case .waiting(_, .retryAfter) = entry.activity {
            return ["The server asks for a pause: next look in \(wait) s."]
        }
        if entry.trouble != nil { return ["Next try in \(wait) s; refresh tries now."] }
        return ["Next look in \(wait) s."]
    }
}
