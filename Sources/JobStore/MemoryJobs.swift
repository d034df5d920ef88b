import CodingModel
import TerminalText

/// Jobs, marks, filters, places and bases while nothing can be written; everything but pages.
///
/// The first change of something takes over what the file knows of it: from then on memory knows better.
struct MemoryJobs {
    /// A job without regard to the case of its id.
    private struct Name: Hashable {
        let server: String
        let foldedIdentifier: RawText

        init(_ key: JobKey) {
            server = key.server
            foldedIdentifier = key.foldedIdentifier
        }
    }

    private struct Entry {
        var job: StoredJob
        var history: [StatusChange]
    }

    private var entries: [Name: Entry] = [:]
    /// The list, in the order in which jobs were added.
    private var list: [Name] = []
    private var marks: [Name: [ReviewKey: ReviewMark]] = [:]
    private var expressions: [RawText: RawText]?
    /// The latest first; nil when none was set here and none taken over.
    private(set) var places: [StoredPlace]?
    /// Nil when none was set here and none taken over.
    private(set) var bases: [SurveyQuestion: Int]?

    /// The jobs on the list.
    /// - Parameter server: Nil for the jobs of all servers.
    func jobs(of server: String?) -> [StoredJob] {
        list.compactMap { entries[$0]?.job }.filter { server == nil || $0.key.server == server }
    }

    func job(_ key: JobKey) -> StoredJob? { entries[Name(key)]?.job }

    func history(of key: JobKey) -> [StatusChange]? { entries[Name(key)]?.history }

    /// The number of things that are known here of a job; nil when nothing is.
    func holdings(of key: JobKey) -> JobHoldings? {
        let name = Name(key)
        let marks = marks[name]?.values.map { $0 } ?? []
        let hasPlace = places?.contains { Name($0.key) == name } == true
        guard entries[name] != nil || !marks.isEmpty || hasPlace else { return nil }
        let survey = entries[name]?.job.report?.survey
        return JobHoldings(
            pages: 0, bytes: 0, verdicts: marks.count { $0.verdict != nil }, flags: marks.count(where: \.isFlagged),
            notes: marks.count { !$0.note.isEmpty }, hasPlace: hasPlace,
            basesOfSurvey: bases?.keys.count { $0.survey == survey } ?? 0)
    }

    /// Takes over all jobs on the file's list.
    mutating func adoptList(of database: StoreDatabase) {
        for job in (try? database.read { try $0.jobs(of: nil) }) ?? [] { adopt(job, from: database) }
    }

    /// Takes over the file's job, on the list or not, unless it is here.
    mutating func adopt(_ key: JobKey, from database: StoreDatabase?) {
        guard job(key) == nil, let database, let job = try? database.read({ try $0.job(key) }) else { return }
        adopt(job, from: database)
    }

    private mutating func adopt(_ job: StoredJob, from database: StoreDatabase) {
        let name = Name(job.key)
        if entries[name] != nil { return }
        entries[name] = Entry(job: job, history: (try? database.read { try $0.history(of: job.key) }) ?? [])
        if job.isTracked { list.append(name) }
    }

    mutating func track(_ key: JobKey) {
        let name = Name(key)
        let job = entries[name]?.job ?? StoredJob(key: key, isTracked: false)
        if job.isTracked { return }
        entries[name] = Entry(job: job.with(isTracked: true), history: entries[name]?.history ?? [])
        list.append(name)
    }

    /// Puts the jobs of `order` that are on the list into this order, at the places that they have there together.
    mutating func arrange(_ order: [JobKey]) {
        let names = order.map { Name($0) }.filter { list.contains($0) }
        let wanted = Set(names)
        var next = names.makeIterator()
        list = list.map { wanted.contains($0) ? next.next() ?? $0 : $0 }
    }

    mutating func untrack(_ key: JobKey) {
        let name = Name(key)
        list.removeAll { $0 == name }
        guard let entry = entries[name] else { return }
        entries[name]?.job = entry.job.with(isTracked: false)
    }

    /// False when there was nothing.
    mutating func remove(_ key: JobKey) -> Bool {
        let name = Name(key)
        list.removeAll { $0 == name }
        let hadMarks = marks.removeValue(forKey: name)?.isEmpty == false
        let hadPlace = places?.contains { Name($0.key) == name } == true
        places?.removeAll { Name($0.key) == name }
        return entries.removeValue(forKey: name) != nil || hadMarks || hadPlace
    }

    mutating func note(_ report: JobReport, of key: JobKey, at secondsSince1970: Double) {
        let name = Name(key)
        var entry = entries[name] ?? Entry(job: StoredJob(key: key, isTracked: false), history: [])
        if entry.job.report?.status != report.status {
            entry.history.append(StatusChange(status: report.status, secondsSince1970: secondsSince1970))
        }
        entry.job = entry.job.with(report: report)
        entries[name] = entry
    }
}

// MARK: - Marks and filters

extension MemoryJobs {
    /// Nil when none was set here and none taken over.
    func marks(of key: JobKey) -> [ReviewKey: ReviewMark]? { marks[Name(key)] }

    /// Takes over the file's marks of a job, unless some were set or taken over before.
    mutating func adoptMarks(of key: JobKey, from database: StoreDatabase?) {
        if marks(of: key) != nil { return }
        marks[Name(key)] = (try? database?.read { try $0.marks(of: key) }) ?? [:]
    }

    /// Nil takes the mark away.
    mutating func setMark(_ mark: ReviewMark?, for place: ReviewKey, of key: JobKey) {
        marks[Name(key), default: [:]][place] = mark
    }

    /// Sorted by name; nil when none was set here and none taken over.
    var filters: [StoredFilter]? {
        expressions?.map { StoredFilter(name: $0, expression: $1) }.sorted { $0.name < $1.name }
    }

    /// Takes over the file's filters, unless some were set or taken over before.
    mutating func adoptFilters(from database: StoreDatabase?) {
        if expressions != nil { return }
        let filters = (try? database?.read { try $0.filters() }) ?? []
        expressions = Dictionary(filters.map { ($0.name, $0.expression) }) { $1 }
    }

    /// Nil takes the filter away.
    mutating func setFilter(_ expression: RawText?, named name: RawText) {
        expressions?[name] = expression
    }
}

// MARK: - Places and bases

extension MemoryJobs {
    /// Takes over the file's places, unless some were set or taken over before.
    mutating func adoptPlaces(from database: StoreDatabase?) {
        if places != nil { return }
        places = (try? database?.read { try $0.places(of: nil, limit: .max) }) ?? []
    }

    /// Nil takes the place away.
    mutating func setPlace(_ place: ReaderPlace?, in key: JobKey) {
        places?.removeAll { Name($0.key) == Name(key) }
        if let place { places?.insert(StoredPlace(key: key, place: place), at: 0) }
    }

    /// Takes over the file's bases, unless some were set or taken over before.
    mutating func adoptBases(from database: StoreDatabase?) {
        if bases != nil { return }
        bases = (try? database?.read { try $0.bases() }) ?? [:]
    }

    /// Nil takes the base away.
    mutating func setBase(_ people: Int?, of question: SurveyQuestion) { bases?[question] = people }
}

extension StoredJob {
    fileprivate func with(isTracked: Bool? = nil, report: JobReport? = nil) -> StoredJob {
        StoredJob(
            key: key, isTracked: isTracked ?? self.isTracked, report: report ?? self.report, pass: pass,
            completePass: completePass)
    }
}
