import Analysis
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
        /// What to look for in answers; the search runs as it is typed. A regular expression may be none: why not.
        case search(LineEditor, from: SearchOrigin, failure: PatternFailure?)
        /// Which answers to keep, as an expression; what was wrong with it when it was last taken for one.
        case filter(LineEditor, failure: FilterFailure?)
        /// Which file to write a part of the job to; one of that name may be there, and then it is replaced.
        case export(LineEditor, ExportScope, mayReplace: Bool)
        /// What to note of an answer under a code.
        case note(LineEditor, ReviewKey)
        /// How many answers to judge blind, and a seed; of a code, or of the whole question.
        case blindReview(LineEditor, code: CodePath?)
        /// How many people were asked a question.
        case giveBase(LineEditor, question: RawText)

        var isPalette: Bool { if case .palette = self { true } else { false } }
    }

    /// Of the whole screen, in cells.
    package internal(set) var size: Size
    /// The pane that keys act on.
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
    /// What is looked for in the open question's answers; nil when nothing is.
    package internal(set) var search: Search?
    /// How a pattern is read that is typed next.
    var searchSyntax = TextQuery.Syntax.literal
    /// Whether the next pattern is read as a regular expression.
    package var readsExpressions: Bool { searchSyntax == .regularExpression }
    /// Searches begun so far: each has a number of its own.
    var searchesBegun = 0
    /// What lies over the panes and is worked out from the open question; nil for nothing.
    package internal(set) var sheet: Sheet?
    /// Filters and analyses asked for so far: each has a number of its own.
    var analysesBegun = 0
    /// Snapshots that wait for a filter.
    var held: [JobIdentifier: HeldSnapshots] = [:]
    /// The filter that is being worked out.
    var pendingFilter: AnalysisToken?
    /// The analysis that is being worked out.
    var pendingAnalysis: AnalysisToken?
    /// The exports that run.
    var exports: [AnalysisToken: RunningExport] = [:]
    /// What was on screen when the export was asked for: nothing else is to be written.
    var exportBasis: ExportBasis?
    /// Of each job that was on screen.
    var reviews: [JobIdentifier: JobReview] = [:]
    /// By name.
    package internal(set) var savedFilters: [SavedFilter] = []
    /// Snapshots taken in so far: each has a number of its own.
    var snapshotsTaken = 0
    package internal(set) var isMouseOn: Bool
    /// The last moment the program told; countdowns are reckoned from it.
    package internal(set) var now: Moment
    /// False when saved answers are read: there is no server to add jobs from.
    package let canAskServer: Bool
    /// Bases that were given for questions before any job was here, by `questionIdentifier`; the reader's own go first.
    let givenBases: [RawText: Int]

    package init(
        size: Size, now: Moment, isMouseOn: Bool = false, canAskServer: Bool = true, givenBases: [RawText: Int] = [:]
    ) {
        self.size = size
        self.now = now
        self.isMouseOn = isMouseOn
        self.canAskServer = canAskServer
        self.givenBases = givenBases
    }

    /// Where the panes stand now.
    package var layout: Layout { layout(focus: focus, isMaximised: isMaximised) }

    /// Where the panes would stand with another focus.
    func layout(focus: Pane, isMaximised: Bool) -> Layout {
        Layout(size: size, focus: focus, isMaximised: isMaximised, jobCount: jobs.count)
    }

    /// The job that the code and answer panes show.
    package var selectedEntry: JobEntry? { selectedJob.flatMap(entry) }

    package func entry(_ identifier: JobIdentifier) -> JobEntry? {
        jobs.first { $0.identifier == identifier }
    }

    /// The view of the selected job, once it has results.
    package var selectedView: JobView? { selectedJob.flatMap { views[$0] } }

    /// The moments that something on screen counts down to: only while there are any does a timer run.
    package var countdowns: [Moment] {
        let listed = layout.frames[.jobs] == nil ? [] : jobs.dropFirst(jobsTop).prefix(visibleRows(of: .jobs))
        return listed.compactMap(\.listedCountdown) + (showsNextTry ? [selectedEntry?.nextTry].compactMap { $0 } : [])
    }

    /// Whether the selected job's status card or its facts are on screen.
    private var showsNextTry: Bool {
        if case .jobFacts = overlay { return true }
        return layout.frames[.codes] != nil && openQuestion == nil
    }
}
