import Canvas
import CodingModel
import TerminalText

/// The jobs that are being watched.
enum JobsPane: PaneActions {
    static let exportScope = ExportScope.job
    static let hints: [Command] = [
        .sheet(.help), .open, .prompt(.addJob), .refresh, .sheet(.jobFacts), .removeJob, .focusNext, .prompt(.palette),
        .quit,
    ]

    static func move(by step: Int, in state: inout BrowserState) {
        state.jobs.select(at: (state.jobs.selectedIndex ?? 0).addingClamped(step))
    }

    static func moveLeft(in state: inout BrowserState) {}
    static func moveRight(in state: inout BrowserState) { state.screen.focus(on: .codes) }
    static func open(in state: inout BrowserState) { state.screen.focus(on: .codes) }

    static func openingUnavailability(in state: BrowserState) -> DisplayText? {
        state.jobs.entries.isEmpty ? "There is no job to open" : nil
    }

    static func select(line: Int, of content: Rect, in state: inout BrowserState) {
        let position = state.jobs.top + line
        if state.jobs.entries.indices.contains(position) { state.jobs.select(at: position) }
    }
}

extension BrowserState {
    /// The job list as far as it is visible.
    /// - Parameter rows: Number of rows that fit.
    package func jobList(rows: Int) -> JobListModel {
        let entries = jobs.entries
        let visible = entries.indices.dropFirst(jobs.top).prefix(max(0, rows))
        return JobListModel(
            rows: visible.map { index in
                let job = entries[index]
                return JobRow(
                    name: job.name, condition: job.condition, word: word(for: job),
                    isSelected: job.identifier == jobs.selected)
            },
            top: jobs.top, total: entries.count,
            emptyHint: "No jobs yet. Add one by its id.")
    }

    /// The condition's word; a countdown says more than `offline` where one runs.
    private func word(for job: JobEntry) -> DisplayText {
        guard let moment = job.listedCountdown else { return job.condition.word }
        let verb: DisplayText = job.trouble == nil ? "wait" : "retry"
        return "\(verb) \(seconds(until: moment)) s"
    }
}
