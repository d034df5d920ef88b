import ArgumentParser
import CodingModel
import TerminalText

/// Which answers a command is about.
struct SelectionOptions: ParsableArguments {
    @Option(
        name: .customLong("code"),
        help: ArgumentHelp(
            """
            Only answers under this code or below it: the question and the code's path of ids, as in Q1/1/11. With \
            several, answers under any of them.
            """, valueName: "code"))
    var codes: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Only answers with this text in them or in a follow-up. Case makes no difference unless the text has an \
            upper-case letter, accents none unless it has one.
            """, valueName: "text"))
    var search: String?

    var isEmpty: Bool { codes.isEmpty && search == nil }

    /// What to look for.
    /// - Throws: That there is nothing to look for.
    func query() throws(Problem) -> TextQuery? {
        guard let search else { return nil }
        // The one place where the command line's text becomes a query.
        guard let query = TextQuery(RawText(search)) else {
            throw Problem("--search: there is no text to look for", status: .usage)
        }
        return query
    }

    /// The answers that all options leave.
    /// - Parameter query: What `query()` gave.
    func selection(in job: CodedJob, _ query: TextQuery?) throws(Problem) -> AnswerSelection {
        guard !isEmpty else { return .all }
        let coded = try codes.isEmpty ? nil : underCodes(in: job)
        guard let query else { return AnswerSelection(coded ?? []) }
        return AnswerSelection(
            job.questions.indices.map { place in
                let among = coded?[place]
                if let among, among.count == 0 { return among }
                var search = AnswerSearch(for: query, in: job.questions[place])
                search.advance(bytes: .max)
                return among?.intersected(with: search.hits.answers) ?? search.hits.answers
            })
    }

    /// For each question the answers under any of the codes.
    private func underCodes(in job: CodedJob) throws(Problem) -> [AnswerSet] {
        var sets = Array(repeating: AnswerSet(), count: job.questions.count)
        for text in codes {
            let argument = try CodeArgument(text, in: job)
            for answer in job.questions[argument.question].netAnswers(of: argument.code) {
                sets[argument.question].insert(answer)
            }
        }
        return sets
    }
}

extension AnswerSet {
    fileprivate func intersected(with other: AnswerSet) -> AnswerSet {
        var both = AnswerSet()
        var next = first(atOrAfter: 0)
        while let answer = next {
            if other.contains(answer) { both.insert(answer) }
            next = first(atOrAfter: answer + 1)
        }
        return both
    }
}
