import Analysis
import Canvas
import CodingModel
import TerminalText

/// Everything that the screen depends on. It changes in `reduce` only.
///
/// Five parts change, each by its own methods and by nothing else: their properties can't be set from other files.
package struct BrowserState: Sendable {
    /// The screen: its size, the focused pane, and what is open over the panes.
    package internal(set) var screen: ScreenState
    /// The jobs on the list, their results, and the place that the reader has open in each.
    package internal(set) var jobs = JobsState()
    /// The requests that other threads work on: searches, filters, analyses, exports.
    package internal(set) var work = WorkState()
    /// The texts on screen, laid out.
    package internal(set) var reading = ReadingState()
    /// The changes that the reader made and may take back.
    var history = History()
    /// The settings that hold for the whole run.
    package let settings: BrowserSettings

    /// An empty list of jobs.
    /// - Parameters:
    ///   - size: Size of the screen, in cells.
    ///   - now: The time when the program started.
    package init(size: Size, now: Moment, isMouseOn: Bool = false, settings: BrowserSettings = BrowserSettings()) {
        screen = ScreenState(size: size, now: now, isMouseOn: isMouseOn)
        self.settings = settings
    }

    /// Sets the time that countdowns are reckoned from. The event loop does so whenever it takes input in.
    package mutating func setTime(_ now: Moment) { screen.setTime(now) }

    /// The frames of the panes as they are now.
    package var layout: Layout { layout(focus: screen.focus, isMaximised: screen.isMaximised) }

    /// The frames that the panes would have with another focus.
    func layout(focus: Pane, isMaximised: Bool) -> Layout {
        Layout(
            size: screen.size, focus: focus, isMaximised: isMaximised, jobCount: jobs.entries.count,
            jobWidth: jobs.rowWidth)
    }

    /// The moments that something on screen counts down to. A timer runs only while there are any.
    package var countdowns: [Moment] {
        let rows = visibleRows(of: .jobs)
        let listed = layout.frames[.jobs] == nil ? [] : jobs.entries.dropFirst(jobs.top).prefix(rows)
        let selected = showsNextTry ? [jobs.selectedEntry?.nextTry].compactMap { $0 } : []
        return listed.compactMap(\.listedCountdown) + selected
    }

    /// The selected job's next try is on screen: in its status card, or in a sheet.
    private var showsNextTry: Bool {
        if screen.sheet?.showsNextTry == true { return true }
        return layout.frames[.codes] != nil && jobs.openQuestion == nil
    }

    /// Whole seconds from now to a moment, rounded up, never negative.
    func seconds(until moment: Moment) -> Int64 {
        max(0, (moment.milliseconds - screen.now.milliseconds + 999) / 1000)
    }
}

/// The settings of a browser that no event changes.
package struct BrowserSettings: Sendable {
    /// False when saved answers are read: there is no server to add jobs from.
    package let canAskServer: Bool
    /// The configuration's bases of surveys' questions, in people.
    package let basesOfSurveys: [SurveyQuestion: Int]
    /// The command line's bases of a job's questions, by `questionIdentifier`, in people.
    package let basesOfJobs: [JobIdentifier: [RawText: Int]]
    /// The order in which codes stand at first.
    package let order: CodeOrder
    /// The file formats that the program can export.
    package let fileFormats: FileFormats
    /// The terminal's cursor stands on the selected row, for screen readers and magnifiers; else it is hidden.
    package let showsCursor: Bool
    /// The keys, and what is said about them.
    package let keymap: Keymap

    /// Settings for reading a server's jobs without exports, until told otherwise.
    package init(
        canAskServer: Bool = true, basesOfSurveys: [SurveyQuestion: Int] = [:],
        basesOfJobs: [JobIdentifier: [RawText: Int]] = [:], order: CodeOrder = .net,
        fileFormats: FileFormats = FileFormats(), showsCursor: Bool = false, keymap: Keymap = .standard
    ) {
        self.canAskServer = canAskServer
        self.basesOfSurveys = basesOfSurveys
        self.basesOfJobs = basesOfJobs
        self.order = order
        self.showsCursor = showsCursor
        self.fileFormats = fileFormats
        self.keymap = keymap
    }
}
