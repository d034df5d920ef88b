import CodingModel
import FoundationEssentials
import GRDB
import TerminalText

// MARK: - Reading

extension Database {
    /// The jobs on the list, in the order in which they were added.
    /// - Parameter server: Nil for the jobs of all servers.
    func jobs(of server: String?) throws -> [StoredJob] {
        try jobs(
            where: "job.position IS NOT NULL AND (?1 IS NULL OR job.server = ?1) ORDER BY job.position, job.id",
            [server])
    }

    /// The job, on the list or not.
    func job(_ key: JobKey) throws -> StoredJob? {
        try jobs(where: "job.server = ? AND job.folded = ?", [key.server, key.foldedIdentifier.blob]).first
    }

    /// How the job's status changed, oldest first.
    func history(of key: JobKey) throws -> [StatusChange] {
        let rows = try Row.fetchCursor(
            self,
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

    /// The number of things that the file holds of the job; nil when it does not know the job.
    func holdings(of key: JobKey) throws -> JobHoldings? {
        let row = try Row.fetchOne(
            self,
            sql: """
                SELECT (SELECT ifnull(sum(pages), 0) FROM pass WHERE job = job.id),
                    (SELECT ifnull(sum(bytes), 0) FROM pass WHERE job = job.id),
                    (SELECT count(verdict) FROM mark WHERE job = job.id),
                    (SELECT ifnull(sum(isFlagged), 0) FROM mark WHERE job = job.id),
                    (SELECT count(*) FROM mark WHERE job = job.id AND length(note) > 0),
                    EXISTS (SELECT 1 FROM place WHERE place.job = job.id),
                    (SELECT count(*) FROM base WHERE survey = job.survey)
                FROM job WHERE server = ? AND folded = ?
                """,
            arguments: [key.server, key.foldedIdentifier.blob])
        guard let row else { return nil }
        return JobHoldings(
            pages: try row.decode(atIndex: 0), bytes: try row.decode(atIndex: 1), verdicts: try row.decode(atIndex: 2),
            flags: try row.decode(atIndex: 3), notes: try row.decode(atIndex: 4), hasPlace: try row.decode(atIndex: 5),
            basesOfSurvey: try row.decode(atIndex: 6))
    }

    private func jobs(where condition: String, _ arguments: StatementArguments) throws -> [StoredJob] {
        let rows = try Row.fetchCursor(
            self,
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
                    report: try row.report(from: 3), pass: try row.pass(from: 9), completePass: try row.pass(from: 14)))
        }
        return jobs
    }
}

extension Row {
    fileprivate func report(from first: Int) throws -> JobReport? {
        func text(_ index: Int) throws -> RawText? {
            try decode(Data?.self, atIndex: first + index).map { RawText(blob: $0) }
        }
        guard let job = try text(0).flatMap({ JobIdentifier($0) }), let survey = try text(1), let status = try text(2)
        else { return nil }
        var failure: JobFailure?
        if let code = try text(4), let message = try text(5) { failure = JobFailure(code: code, message: message) }
        return JobReport(
            job: job, survey: survey, status: JobStatus(apiValue: status),
            completedAt: try text(3).map { CompletionTime($0) }, failure: failure)
    }

    fileprivate func pass(from first: Int) throws -> StoredPass? {
        guard let number = try decode(Int64?.self, atIndex: first) else { return nil }
        return StoredPass(
            number: number, pages: try decode(atIndex: first + 1), bytes: try decode(atIndex: first + 2),
            nextCursor: try decode(Data?.self, atIndex: first + 3).map { RawText(blob: $0) },
            isComplete: try decode(atIndex: first + 4))
    }
}

// MARK: - Writing

extension Database {
    /// Puts the jobs at the end of the list; one that is on it keeps its place.
    func track(_ keys: [JobKey], at secondsSince1970: Double) throws {
        for key in keys {
            try execute(
                sql: """
                    UPDATE job SET trackedAt = ?, position = (SELECT ifnull(max(position), 0) + 1 FROM job)
                    WHERE id = ? AND position IS NULL
                    """,
                arguments: [secondsSince1970, try row(of: key)])
        }
    }

    /// Puts the job back on the list. The jobs of `order` that are on the list get this order, at the places that they have
    /// there together; others keep theirs.
    func restore(_ key: JobKey, in order: [JobKey], at secondsSince1970: Double) throws {
        try track([key], at: secondsSince1970)
        var listed: [(row: Int64, position: Int)] = []
        for key in order {
            let row = try Row.fetchOne(
                self, sql: "SELECT id, position FROM job WHERE server = ? AND folded = ? AND position IS NOT NULL",
                arguments: [key.server, key.foldedIdentifier.blob])
            if let row { listed.append((try row.decode(atIndex: 0), try row.decode(atIndex: 1))) }
        }
        for (job, position) in zip(listed, listed.map(\.position).sorted()) {
            try execute(sql: "UPDATE job SET position = ? WHERE id = ?", arguments: [position, job.row])
        }
    }

    /// Takes the job off the list.
    func untrack(_ key: JobKey) throws {
        try execute(
            sql: "UPDATE job SET position = NULL, trackedAt = NULL WHERE server = ? AND folded = ?",
            arguments: [key.server, key.foldedIdentifier.blob])
    }

    /// Deletes all there is of the job; false when there was nothing.
    func delete(_ key: JobKey) throws -> Bool {
        try execute(
            sql: "DELETE FROM job WHERE server = ? AND folded = ?", arguments: [key.server, key.foldedIdentifier.blob])
        return changesCount > 0
    }

    /// Keeps the report, and its status in the history if it was another before.
    func note(_ report: JobReport, of key: JobKey, at secondsSince1970: Double) throws {
        let row = try row(of: key)
        let status = report.status.apiValue.blob
        try execute(
            sql: """
                INSERT INTO statusChange (job, status, at) SELECT id, ?1, ?2 FROM job
                WHERE id = ?3 AND status IS NOT ?1
                """,
            arguments: [status, secondsSince1970, row])
        try execute(
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

    /// The id of the job's row, which is made if there is none.
    func row(of key: JobKey) throws -> Int64? {
        try execute(
            sql: "INSERT INTO job (server, identifier, folded) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [key.server, key.job.raw.blob, key.foldedIdentifier.blob])
        return try Int64.fetchOne(
            self, sql: "SELECT id FROM job WHERE server = ? AND folded = ?",
            arguments: [key.server, key.foldedIdentifier.blob])
    }
}

extension RawText {
    /// The text's bytes, for a column.
    var blob: Data { Data(Array(string.utf8)) }

    /// The text of a column.
    init(blob: Data) {
        self.init(utf8: blob)
    }
}
