import Analysis
import Canvas
import CodingModel
import TerminalText

/// Everything that can happen to the browser.
package enum Event: Sendable {
    case resized(Size)
    /// A command that the keymap found for a key, or that was chosen in the palette.
    case command(Command)
    /// Typing while a prompt is open.
    case edit(LineEdit)
    /// Enter in a prompt.
    case submit
    /// The palette's selection was moved to a match.
    case selectMatch(Int)
    /// An overlay was scrolled so that this line is its first; the views, which lay its lines out, know the bounds.
    case scrollOverlay(to: Int)
    /// Paste outside a prompt is ignored by the reducer, inside it is typed.
    case paste(RawText)
    case mouse(MouseEvent)
    /// Adds jobs to the list and watches them.
    case addJobs([JobIdentifier])
    /// Jobs that were on the list before: those that may still change are watched, the others wait until they are
    /// selected.
    case addKnown([KnownJob])
    /// A job that was read from files.
    case openSaved(CodedJob)
    case job(JobUpdate)
    /// A pattern is read the other way from now on: literally, or as a regular expression.
    case toggleSyntax
    /// What a search has found so far; dropped unless it is still the search that runs.
    case found(SearchToken, SearchHits)
    /// What a filter left of a question; dropped unless it is still wanted.
    case filtered(AnalysisToken, FilterResult)
    /// What an analysis came to; dropped unless it is still wanted.
    case analysed(AnalysisToken, AnalysisResult)
    /// What was noted of a job's answers, as it was kept.
    case marks(JobIdentifier, [ReviewKey: ReviewMark])
    /// How far an export has come.
    case exported(AnalysisToken, ExportOutcome)
    /// The filters that were saved, by name.
    case savedFilters([SavedFilter])
    case tick(Moment)
    /// Something the program has to say, e.g. that a file could not be read.
    case notice(Notice)
}

/// What the reducer wants done; the runtime does it.
package enum Effect: Hashable, Sendable {
    case watch(JobIdentifier)
    /// Reads a job of which everything is stored.
    case open(JobIdentifier)
    case refresh(JobIdentifier)
    /// Ends every request for a job that is off the list.
    case stop(JobIdentifier)
    /// Looks for a pattern in a question's answers; a search that still runs ends.
    case search(SearchRequest)
    /// Ends the search that still runs, if one does.
    case endSearch
    /// Restricts a question to the answers that pass a filter; a filter that still runs ends.
    case filter(FilterRequest)
    /// The filter that is being applied is no longer wanted.
    case endFilter
    /// Works something out of a question; an analysis that still runs ends.
    case analyse(AnalysisRequest)
    /// What is being worked out for a sheet is no longer wanted.
    case endAnalysis
    /// Keeps a filter under its name, in place of an older one.
    case saveFilter(SavedFilter)
    case removeFilter(RawText)
    /// Has the job's marks read; they come as `Event.marks`.
    case loadMarks(JobIdentifier, isSaved: Bool)
    case keepMark(MarkToKeep)
    case export(ExportRequest)
    case ringBell
    /// Offers lines to the terminal's clipboard.
    case copy([DisplayText])
    case reportMouse(Bool)
    case repaint
    case suspend
    case quit
}
