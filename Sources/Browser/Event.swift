import Analysis
import Canvas
import CodingModel
import TerminalText

/// The events of the browser: whatever can happen to it.
package enum Event: Sendable {
    case resized(Size)
    /// A command that the keymap found for a key.
    case command(Command)
    /// Typing while a prompt is open.
    case edit(LineEdit)
    /// A key that the open prompt has for itself.
    case promptKey(PromptKey)
    /// Enter in a prompt.
    case submit
    /// A paste is typed into the open prompt; elsewhere a notice says what takes one.
    case paste(RawText)
    case mouse(MouseEvent)
    /// Adds jobs to the list and watches them.
    case addJobs([JobIdentifier])
    /// Jobs that were on the list before: those that may still change are watched, the others wait until they are
    /// selected.
    case addKnown([KnownJob])
    /// A job that was read from files.
    case openSaved(CodedJob)
    /// News that the service has of a job.
    case job(JobUpdate)
    /// Hits that a search has found so far; dropped unless it is still the search that runs.
    case found(RequestToken, SearchHits)
    /// The part of a question that a filter left; dropped unless it is still wanted.
    case filtered(RequestToken, FilterResult)
    /// The result of an analysis; dropped unless a sheet waits for it.
    case analysed(RequestToken, AnalysisResult)
    /// Long texts that were laid out; dropped unless they are still on screen.
    case read(RequestToken, ReadingResult)
    /// The marks of a job's answers, as they were kept.
    case marks(JobIdentifier, [ReviewKey: ReviewMark])
    /// The progress of an export.
    case exported(RequestToken, ExportOutcome)
    /// Names of files that begin as asked; dropped unless the prompt still waits for them.
    case files(RequestToken, [RawText])
    /// The filters that were saved.
    case savedFilters([SavedFilter])
    /// The places where the reader left jobs in earlier runs, and the job that was read last.
    case places([JobIdentifier: ReaderPlace], lastRead: JobIdentifier?)
    /// The bases that were given in earlier runs, in people.
    case bases([SurveyQuestion: Int])
    /// The program ends, in whatever way: what is yet to be kept is kept.
    case leaving
    /// A key that means nothing, with the sentence about it.
    case meaningless(Notice)
    /// A sentence of the program, e.g. that a file could not be read.
    case notice(Notice)
}

/// The effects that the reducer asks for; the runtime does them.
package enum Effect: Hashable, Sendable {
    /// Has the service follow a job.
    case watch(JobIdentifier)
    /// Reads a job of which everything is stored.
    case open(JobIdentifier)
    /// Asks the server about a job now.
    case refresh(JobIdentifier)
    /// Ends every request for a job that is off the list.
    case stop(JobIdentifier)
    /// Puts a job back on the list that the service keeps, in its place among these.
    case putBack(JobIdentifier, order: [JobIdentifier])
    /// Looks for a pattern in a question's answers; a search that still runs ends.
    case search(SearchRequest)
    /// Ends the search that still runs, if one does.
    case endSearch
    /// Restricts a question to the answers that pass a filter; a filter that still runs ends.
    case filter(FilterRequest)
    /// The filter that is being applied is no longer wanted.
    case endFilter
    /// Works out what a sheet shows; an analysis that still runs ends.
    case analyse(AnalysisRequest)
    /// The analysis for a sheet is no longer wanted.
    case endAnalysis
    /// Lays long texts out that are on screen; those that are still being laid out are wanted no longer.
    case read(ReadingRequest)
    /// The texts that are being laid out are off the screen.
    case endReading
    /// Frees long texts that left the screen.
    case letGo(LeftTexts)
    /// Reads from the store, or writes to it.
    case store(StoreEffect)
    /// Writes a file.
    case export(ExportRequest)
    /// Lists files whose names begin as typed.
    case listFiles(FileListRequest)
    case ringBell
    /// Offers lines to the terminal's clipboard.
    case copy([DisplayText])
    /// Has the terminal report the mouse, or not.
    case reportMouse(Bool)
    /// Draws the whole screen again.
    case repaint
    case suspend
    case quit
}

/// The effects that are about the store.
package enum StoreEffect: Hashable, Sendable {
    /// Has the job's marks read; they come as `Event.marks`.
    case loadMarks(JobIdentifier, isSaved: Bool)
    /// Keeps a mark beyond this run.
    case keepMark(MarkToKeep)
    /// Keeps the reader's place in a job beyond this run.
    case keepPlace(PlaceToKeep)
    /// Keeps how many people were asked a question beyond this run; nil takes that away.
    case keepBase(Int?, SurveyQuestion)
    /// Keeps a filter under its name, in place of an older one.
    case saveFilter(SavedFilter)
    /// Forgets a filter that was saved.
    case removeFilter(RawText)
}
