import CodingModel
import TerminalText

/// What is known of jobs while nothing can be written: no pages, all else.
struct MemoryJobs {
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

    /// The jobs on the list; nil: of all servers.
    func jobs(of server: String?) -> [StoredJob] {
        list.compactMap { entries[$0]?.job }.filter { server == nil || $0.key.server == server }
    }

    func job(_ key: JobKey) -> StoredJob? { entries[Name(key)]?.job }

    func history(of key: JobKey) -> [StatusChange]? { entries[Name(key)]?.history }

    /// Takes over what the disk knows of a job, unless the job is here.
    mutating func adopt(_ job: StoredJob, history: [StatusChange]) {
        let name = Name(job.key)
        if entries[name] != nil { return }
        entries[name] = Entry(job: job, history: history)
        if job.isTracked { list.append(name) }
    }

    mutating func track(_ key: JobKey) {
        let name = Name(key)
        let job = entries[name]?.job ?? StoredJob(key: key, isTracked: false)
        if job.isTracked { return }
        entries[name] = Entry(job: job.with(isTracked: true), history: entries[name]?.history ?? [])
        list.append(name)
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
        return entries.removeValue(forKey: name) != nil
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

extension StoredJob {
    fileprivate func with(isTracked: Bool? = nil, report: JobReport? = nil) -> StoredJob {
        StoredJob(
            key: key, isTracked: isTracked ?? self.isTracked, report: report ?? self.report, pass: pass,
            completePass: completePass)
    }
}
