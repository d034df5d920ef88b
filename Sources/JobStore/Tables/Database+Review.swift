import CodingModel
import FoundationEssentials
import GRDB
import TerminalText

// MARK: - Marks

extension Database {
    /// All marks of the job.
    func marks(of key: JobKey) throws -> [ReviewKey: ReviewMark] {
        let rows = try Row.fetchCursor(
            self,
            sql: """
                SELECT mark.question, mark.code, mark.response, mark.digest, mark.verdict, mark.isBlind,
                    mark.isFlagged, mark.note
                FROM mark JOIN job ON job.id = mark.job WHERE job.server = ? AND job.folded = ?
                """,
            arguments: [key.server, key.foldedIdentifier.blob])
        var marks: [ReviewKey: ReviewMark] = [:]
        while let row = try rows.next() { marks[try row.reviewKey()] = try row.mark() }
        return marks
    }

    /// Writes the mark over the one before; nil takes that away.
    func setMark(
        _ mark: ReviewMark?, for place: ReviewKey, of key: JobKey, at secondsSince1970: Double
    ) throws {
        let digest = Int64(bitPattern: place.answer.digest)
        let response = place.answer.responseIdentifier.blob
        guard let mark else {
            return try execute(
                sql: """
                    DELETE FROM mark WHERE job = (SELECT id FROM job WHERE server = ? AND folded = ?)
                        AND question = ? AND code = ? AND response = ? AND digest = ?
                    """,
                arguments: [
                    key.server, key.foldedIdentifier.blob, place.question.blob, place.code.description, response,
                    digest,
                ])
        }
        try execute(
            sql: "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                try row(of: key), place.question.blob, place.code.description, response, digest,
                mark.verdict?.rawValue, mark.isBlind, mark.isFlagged, mark.note.blob, secondsSince1970,
            ])
    }
}

extension Row {
    /// The place of a mark: the first four columns.
    fileprivate func reviewKey() throws -> ReviewKey {
        guard let code = CodePath(parsing: try decode(atIndex: 1)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return ReviewKey(
            question: RawText(blob: try decode(atIndex: 0)), code: code,
            answer: AnswerFingerprint(
                responseIdentifier: RawText(blob: try decode(atIndex: 2)),
                digest: UInt64(bitPattern: try decode(atIndex: 3))))
    }

    /// The mark itself: the columns after its place.
    fileprivate func mark() throws -> ReviewMark {
        let verdict = try decode(String?.self, atIndex: 4).map { name in
            guard let verdict = Verdict(rawValue: name) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            return verdict
        }
        return ReviewMark(
            verdict: verdict, isBlind: try decode(atIndex: 5), isFlagged: try decode(atIndex: 6),
            note: RawText(blob: try decode(atIndex: 7)))
    }
}

// MARK: - Filters

extension Database {
    /// The named filters, sorted by name.
    func filters() throws -> [StoredFilter] {
        try Row.fetchAll(self, sql: "SELECT name, expression FROM filter ORDER BY name").map { row in
            StoredFilter(
                name: RawText(blob: try row.decode(atIndex: 0)), expression: RawText(blob: try row.decode(atIndex: 1)))
        }
    }

    /// Keeps the filter, in the place of the one that had its name.
    func setFilter(_ filter: StoredFilter, at secondsSince1970: Double) throws {
        try execute(
            sql: "INSERT OR REPLACE INTO filter VALUES (?, ?, ?)",
            arguments: [filter.name.blob, filter.expression.blob, secondsSince1970])
    }

    /// Takes the filter away; one that is not there is no error.
    func removeFilter(named name: RawText) throws {
        try execute(sql: "DELETE FROM filter WHERE name = ?", arguments: [name.blob])
    }
}
