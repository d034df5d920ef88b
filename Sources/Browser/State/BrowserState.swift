import Canvas
import CodingModel
import TerminalText

/// Everything the screen depends on. It changes in `reduce` only.
package struct BrowserState: Sendable {
    /// What lies over the panes.
    package enum Overlay: Hashable, Sendable {
        /// The help screen, scrolled by so many lines.
        case help(top: Int)
        /// The facts and warnings of the selected job, scrolled by so many lines.
        case jobFacts(top: Int)
    }

    /// What is being typed.
    package enum Prompt: Hashable, Sendable {
        case addJob(LineEditor)
        /// The command palette: what was typed, and which match is selected.
        case palette(LineEditor, selected: Int)
    }

    package internal(set) var size: Size
    package internal(set) var focus: Pane = .jobs
    package internal(set) var isMaximised = false
    /// In the order in which they were added.
    package internal(set) var jobs: [JobEntry] = []
    package internal(set) var selectedJob: JobIdentifier?
    /// Position of the first visible job.
    package internal(set) var jobsTop = 0
    /// What the reader left open in each job.
    package internal(set) var views: [JobIdentifier: JobView] = [:]
    package internal(set) var overlay: Overlay?
    package internal(set) var prompt: Prompt?
    package internal(set) var notice: Notice?
    package internal(set) var isMouseOn: Bool
    /// The last moment the program told; countdowns are reckoned from it.
    package internal(set) var now: Moment
    package let canAskServer: Bool

    /// - Parameters:
    ///   - canAskServer: False when saved answers are read: there is no server to add jobs from.
    package init(size: Size, now: Moment, isMouseOn: Bool = false, canAskServer: Bool = true) {
        self.size = size
        self.now = now
        self.isMouseOn = isMouseOn
        self.canAskServer = canAskServer
    }

    package var layout: Layout { Layout(size: size, focus: focus, isMaximised: isMaximised) }

    /// The job that the code and answer panes show.
    package var selectedEntry: JobEntry? { selectedJob.flatMap(entry) }

    package func entry(_ identifier: JobIdentifier) -> JobEntry? {
        jobs.first { $0.identifier == identifier }
    }

    /// The view of the selected job, once it has results.
    package var selectedView: JobView? { selectedJob.flatMap { views[$0] } }

    /// True while something on screen changes with time alone: only then does a timer run.
    package var needsTicks: Bool {
        jobs.contains { $0.nextTry != nil && $0.condition.isLive }
    }
}
