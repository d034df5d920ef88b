import Analysis
import CodingModel
import SurveyWords
import TerminalText

// Marks: the reader's verdict, flag and note on an answer under a code.
extension BrowserState {
    /// The job on screen has a board of its snapshot, and its marks are asked for once.
    mutating func followReview() -> [Effect] {
        guard let job = jobs.selected, let entry = jobs.selectedEntry, let results = entry.results else { return [] }
        guard let review = jobs.reviews[job] else {
            jobs.setReview(JobReview(board: ReviewBoard(of: results), snapshot: entry.snapshot), of: job)
            return [.store(.loadMarks(job, isSaved: entry.isSaved))]
        }
        if review.snapshot != entry.snapshot {
            let board = review.board.placed(in: results)
            var moved = review
            (moved.board, moved.snapshot) = (board, entry.snapshot)
            jobs.setReview(moved, of: job)
        }
        return []
    }

    /// Takes the marks that were kept; marks that the reader made meanwhile are newer.
    mutating func take(_ marks: [ReviewKey: ReviewMark], of job: JobIdentifier) {
        guard let review = jobs.reviews[job] else { return }
        let all = marks.merging(review.board.marks) { _, newer in newer }
        var loaded = review
        (loaded.board, loaded.isLoaded) = (ReviewBoard(all, of: review.board.job), true)
        jobs.setReview(loaded, of: job)
        // Filters that ask for marks are worked out anew.
        for (position, question) in (jobs.views[job]?.questions ?? []).enumerated()
        where question.filter?.filter.asksForReviews == true {
            jobs.changeView(of: job) { view in view.changeQuestion(at: position) { $0.forgetFilterResult() } }
            work.endFilter()
        }
        screen.restartSheetsThatDependOnMarks()
    }

    /// Gives a verdict, or takes it off; the same one again changes nothing.
    /// - Parameter verdict: Nil for none.
    mutating func judge(_ verdict: Verdict?) -> [Effect] {
        guard let place = jobs.reviewPlace, canMark() else { return [] }
        var mark = jobs.currentMark
        if mark.isBlind {
            screen.tell(.information, "This verdict was given blind and stays; a note can say more")
            return []
        }
        let isNew = mark.verdict != verdict
        mark.judge(verdict)
        let effects = isNew ? set(mark, at: place) : []
        tellProgress(at: place, verdict?.name ?? "No verdict")
        return effects
    }

    mutating func toggleFlag() -> [Effect] {
        guard let place = jobs.reviewPlace, canMark() else { return [] }
        var mark = jobs.currentMark
        mark.isFlagged.toggle()
        screen.tell(.information, mark.isFlagged ? "Flagged" : "The flag is off")
        return set(mark, at: place)
    }

    /// Marks that are not read yet must not be written over: a notice says so.
    mutating func canMark() -> Bool {
        guard let job = jobs.selected else { return false }
        if areMarksRead(of: job) { return true }
        screen.tell(.warning, Self.marksUnread, about: .marks(job))
        return false
    }

    /// A sentence where the marks of the selected job are not read yet: a prompt that needs them can't be opened.
    var noMarks: DisplayText? { jobs.selected.map(areMarksRead) == true ? nil : Self.marksUnread }

    /// The marks of a job that were kept are on its board.
    func areMarksRead(of job: JobIdentifier) -> Bool { jobs.reviews[job]?.isLoaded == true }

    static let marksUnread: DisplayText = "What was noted before is not read yet, so nothing can be noted: try again"

    /// Marks an answer of the selected job for the reader, who may take it back.
    mutating func set(_ mark: ReviewMark, at place: ReviewPlace) -> [Effect] {
        guard let job = jobs.selected, let board = jobs.board else { return [] }
        let before = board.mark(at: place) ?? ReviewMark()
        guard let key = jobs.mark(mark, at: place, in: job) else { return [] }
        record(from: before, to: mark, key, in: job)
        return keep(mark, key, in: job)
    }

    /// Marks an answer of the selected job by its key for the reader, who may take it back.
    mutating func set(_ mark: ReviewMark, for key: ReviewKey) -> [Effect] {
        guard let job = jobs.selected, let board = jobs.board else { return [] }
        record(from: board.marks[key] ?? ReviewMark(), to: mark, key, in: job)
        return put(mark, for: key, in: job)
    }

    /// Marks an answer of a job, and leaves the history alone.
    mutating func put(_ mark: ReviewMark, for key: ReviewKey, in job: JobIdentifier) -> [Effect] {
        jobs.mark(mark, for: key, in: job)
        return keep(mark, key, in: job)
    }

    private mutating func record(
        from before: ReviewMark, to after: ReviewMark, _ key: ReviewKey, in job: JobIdentifier
    ) {
        for part in MarkDeed.parts(from: before, to: after) {
            history.record(.mark(MarkDeed(job: job, key: key, part: part)))
        }
    }

    private func keep(_ mark: ReviewMark, _ key: ReviewKey, in job: JobIdentifier) -> [Effect] {
        guard let entry = jobs.entry(job) else { return [] }
        return [.store(.keepMark(MarkToKeep(job: job, isSaved: entry.isSaved, key: key, mark: mark)))]
    }

    private mutating func tellProgress(at place: ReviewPlace, _ what: DisplayText) {
        guard let progress = jobs.board?.progress(of: place.code, in: place.question),
            let question = jobs.wholeQuestion
        else { return }
        let label = question.labelInSentence(of: place.code)
        screen.tell(.information, "\(what) · \(progress.judged) of \(progress.answers) judged under \(label)")
    }
}
