import FoundationEssentials
import GRDB

// MARK: - Writing

extension Database {
    /// The bytes of a body that one row holds at most.
    private static let chunkLength = 1 << 20
    /// The seconds without a new page after which nobody reads on in a pass any more.
    private static let abandonedAfter: Double = 24 * 60 * 60

    /// Makes a pass with its first page, and deletes the job's abandoned passes.
    /// - Parameter old: An incomplete pass to delete, however new.
    /// - Returns: The pass's number.
    func beginPass(
        of key: JobKey, first: StoredPage, replacing old: Int64?, at secondsSince1970: Double
    ) throws -> Int64 {
        let job = try row(of: key)
        try execute(
            sql: "DELETE FROM pass WHERE job = ? AND NOT isComplete AND (id = ? OR touchedAt < ?)",
            arguments: [job, old, secondsSince1970 - Self.abandonedAfter])
        try execute(
            sql: "INSERT INTO pass (job, pages, bytes, isComplete, touchedAt) VALUES (?, 0, 0, 0, ?)",
            arguments: [job, secondsSince1970])
        let pass = lastInsertedRowID
        _ = try insert(first, into: pass, goingOnAt: nil, at: secondsSince1970)
        return pass
    }

    /// Adds the page if it is the one that the pass goes on with.
    /// - Returns: Whether the page is stored, now or since before.
    func append(_ page: StoredPage, to pass: Int64, at secondsSince1970: Double) throws -> Bool {
        let cursor = page.cursor?.blob
        if let cursor, try insert(page, into: pass, goingOnAt: cursor, at: secondsSince1970) { return true }
        return try Bool.fetchOne(
            self, sql: "SELECT EXISTS (SELECT 1 FROM page WHERE id >= ? AND id < ? AND cursor IS ?)",
            arguments: [Self.pageID(0, of: pass), Self.pageID(0, of: pass + 1), cursor]) ?? false
    }

    /// Marks the pass as complete and deletes the job's older passes.
    /// - Returns: False when the pass is gone or lacks pages.
    func completePass(_ pass: Int64) throws -> Bool {
        try execute(sql: "UPDATE pass SET isComplete = 1 WHERE id = ? AND nextCursor IS NULL", arguments: [pass])
        guard changesCount > 0 else { return false }
        try execute(
            sql: "DELETE FROM pass WHERE id < ?1 AND job = (SELECT job FROM pass WHERE id = ?1)", arguments: [pass])
        return true
    }

    /// False when the pass is gone or goes on at another cursor; nothing is changed then.
    private func insert(
        _ page: StoredPage, into pass: Int64, goingOnAt cursor: Data?, at secondsSince1970: Double
    ) throws -> Bool {
        let nextCursor = page.nextCursor?.blob
        try cachedStatement(
            sql: """
                UPDATE pass SET pages = pages + 1, bytes = bytes + ?, nextCursor = ?, touchedAt = ?
                WHERE id = ? AND nextCursor IS ?
                """
        ).execute(arguments: [page.body.count, nextCursor, secondsSince1970, pass, cursor])
        guard changesCount > 0 else { return false }
        try cachedStatement(
            sql: """
                INSERT INTO page (id, cursor, nextCursor, bytes) SELECT id << 24 | pages, ?, ?, ? FROM pass WHERE id = ?
                """
        ).execute(arguments: [page.cursor?.blob, nextCursor, page.body.count, pass])
        let first = Self.chunkIDs(of: lastInsertedRowID).lowerBound + 1
        let insertion = try cachedStatement(sql: "INSERT INTO chunk (id, body) VALUES (?, ?)")
        for (chunk, start) in stride(from: 0, to: page.body.count, by: Self.chunkLength).enumerated() {
            let slice = page.body[start..<min(start + Self.chunkLength, page.body.count)]
            try insertion.execute(arguments: [first + Int64(chunk), Data(slice)])
        }
        return true
    }

    /// The id of a page's row; see `Schema`.
    private static func pageID(_ number: Int, of pass: Int64) -> Int64 { pass << 24 | Int64(number) }

    /// The ids that the rows of a page's chunks may have.
    private static func chunkIDs(of page: Int64) -> Range<Int64> { page << 16..<(page + 1) << 16 }
}

// MARK: - Reading

extension Database {
    /// A page of a pass, from 1; nil when there is none such.
    /// - Throws: `DatabaseError` when a part of the body is missing.
    func page(_ number: Int, of pass: Int64) throws -> StoredPage? {
        let id = Self.pageID(number, of: pass)
        guard
            let row = try Row.fetchOne(
                self, sql: "SELECT cursor, nextCursor, bytes FROM page WHERE id = ?", arguments: [id])
        else { return nil }
        // The bytes that are there are counted: a damaged number of bytes must not ask for endless memory.
        let length = try Int.fetchOne(
            self, sql: "SELECT ifnull(sum(length(body)), 0) FROM chunk WHERE id >= ? AND id < ?",
            arguments: [Self.chunkIDs(of: id).lowerBound, Self.chunkIDs(of: id).upperBound])
        guard let length, length == (try row.decode(Int.self, atIndex: 2)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return StoredPage(
            cursor: try row.decode(Data?.self, atIndex: 0).map { .init(blob: $0) },
            nextCursor: try row.decode(Data?.self, atIndex: 1).map { .init(blob: $0) },
            body: try body(of: id, length: length))
    }

    private func body(of page: Int64, length: Int) throws -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(length)
        let rows = try Row.fetchCursor(
            self, sql: "SELECT body FROM chunk WHERE id >= ? AND id < ? ORDER BY id",
            arguments: [Self.chunkIDs(of: page).lowerBound, Self.chunkIDs(of: page).upperBound])
        while let row = try rows.next() {
            try row.withUnsafeData(atIndex: 0) { data in
                if let data { body.append(contentsOf: data) }
            }
        }
        return body
    }
}
