import Analysis
import CodingModel
import TerminalText

/// The jobs on the list, their results, and the place that the reader has open in each.
package struct JobsState: Sendable {
    /// The jobs, in the order in which they were added.
    package private(set) var entries: [JobEntry] = []
    /// The positions of the jobs in `entries`: a key must not go through a long list.
    private var positions: [JobIdentifier: Int] = [:]
    /// The widths of the jobs' names: a key must not measure a long list.
    private var nameWidths = WidthTally()
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
    /// The bases that the reader gave.
    private(set) var bases = KnownBases()
    /// The places where the reader left jobs, in this run or before.
    private var places: [JobIdentifier: ReaderPlace] = [:]
    /// The places that were kept in this run.
    private var keptPlaces: [JobIdentifier: PlaceToKeep.Facts] = [:]
    /// The job that the reader read last in an earlier run; it is selected once it is on the list. Nil once the reader did
    /// something.
    private var lastRead: JobIdentifier?
    /// The job that was selected when that was last asked.
    private var lastSelected: JobIdentifier?
    /// Filters that were saved, by name.
    package private(set) var savedFilters: [SavedFilter] = []
    /// The names of the codes of one question, and the snapshot that it is of.
    private var namedQuestion: (basis: ShownQuestion, labels: CodeLabels)?
    /// Snapshots shown so far: each has a number of its own.
    private(set) var snapshotCount = 0

    // MARK: - The list

    /// Adds jobs that are not on the list; the first one is selected where none was.
    /// - Returns: Those of which pages are missing: the service is to watch them.
    mutating func add(_ known: [KnownJob]) -> [JobIdentifier] {
        var unfinished: [JobIdentifier] = []
        for job in known where entry(job.identifier) == nil {
            append(JobEntry(job))
            if !job.isWhole { unfinished.append(job.identifier) }
        }
        selected = selected ?? entries.first?.identifier
        selectLastRead()
        return unfinished
    }

    /// Adds a job that was read from files, in place of an earlier reading of it.
    mutating func addSaved(_ report: JobReport) {
        let saved = JobEntry(saved: report)
        if index(of: report.job) == nil { append(saved) } else { change(report.job) { $0 = saved } }
        selected = selected ?? report.job
        selectLastRead()
    }

    private mutating func append(_ entry: JobEntry) {
        positions[entry.identifier] = entries.count
        entries.append(entry)
        nameWidths.add(entry.name.width)
    }

    /// Writes down the positions of the jobs from one on.
    private mutating func number(from index: Int) {
        for later in entries.indices[index...] { positions[entries[later].identifier] = later }
    }

    private mutating func selectLastRead() {
        guard let job = lastRead, let entry = entries.first(where: { $0.identifier.isSame(as: job) }) else { return }
        selected = entry.identifier
        lastRead = nil
    }

    /// Takes a job off the list; where it was selected, its neighbour is instead.
    /// - Returns: All there was of the job; nil when it is not on the list.
    mutating func remove(_ job: JobIdentifier) -> DepartedJob? {
        guard let index = index(of: job) else { return nil }
        let wasSelected = selected == job
        let removed = entries.remove(at: index)
        nameWidths.remove(removed.name.width)
        positions[job] = nil
        number(from: index)
        held[job] = nil
        if wasSelected { selected = entries.isEmpty ? nil : entries[min(index, entries.count - 1)].identifier }
        return DepartedJob(
            entry: removed, position: index, wasSelected: wasSelected, view: views.removeValue(forKey: job),
            review: reviews.removeValue(forKey: job))
    }

    /// Puts a job back to where it stood, with all there was of it; nothing where it is on the list.
    /// - Returns: True when the service is to watch it again.
    mutating func restore(_ departed: DepartedJob) -> Bool {
        let job = departed.entry.identifier
        guard index(of: job) == nil else { return false }
        var entry = departed.entry
        let isWatched = entry.comeBack()
        let position = min(departed.position, entries.count)
        entries.insert(entry, at: position)
        nameWidths.add(entry.name.width)
        number(from: position)
        views[job] = departed.view
        reviews[job] = departed.review
        if departed.wasSelected || selected == nil { selected = job }
        return isWatched
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
        guard let index = index(of: job) else { return }
        let width = entries[index].name.width
        change(&entries[index])
        nameWidths.replace(width, by: entries[index].name.width)
    }

    // MARK: - Snapshots

    /// Shows a snapshot. The reader's place is found again in it; filters are yet to be applied.
    /// - Parameter order: The order of codes in a job that had no results before, where the reader left it in no other.
    mutating func show(_ job: CodedJob, in identifier: JobIdentifier, order: CodeOrder) {
        guard let index = index(of: identifier) else { return }
        let old = entries[index].results
        snapshotCount += 1
        entries[index].show(job, number: snapshotCount)
        var view = views.removeValue(forKey: identifier) ?? JobView(at: place(in: identifier), order: order)
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

    /// Takes the places of earlier runs.
    /// - Parameter lastRead: The job that was read last.
    mutating func take(_ places: [JobIdentifier: ReaderPlace], lastRead: JobIdentifier?) {
        self.places.merge(places) { newer, _ in newer }
        self.lastRead = lastRead
    }

    /// The place where the reader left a job; its id may be written in either case.
    private func place(in job: JobIdentifier) -> ReaderPlace? {
        places[job] ?? places.first { $0.key.isSame(as: job) }?.value
    }

    /// The reader does something: they are led nowhere any more.
    mutating func endSeeking() {
        lastRead = nil
        if selectedView?.sought != nil { changeView(of: selected) { $0.endSeeking() } }
    }

    /// - Returns: The job that was left for another since this was last asked; nil when none was.
    mutating func takeLeft() -> JobIdentifier? {
        guard lastSelected != selected else { return nil }
        defer { lastSelected = selected }
        return lastSelected
    }

    /// - Returns: The place in a job, to be kept; nil where it is the one that was kept last, or not reached yet.
    mutating func notePlace(in job: JobIdentifier) -> PlaceToKeep? {
        guard let entry = entry(job), let results = entry.results, let view = views[job], view.sought == nil else {
            return nil
        }
        let before = place(in: job)
        let new = PlaceToKeep(view, of: entry, in: results, before: before)
        guard new.facts != keptPlaces[job], new.facts.place != nil || before != nil else { return nil }
        keptPlaces[job] = new.facts
        places[job] = new.facts.place
        return new
    }

    // MARK: - Bases

    /// Takes the bases that were given in earlier runs.
    mutating func take(_ bases: [SurveyQuestion: Int]) { self.bases.take(bases) }

    /// Gives a base for a question of the selected job.
    /// - Parameter people: Nil takes the base back.
    /// - Returns: The question to keep the base for; nil where it holds for this job and run.
    mutating func give(base people: Int?, for question: RawText) -> SurveyQuestion? {
        guard let entry = selectedEntry else { return nil }
        return bases.give(people, for: question, of: entry.survey, in: entry.identifier)
    }

    // MARK: - Marks and filters

    /// Puts a job's marks where they belong.
    mutating func setReview(_ review: JobReview, of job: JobIdentifier) { reviews[job] = review }

    /// Notes how far a blind sample of the selected job has come.
    mutating func note(_ sample: BegunSample, of subject: SampleSubject) {
        if let selected { reviews[selected]?.note(sample, of: subject) }
    }

    /// Puts a mark on a job's board.
    /// - Returns: The key that the mark is kept by; nil when there is no board yet.
    mutating func mark(_ mark: ReviewMark, at place: ReviewPlace, in job: JobIdentifier) -> ReviewKey? {
        reviews[job]?.board.set(mark, at: place)
    }

    /// Puts a mark on a job's board, by its key.
    mutating func mark(_ mark: ReviewMark, for key: ReviewKey, in job: JobIdentifier) {
        reviews[job]?.board.set(mark, for: key)
    }

    mutating func setSavedFilters(_ filters: [SavedFilter]) { savedFilters = filters.sorted { $0.name < $1.name } }

    /// Saves a filter's words under a name, in place of one of that name.
    /// - Parameter expression: Nil removes the filter.
    mutating func save(_ expression: RawText?, as name: RawText) {
        let new = expression.map { SavedFilter(name: name, expression: $0) }
        setSavedFilters(savedFilters.filter { $0.name != name } + [new].compactMap { $0 })
    }

    // MARK: - Names of codes

    /// The names of the codes of the question on screen, which all its filters and their prompt share. They are made when they
    /// are first wanted of a snapshot, which takes as long as it has codes; typing must not make them again.
    mutating func nameCodes() -> CodeLabels? {
        if let codeLabels { return codeLabels }
        guard let question = wholeQuestion, let basis = wholeBasis else { return nil }
        let labels = CodeLabels(question)
        namedQuestion = (basis, labels)
        return labels
    }

    /// The names of the codes of the question on screen, as far as they are made.
    var codeLabels: CodeLabels? { namedQuestion.flatMap { $0.basis == wholeBasis ? $0.labels : nil } }

    // MARK: - Finding

    /// The entry of a job; nil when it is not on the list.
    package func entry(_ identifier: JobIdentifier) -> JobEntry? { index(of: identifier).map { entries[$0] } }

    /// Columns of the list's widest row: sign, name and the short word of a job's condition.
    var rowWidth: Int { nameWidths.widest + 4 + 1 + ConditionSign.shortWidth }

    /// Position of the selected job.
    var selectedIndex: Int? { selected.flatMap(index) }

    private func index(of job: JobIdentifier) -> Int? { positions[job] }
}
