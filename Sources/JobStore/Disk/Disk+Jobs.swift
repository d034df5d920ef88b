import CodingModel
import FoundationEssentials
import GRDB
import TerminalText

extension Disk {
    /// The jobs on the list, in the order in which they were added; nil: of all servers.
    func jobs(of server: String?) throws(StoreTrouble) -> [StoredJob] {
        try read { db in
            try Self.jobs(
                db, where: "job.position IS NOT NULL AND (?1 IS NULL OR job.server = ?1) ORDER BY job.position, job.id",
                [server])
        }
    }

    /// The job, on the list or not.
    func job(_ key: JobKey) throws(StoreTrouble) -> StoredJob? {
        try read { db in
            try Self.jobs(
                db, where: "job.server = ? AND job.folded = ?", [key.server, key.foldedIdentifier.blob]
            ).first
        }
    }

    /// Oldest first.
    func history(of key: JobKey) throws(StoreTrouble) -> [StatusChange] {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT statusChange.status, statusChange.at FROM statusChange JOIN job ON job.id = statusChange.job
                    WHERE job.server = ? AND job.folded = ? ORDER BY statusChange.id
                    """,
                arguments: [key.server, key.foldedIdentifier.blob])
            var changes: [StatusChange] = []
            while let row = try rows.next() {
                let status = JobStatus(apiValue: RawText(blob: try row.decode(atIndex: 0)))
                changes.append(StatusChange(status: status, secondsSince1970: try row.decode(atIndex: 1)))
            }
            return changes
        }
    }

    /// Puts the jobs at the end of the list; one that is on it keeps its place.
    func track(_ keys: [JobKey], at secondsSince1970: Double) throws(StoreTrouble) {
        try write { db in try Self.track(keys, at: secondsSince1970, db) }
    }

    /// The same for who must not wait.
    func track(_ keys: [JobKey], at secondsSince1970: Double) async throws(StoreTrouble) {
        try await write { db in try Self.track(keys, at: secondsSince1970, db) }
    }

    private static func track(_ keys: [JobKey], at secondsSince1970: Double, _ db: Database) throws {
        for key in keys {
            try db.execute(
                sql: """
                    UPDATE job SET trackedAt = ?, position = (SELECT ifnull(max(position), 0) + 1 FROM job)
                    WHERE id = ? AND position IS NULL
                    """,
                arguments: [secondsSince1970, try row(of: key, db)])
        }
    }

    /// Takes the job off the list.
    func untrack(_ key: JobKey) throws(StoreTrouble) {
        try write { db in try Self.untrack(key, db) }
    }

    /// The same for who must not wait.
    func untrack(_ key: JobKey) async throws(StoreTrouble) {
        try await write { db in try Self.untrack(key, db) }
    }

    private static func untrack(_ key: JobKey, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE job SET position = NULL, trackedAt = NULL WHERE server = ? AND folded = ?",
            arguments: [key.server, key.foldedIdentifier.blob])
    }

    /// Deletes all there is of the job; false when there was nothing.
    func delete(_ key: JobKey) throws(StoreTrouble) -> Bool {
        try write { db in
            try db.execute(
                sql: "DELETE FROM job WHERE server = ? AND folded = ?",
                arguments: [key.server, key.foldedIdentifier.blob])
            return db.changesCount > 0
        }
    }

    /// Keeps the report, and the status in the history if it was another before.
    func note(_ report: JobReport, of key: JobKey, at secondsSince1970: Double) async throws(StoreTrouble) {
        try await write { db in
            let row = try Self.row(of: key, db)
            let status = report.status.apiValue.blob
            try db.execute(
                sql: """
                    INSERT INTO statusChange (job, status, at) SELECT id, ?1, ?2 FROM job
                    WHERE id = ?3 AND status IS NOT ?1
                    """,
                arguments: [status, secondsSince1970, row])
            try db.execute(
                sql: """
                    UPDATE job SET reportedAt = ?, reportedIdentifier = ?, survey = ?, status = ?, completedAt = ?,
                        failureCode = ?, failureMessage = ?
                    WHERE id = ?
                    """,
                arguments: [
                    secondsSince1970, report.job.raw.blob, report.survey.blob, status, report.completedAt?.raw.blob,
                    report.failure?.code.blob, report.failure?.message.blob, row,
                ])
        }
    }

    /// The job's row, made if there is none.
    static func row(of key: JobKey, _ db: Database) throws -> Int64? {
        try db.execute(
            sql: "INSERT INTO job (server, identifier, folded) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [key.server, key.job.raw.blob, key.foldedIdentifier.blob])
        return try Int64.fetchOne(
            db, sql: "SELECT id FROM job WHERE server = ? AND folded = ?",
            arguments: [key.server, key.foldedIdentifier.blob])
    }

    private static func jobs(
        _ db: Database, where condition: String, _ arguments: StatementArguments
    ) throws -> [StoredJob] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT job.server, job.identifier, job.position IS NOT NULL,
                    job.reportedIdentifier, job.survey, job.status, job.completedAt, job.failureCode, job.failureMessage,
                    newest.id, newest.pages, newest.bytes, newest.nextCursor, newest.isComplete,
                    whole.id, whole.pages, whole.bytes, whole.nextCursor, whole.isComplete
                FROM job
                LEFT JOIN pass AS newest ON newest.id = (SELECT max(id) FROM pass WHERE job = job.id)
                LEFT JOIN pass AS whole ON whole.id = (SELECT max(id) FROM pass WHERE job = job.id AND isComplete)
                WHERE \(condition)
                """,
            arguments: arguments)
        var jobs: [StoredJob] = []
        while let row = try rows.next() {
            let server: String = try row.decode(atIndex: 0)
            guard let job = JobIdentifier(RawText(blob: try row.decode(atIndex: 1))) else { continue }
            jobs.append(
                StoredJob(
                    key: JobKey(server: server, job: job), isTracked: try row.decode(atIndex: 2),
                    report: try report(row, from: 3), pass: try pass(row, from: 9),
                    completePass: try pass(row, from: 14)))
        }
        return jobs
    }

    private static func report(_ row: Row, from first: Int) throws -> JobReport? {
        func text(_ index: Int) throws -> RawText? {
            try row.decode(Data?.self, atIndex: first + index).map { RawText(blob: $0) }
        }
        guard let job = try text(0).flatMap({ JobIdentifier($0) }), let survey = try text(1), let status = try text(2)
        else { return nil }
        var failure: JobFailure?
        if let code = try text(4), let message = try text(5) { failure = JobFailure(code: code, message: message) }
        return JobReport(
            job: job, survey: survey, status: JobStatus(apiValue: status),
            completedAt: try text(3).map { CompletionTime($0) }, failure: failure)
    }

    private static func pass(_ row: Row, from first: Int) throws -> StoredPass? {
        guard let number = try row.decode(Int64?.self, atIndex: first) else { return nil }
        return StoredPass(
            number: number, pages: try row.decode(atIndex: first + 1), bytes: try row.decode(atIndex: first + 2),
            nextCursor: try row.decode(Data?.self, atIndex: first + 3).map { RawText(blob: $0) },
            isComplete: try row.decode(atIndex: first + 4))
    }
}

extension RawText {
    /// The text's bytes, for a column.
    var blob: Data { Data(Array(string.utf8)) }

    init(blob: Data) {
        self.init(utf8: blob)
    }
}
