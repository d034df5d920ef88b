import CodingModel
import TerminalText

// MARK: - Marks

extension JobStore {
    /// The marks that readers set on the job's answers, be these in its pages or not; none for a job that is not known.
    package func marks(of key: JobKey) throws(StoreTrouble) -> [ReviewKey: ReviewMark] {
        try find(inFile: { try $0.marks(of: key) }, inMemory: { $0.marks(of: key) }) ?? [:]
    }

    /// Puts a mark in the place of the one before; nil or an empty one takes that away. A mark belongs to the job, not
    /// to its pages: it outlives a refetch and taking the job off the list, and goes when the job is forgotten.
    ///
    /// The later of two calls for one place wins: wait for the first before the second.
    /// - Returns: True when the file has it, where it survives the end of the program, however that comes.
    @discardableResult
    package func setMark(
        _ mark: ReviewMark?, for place: ReviewKey, of key: JobKey, at secondsSince1970: Double
    ) async -> Bool {
        let mark = mark.flatMap { $0.isEmpty ? nil : $0 }
        return await write(
            StoreChange { file in
                try file.setMark(mark, for: place, of: key, at: secondsSince1970)
            } inMemory: { jobs, database in
                jobs.adoptMarks(of: key, from: database)
                jobs.setMark(mark, for: place, of: key)
            })
    }
}

// MARK: - Filters

/// A filter that the user gave a name, for any job.
package struct StoredFilter: Hashable, Sendable {
    /// The name, which no other filter has.
    package let name: RawText
    /// The filter as it is written, such as `2/22 and not "late"`.
    package let expression: RawText

    /// A filter under a name; nothing is checked.
    package init(name: RawText, expression: RawText) {
        self.name = name
        self.expression = expression
    }
}

extension JobStore {
    /// The named filters, sorted by name.
    package func filters() throws(StoreTrouble) -> [StoredFilter] {
        try find(inFile: { try $0.filters() }, inMemory: { $0.filters }) ?? []
    }

    /// Keeps a filter under a name, in the place of the one that had it.
    /// - Returns: True when the file has it.
    @discardableResult
    package func setFilter(named name: RawText, expression: RawText) async -> Bool {
        let time = now()
        return await write(
            StoreChange { file in
                try file.setFilter(StoredFilter(name: name, expression: expression), at: time)
            } inMemory: { jobs, database in
                jobs.adoptFilters(from: database)
                jobs.setFilter(expression, named: name)
            })
    }

    /// Takes a filter away; one that is not there is no error.
    /// - Returns: True when the file has taken that in.
    @discardableResult
    package func removeFilter(named name: RawText) async -> Bool {
        await write(
            StoreChange { file in
                try file.removeFilter(named: name)
            } inMemory: { jobs, database in
                jobs.adoptFilters(from: database)
                jobs.setFilter(nil, named: name)
            })
    }
}
