import Analysis
import CodingModel
import TerminalText

/// The jobs on the list, their results, and the place that the reader has open in each.
package struct JobsState: Sendable {
    /// The jobs, in the order in which they were added.
    package private(set) var entries: [JobEntry] = []
    /// The job whose codes and answers are on screen.
    package private(set) var selected: JobIdentifier?
    /// Position of the first visible job.
    package private(set) var top = 0
    /// The place that the reader has open in each job; a job has one once it has results.
    package private(set) var views: [JobIdentifier: JobView] = [:]
    /// Snapshots that wait for a filter or a sheet.
    private(set) var held: [JobIdentifier: HeldSnapshots] = [:]
    /// The marks of each job that was on screen.
    private(set) var reviews: [JobIdentifier: JobReview] = [:]
    /// Filters that were saved, by name.
    package private(set) var savedFilters: [SavedFilter] = []
    /// Snapshots shown so far: each has a number of its own.
    private(set) var snapshotCount = 0

    // MARK: - The list

    /// Adds jobs that are not on the list; the first one is selected where none was.
    /// - Returns: Those of which pages are missing: the service is to watch them.
    mutating func add(_ known: [KnownJob]) -> [JobIdentifier] {
        var unfinished: [JobIdentifier] = []
        for job in known where entry(job.identifier) == nil {
            entries.append(JobEntry(job))
            if !job.isWhole { unfinished.append(job.identifier) }
        }
        selected = selected ?? entries.first?.identifier
        return unfinished
    }

    /// Adds a job that was read from files, in place of an earlier reading of it.
    mutating func addSaved(_ report: JobReport) {
        let saved = JobEntry(saved: report)
        if let index = index(of: report.job) { entries[index] = saved } else { entries.append(saved) }
        selected = selected ?? report.job
    }

    /// Takes the selected job off the list; its neighbour is selected instead.
    /// - Returns: The job that was removed; nil when none is selected.
    mutating func removeSelected() -> JobEntry? {
        guard let index = selectedIndex else { return nil }
        let removed = entries.remove(at: index)
        views[removed.identifier] = nil
        held[removed.identifier] = nil
        reviews[removed.identifier] = nil
        selected = entries.isEmpty ? nil : entries[min(index, entries.count - 1)].identifier
        return removed
    }

    mutating func select(_ job: JobIdentifier) { selected = job }

    /// Selects a job by its position, clamped to the list.
    mutating func select(at position: Int) {
        guard !entries.isEmpty else { return }
        selected = entries[Scrolling.clamp(position, to: entries.count)].identifier
    }

    /// Scrolls the list so that the selected job is among so many visible rows.
    mutating func scroll(rows: Int) {
        top = Scrolling.top(top, showing: selectedIndex ?? 0, rows: rows, of: entries.count)
    }

    /// Changes what is known of a job; nothing where it is not on the list.
    mutating func change(_ job: JobIdentifier, _ change: (inout JobEntry) -> Void) {
        if let index = index(of: job) { change(&entries[index]) }
    }

    // MARK: - Snapshots

    /// Shows a snapshot. The reader's place is found again in it; filters are yet to be applied.
    /// - Parameters:
    ///   - base: The base of percentages in a job that had no results before.
    ///   - order: The order of its codes.
    mutating func show(_ job: CodedJob, in identifier: JobIdentifier, base: BaseChoice, order: CodeOrder) {
        guard let index = index(of: identifier) else { return }
        let old = entries[index].results
        snapshotCount += 1
        entries[index].show(job, number: snapshotCount)
        var view = views.removeValue(forKey: identifier) ?? JobView(base: base, order: order)
        view.follow(job, from: old)
        views[identifier] = view
    }

    /// Keeps a snapshot from the screen; nil for none.
    mutating func hold(_ snapshots: HeldSnapshots?, of job: JobIdentifier) { held[job] = snapshots }

    // MARK: - The reader's place

    /// Changes what is open in a job, in place: a copy would make the next fold copy all folds.
    mutating func changeView(of job: JobIdentifier?, _ change: (inout JobView) -> Void) {
        if let job { views[job]?.apply(change) }
    }

    /// Changes what is open in the question on screen.
    mutating func changeOpenQuestion(_ change: (inout QuestionView, CodedQuestion) -> Void) {
        guard let selected, let question = openQuestion else { return }
        views[selected]?.changeCurrent { change(&$0, question) }
    }

    /// Opens a question of the selected job by its position.
    mutating func show(question position: Int) {
        guard let selected, let results = selectedEntry?.results else { return }
        views[selected]?.open(question: position, in: results)
    }

    // MARK: - Marks and filters

    /// Puts a job's marks where they belong.
    mutating func setReview(_ review: JobReview, of job: JobIdentifier) { reviews[job] = review }

    /// Puts a mark on the selected job's board.
    /// - Returns: The key that the mark is kept by; nil when there is no board yet.
    mutating func mark(_ mark: ReviewMark, at place: ReviewPlace) -> ReviewKey? {
        selected.flatMap { reviews[$0]?.board.set(mark, at: place) }
    }

    /// Puts a mark on the selected job's board, by its key.
    mutating func mark(_ mark: ReviewMark, for key: ReviewKey) {
        if let selected { reviews[selected]?.board.set(mark, for: key) }
    }

    mutating func setSavedFilters(_ filters: [SavedFilter]) { savedFilters = filters.sorted { $0.name < $1.name } }

    /// Saves a filter, in place of one of that name.
    mutating func save(_ filter: SavedFilter) {
        setSavedFilters(savedFilters.filter { $0.name != filter.name } + [filter])
    }

    /// - Returns: The filter that was removed; nil when there is none at that position.
    mutating func removeSavedFilter(at position: Int) -> SavedFilter? {
        savedFilters.indices.contains(position) ? savedFilters.remove(at: position) : nil
    }

    // MARK: - Finding

    /// The entry of a job; nil when it is not on the list.
    package func entry(_ identifier: JobIdentifier) -> JobEntry? { entries.first { $0.identifier == identifier } }

    /// Columns of the list's widest row: sign, name and the short word of a job's condition.
    var rowWidth: Int { (entries.lazy.map(\.name.width).max() ?? 0) + 4 + 1 + ConditionSign.shortWidth }

    /// Position of the selected job.
    var selectedIndex: Int? { selected.flatMap(index) }

    private func index(of job: JobIdentifier) -> Int? { entries.firstIndex { $0.identifier == job } }
}
