import FoundationEssentials
import GRDB

extension Disk {
    /// How many bytes of a body are in one row at most.
    static let chunkLength = 1 << 20
    /// After so many seconds without a new page nobody works at a pass any more.
    static let abandonedAfter: Double = 24 * 60 * 60

    /// Makes a pass with its first page, and deletes the job's abandoned passes.
    func beginPass(
        of key: JobKey, first: StoredPage, replacing old: Int64?, at secondsSince1970: Double
    ) async throws(StoreTrouble) -> Int64 {
        try await write { db in
            let job = try Self.row(of: key, db)
            try db.execute(
                sql: "DELETE FROM pass WHERE job = ? AND NOT isComplete AND (id = ? OR touchedAt < ?)",
                arguments: [job, old, secondsSince1970 - Self.abandonedAfter])
            try db.execute(
                sql: "INSERT INTO pass (job, pages, bytes, isComplete, touchedAt) VALUES (?, 0, 0, 0, ?)",
                arguments: [job, secondsSince1970])
            let pass = db.lastInsertedRowID
            _ = try Self.insert(first, into: pass, goingOnAt: nil, at: secondsSince1970, db)
            return pass
        }
    }

    /// Adds the page if it is the one that the pass goes on with; whether it is stored, be it since before.
    func append(_ page: StoredPage, to pass: Int64, at secondsSince1970: Double) async throws(StoreTrouble) -> Bool {
        let isStored = try await write { db in
            let cursor = page.cursor?.blob
            if let cursor, try Self.insert(page, into: pass, goingOnAt: cursor, at: secondsSince1970, db) {
                return true
            }
            return try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM page WHERE id >= ? AND id < ? AND cursor IS ?)",
                arguments: [Self.pageNumber(0, of: pass), Self.pageNumber(0, of: pass + 1), cursor]) ?? false
        }
        log?.note(page.body.count)
        return isStored
    }

    /// Marks the pass as whole and deletes the job's older passes; false when the pass is gone or lacks pages.
    func completePass(_ pass: Int64) async throws(StoreTrouble) -> Bool {
        let isComplete = try await write { db in
            try db.execute(
                sql: "UPDATE pass SET isComplete = 1 WHERE id = ? AND nextCursor IS NULL", arguments: [pass])
            guard db.changesCount > 0 else { return false }
            try db.execute(
                sql: "DELETE FROM pass WHERE id < ?1 AND job = (SELECT job FROM pass WHERE id = ?1)", arguments: [pass])
            return true
        }
        log?.finish()
        return isComplete
    }

    /// One page of a pass, from 1; nil when there is none such.
    func page(_ number: Int, of pass: Int64) async throws(StoreTrouble) -> StoredPage? {
        try await read { db in try Self.page(number, of: pass, db) }
    }

    /// The same on the caller's thread.
    func pageNow(_ number: Int, of pass: Int64) throws(StoreTrouble) -> StoredPage? {
        try read { db in try Self.page(number, of: pass, db) }
    }

    private static func page(_ number: Int, of pass: Int64, _ db: Database) throws -> StoredPage? {
        let id = pageNumber(number, of: pass)
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT cursor, nextCursor, bytes FROM page WHERE id = ?", arguments: [id])
        else { return nil }
        // What is there is counted, not what should be there: a damaged number must not ask for endless memory.
        let length = try Int.fetchOne(
            db, sql: "SELECT ifnull(sum(length(body)), 0) FROM chunk WHERE id >= ? AND id < ?",
            arguments: [chunks(of: id).lowerBound, chunks(of: id).upperBound])
        guard let length, length == (try row.decode(Int.self, atIndex: 2)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return StoredPage(
            cursor: try row.decode(Data?.self, atIndex: 0).map { .init(blob: $0) },
            nextCursor: try row.decode(Data?.self, atIndex: 1).map { .init(blob: $0) },
            body: try body(of: id, length: length, db))
    }

    /// What the table of pages calls a page; see `Schema`.
    private static func pageNumber(_ number: Int, of pass: Int64) -> Int64 { pass << 24 | Int64(number) }

    /// What the table of chunks calls those of a page.
    private static func chunks(of page: Int64) -> Range<Int64> { page << 16..<(page + 1) << 16 }

    private static func body(of page: Int64, length: Int, _ db: Database) throws -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(length)
        let rows = try Row.fetchCursor(
            db, sql: "SELECT body FROM chunk WHERE id >= ? AND id < ? ORDER BY id",
            arguments: [chunks(of: page).lowerBound, chunks(of: page).upperBound])
        while let row = try rows.next() {
            try row.withUnsafeData(atIndex: 0) { data in
                if let data { body.append(contentsOf: data) }
            }
        }
        return body
    }

    /// False when the pass is gone or goes on at another cursor; nothing is changed then.
    private static func insert(
        _ page: StoredPage, into pass: Int64, goingOnAt cursor: Data?, at secondsSince1970: Double, _ db: Database
    ) throws -> Bool {
        let nextCursor = page.nextCursor?.blob
        try db.cachedStatement(
            sql: """
                UPDATE pass SET pages = pages + 1, bytes = bytes + ?, nextCursor = ?, touchedAt = ?
                WHERE id = ? AND nextCursor IS ?
                """
        ).execute(arguments: [page.body.count, nextCursor, secondsSince1970, pass, cursor])
        guard db.changesCount > 0 else { return false }
        try db.cachedStatement(
            sql: """
                INSERT INTO page (id, cursor, nextCursor, bytes) SELECT id << 24 | pages, ?, ?, ? FROM pass WHERE id = ?
                """
        ).execute(arguments: [page.cursor?.blob, nextCursor, page.body.count, pass])
        let first = chunks(of: db.lastInsertedRowID).lowerBound + 1
        let insertion = try db.cachedStatement(sql: "INSERT INTO chunk (id, body) VALUES (?, ?)")
        for (chunk, start) in stride(from: 0, to: page.body.count, by: chunkLength).enumerated() {
            let slice = page.body[start..<min(start + chunkLength, page.body.count)]
            try insertion.execute(arguments: [first + Int64(chunk), Data(slice)])
        }
        return true
    }
}
