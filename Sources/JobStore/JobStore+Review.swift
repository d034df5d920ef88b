import CodingModel
import TerminalText

// MARK: - Marks

extension JobStore {
    /// What the reader noted of the job's answers, be they in its pages or not; none for a job that is not known.
    package func marks(of key: JobKey) throws(StoreTrouble) -> [ReviewKey: ReviewMark] {
        if let marks = remembered({ $0.marks(of: key) }) { return marks }
        return try readingIfAny { disk throws(StoreTrouble) in try disk.marks(of: key) } ?? [:]
    }

    /// Puts a mark in the place of the one before; nil or an empty one takes that away. It belongs to the job, not to its
    /// pages: it outlives a refetch and taking the job off the list, and goes when the job is forgotten.
    ///
    /// Of two calls for one place the later one wins: wait for the first before the second.
    /// - Returns: Whether it is on the disk, where it survives the end of the program, however that comes.
    @discardableResult
    package func setMark(
        _ mark: ReviewMark?, for place: ReviewKey, of key: JobKey, at secondsSince1970: Double
    ) async -> Bool {
        let mark = mark.flatMap { $0.isEmpty ? nil : $0 }
        return await keep { disk async throws(StoreTrouble) in
            try await disk.setMark(mark, for: place, of: key, at: secondsSince1970)
        } inMemory: { jobs, disk in
            if jobs.marks(of: key) == nil { jobs.adopt((try? disk?.marks(of: key)) ?? [:], of: key) }
            jobs.setMark(mark, for: place, of: key)
        }
    }
}

// MARK: - Filters

/// A filter that the user gave a name, for any job.
package struct StoredFilter: Hashable, Sendable {
    /// What it is called; no two have the same.
    package let name: RawText
    /// The filter as it is written.
    package let expression: RawText

    /// Nothing is checked.
    package init(name: RawText, expression: RawText) {
        self.name = name
        self.expression = expression
    }
}

extension JobStore {
    /// The named filters, sorted by name.
    package func filters() throws(StoreTrouble) -> [StoredFilter] {
        if let filters = remembered(\.filters) { return filters }
        return try readingIfAny { disk throws(StoreTrouble) in try disk.filters() } ?? []
    }

    /// Keeps a filter under a name, in the place of the one that had it.
    /// - Returns: Whether it is on the disk.
    @discardableResult
    package func setFilter(named name: RawText, expression: RawText) async -> Bool {
        let time = now()
        return await keep { disk async throws(StoreTrouble) in
            try await disk.setFilter(StoredFilter(name: name, expression: expression), at: time)
        } inMemory: { jobs, disk in
            if jobs.filters == nil { jobs.adopt((try? disk?.filters()) ?? []) }
            jobs.setFilter(expression, named: name)
        }
    }

    /// Takes a filter away; one that is not there is no error.
    /// - Returns: Whether that is on the disk.
    @discardableResult
    package func removeFilter(named name: RawText) async -> Bool {
        await keep { disk async throws(StoreTrouble) in
            try await disk.removeFilter(named: name)
        } inMemory: { jobs, disk in
            if jobs.filters == nil { jobs.adopt((try? disk?.filters()) ?? []) }
            jobs.setFilter(nil, named: name)
        }
    }
}
