import CodingModel
import FoundationEssentials
import GRDB
import TerminalText

extension Disk {
    /// All marks of the job.
    func marks(of key: JobKey) throws(StoreTrouble) -> [ReviewKey: ReviewMark] {
        try read { db in
            // A file of an earlier version that could not be made today's has none.
            guard try db.tableExists("mark") else { return [:] }
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT mark.question, mark.code, mark.response, mark.digest, mark.verdict, mark.isBlind,
                        mark.isFlagged, mark.note
                    FROM mark JOIN job ON job.id = mark.job WHERE job.server = ? AND job.folded = ?
                    """,
                arguments: [key.server, key.foldedIdentifier.blob])
            var marks: [ReviewKey: ReviewMark] = [:]
            while let row = try rows.next() { marks[try Self.reviewKey(row)] = try Self.mark(row, from: 4) }
            return marks
        }
    }

    /// Writes the mark over the one before; nil takes that away.
    func setMark(
        _ mark: ReviewMark?, for place: ReviewKey, of key: JobKey, at secondsSince1970: Double
    ) async throws(StoreTrouble) {
        try await write { db in
            let digest = Int64(bitPattern: place.answer.digest)
            let response = place.answer.responseIdentifier.blob
            guard let mark else {
                return try db.execute(
                    sql: """
                        DELETE FROM mark WHERE job = (SELECT id FROM job WHERE server = ? AND folded = ?)
                            AND question = ? AND code = ? AND response = ? AND digest = ?
                        """,
                    arguments: [
                        key.server, key.foldedIdentifier.blob, place.question.blob, place.code.description, response,
                        digest,
                    ])
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    try Self.row(of: key, db), place.question.blob, place.code.description, response, digest,
                    mark.verdict?.rawValue, mark.isBlind, mark.isFlagged, mark.note.blob, secondsSince1970,
                ])
        }
    }

    private static func reviewKey(_ row: Row) throws -> ReviewKey {
        guard let code = CodePath(parsing: try row.decode(atIndex: 1)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return ReviewKey(
            question: RawText(blob: try row.decode(atIndex: 0)), code: code,
            answer: AnswerFingerprint(
                responseIdentifier: RawText(blob: try row.decode(atIndex: 2)),
                digest: UInt64(bitPattern: try row.decode(atIndex: 3))))
    }

    private static func mark(_ row: Row, from first: Int) throws -> ReviewMark {
        let verdict = try row.decode(String?.self, atIndex: first).map { name in
            guard let verdict = Verdict(rawValue: name) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            return verdict
        }
        return ReviewMark(
            verdict: verdict, isBlind: try row.decode(atIndex: first + 1),
            isFlagged: try row.decode(atIndex: first + 2),
            note: RawText(blob: try row.decode(atIndex: first + 3)))
    }
}

extension Disk {
    /// By name.
    func filters() throws(StoreTrouble) -> [StoredFilter] {
        try read { db in
            guard try db.tableExists("filter") else { return [] }
            return try Row.fetchAll(db, sql: "SELECT name, expression FROM filter ORDER BY name").map { row in
                StoredFilter(
                    name: RawText(blob: try row.decode(atIndex: 0)),
                    expression: RawText(blob: try row.decode(atIndex: 1)))
            }
        }
    }

    func setFilter(_ filter: StoredFilter, at secondsSince1970: Double) async throws(StoreTrouble) {
        try await write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO filter VALUES (?, ?, ?)",
                arguments: [filter.name.blob, filter.expression.blob, secondsSince1970])
        }
    }

    func removeFilter(named name: RawText) async throws(StoreTrouble) {
        try await write { db in
            try db.execute(sql: "DELETE FROM filter WHERE name = ?", arguments: [name.blob])
        }
    }
}
