import CodingModel
import FoundationEssentials
import GRDB
import TerminalText

// MARK: - Places

extension Database {
    /// The places where the reader left jobs, the latest first.
    func places(of server: String?, limit: Int) throws -> [StoredPlace] {
        let rows = try Row.fetchCursor(
            self,
            sql: """
                SELECT job.server, job.identifier, latest.question, latest.base,
                    questionPlace.question, questionPlace.code, questionPlace.sorting, questionPlace.expanded,
                    questionPlace.filter, questionPlace.filterName, questionPlace.response, questionPlace.digest
                FROM (
                    SELECT place.* FROM place JOIN job ON job.id = place.job WHERE ?1 IS NULL OR job.server = ?1
                    ORDER BY place.changedAt DESC, place.job LIMIT ?2
                ) AS latest
                JOIN job ON job.id = latest.job
                LEFT JOIN questionPlace ON questionPlace.job = latest.job
                ORDER BY latest.changedAt DESC, latest.job
                """,
            arguments: [server, limit])
        var places: [StoredPlace] = []
        while let row = try rows.next() {
            let server: String = try row.decode(atIndex: 0)
            guard let job = JobIdentifier(RawText(blob: try row.decode(atIndex: 1))),
                let base = BaseChoice(rawValue: try row.decode(atIndex: 3))
            else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            let key = JobKey(server: server, job: job)
            var questions = places.last?.key == key ? places.removeLast().place.questions : [:]
            if let question = try row.text(at: 4) { questions[question] = try row.questionPlace(from: 5) }
            places.append(
                StoredPlace(
                    key: key, place: ReaderPlace(question: try row.text(at: 2), base: base, questions: questions)))
        }
        return places
    }

    /// Writes the place over the one before; nil takes that away.
    func setPlace(_ place: ReaderPlace?, in key: JobKey, at secondsSince1970: Double) throws {
        guard let place else {
            return try execute(
                sql: "DELETE FROM place WHERE job = (SELECT id FROM job WHERE server = ? AND folded = ?)",
                arguments: [key.server, key.foldedIdentifier.blob])
        }
        let job = try row(of: key)
        try execute(sql: "DELETE FROM place WHERE job = ?", arguments: [job])
        try execute(
            sql: "INSERT INTO place VALUES (?, ?, ?, ?)",
            arguments: [job, place.question?.blob, place.base.rawValue, secondsSince1970])
        for (question, place) in place.questions {
            let digest = place.answer.map { Int64(bitPattern: $0.digest) }
            let expanded = place.expanded.map(\.description).sorted().joined(separator: " ")
            try execute(
                sql: "INSERT INTO questionPlace VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    job, question.blob, place.code?.description, place.order.rawValue, expanded, place.filter?.blob,
                    place.filterName?.blob, place.answer?.responseIdentifier.blob, digest,
                ])
        }
    }
}

extension Row {
    fileprivate func text(at index: Int) throws -> RawText? {
        try decode(Data?.self, atIndex: index).map { RawText(blob: $0) }
    }

    fileprivate func questionPlace(from first: Int) throws -> QuestionPlace {
        let code = try decode(String?.self, atIndex: first).map(path)
        guard let order = CodeOrder(rawValue: try decode(atIndex: first + 1)) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        let expanded: String = try decode(atIndex: first + 2)
        var answer: AnswerFingerprint?
        if let response = try text(at: first + 5), let digest = try decode(Int64?.self, atIndex: first + 6) {
            answer = AnswerFingerprint(responseIdentifier: response, digest: UInt64(bitPattern: digest))
        }
        return QuestionPlace(
            code: code, answer: answer, order: order,
            expanded: Set(try expanded.split(separator: " ").map { try path(String($0)) }),
            filter: try text(at: first + 3), filterName: try text(at: first + 4))
    }

    private func path(_ text: String) throws -> CodePath {
        guard let path = CodePath(parsing: text) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        return path
    }
}

// MARK: - Bases

extension Database {
    /// The numbers of people that were given, by question.
    func bases() throws -> [SurveyQuestion: Int] {
        let rows = try Row.fetchCursor(self, sql: "SELECT survey, question, people FROM base")
        var bases: [SurveyQuestion: Int] = [:]
        while let row = try rows.next() {
            let people: Int = try row.decode(atIndex: 2)
            guard people > 0,
                let question = SurveyQuestion(
                    survey: RawText(blob: try row.decode(atIndex: 0)),
                    question: RawText(blob: try row.decode(atIndex: 1)))
            else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            bases[question] = people
        }
        return bases
    }

    /// Keeps a number of people over the one before; nil takes that away.
    func setBase(_ people: Int?, of question: SurveyQuestion, at secondsSince1970: Double) throws {
        guard let people else {
            return try execute(
                sql: "DELETE FROM base WHERE survey = ? AND question = ?",
                arguments: [question.survey.blob, question.question.blob])
        }
        try execute(
            sql: "INSERT OR REPLACE INTO base VALUES (?, ?, ?, ?)",
            arguments: [question.survey.blob, question.question.blob, people, secondsSince1970])
    }
}
