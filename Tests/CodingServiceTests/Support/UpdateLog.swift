import CodingModel
import CodingService
import Synchronization
import TerminalText
import TestSupport

/// Everything a poller published, each change as a line that tests compare: `trouble serverError(503) at 500`.
final class UpdateLog: Sendable {
    private let state = Mutex<[JobUpdate]>([])
    private let reached = Mutex<[FetchProgress]>([])
    private let watchers = Watchers()

    @Sendable func record(_ update: JobUpdate) {
        state.withLock { $0.append(update) }
        watchers.changed()
    }

    /// How far the pages have come, piece by piece.
    var progress: [FetchProgress] { reached.withLock { $0 } }

    @Sendable func record(_ progress: FetchProgress) { reached.withLock { $0.append(progress) } }

    var updates: [JobUpdate] { state.withLock { $0 } }

    var lines: [String] { updates.map(Self.line) }

    func lines(of job: JobIdentifier) -> [String] { updates.filter { $0.job == job }.map(Self.line) }

    /// The sentences of all trouble so far.
    var sentences: [String] { troubles.map(\.sentence.string) }

    var troubles: [ServiceTrouble] {
        updates.compactMap { if case .trouble(let trouble, _) = $0.change { trouble } else { nil } }
    }

    /// The last snapshot.
    var results: CodedJob? {
        updates.lazy.reversed().compactMap { if case .results(let job) = $0.change { job } else { nil } }.first
    }

    /// Returns as soon as the condition holds.
    func until(_ condition: @escaping @Sendable ([JobUpdate]) -> Bool) async throws {
        try await watchers.wait { condition(self.updates) }
    }

    /// Returns as soon as the last update is this line.
    func untilLast(_ line: String) async throws {
        try await until { $0.last.map(Self.line) == line }
    }

    /// Returns as soon as a run has ended by itself: settled, or trouble that only the user can mend.
    func untilEnd(count: Int = 1) async throws {
        try await until { updates in
            updates.count { update in
                switch update.change {
                case .settled, .trouble(_, retryAt: nil): true
                default: false
                }
            } >= count
        }
    }

    static func line(_ update: JobUpdate) -> String {
        switch update.change {
        case .asking: "asking"
        case .answered(let report): "answered \(report.status.apiValue.string)"
        case .fetching(let page): "fetching \(page)"
        case .results(let job): "results \(job.pagesMerged)\(job.isComplete ? " complete" : "")"
        case .waiting(let until, let reason): "waiting \(reason) until \(until.milliseconds)"
        case .trouble(let trouble, nil): "trouble \(trouble.kind), final"
        case .trouble(let trouble, let retryAt?): "trouble \(trouble.kind) until \(retryAt.milliseconds)"
        case .settled: "settled"
        }
    }
}
