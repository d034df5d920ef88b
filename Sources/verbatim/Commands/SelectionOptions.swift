import Analysis
import ArgumentParser
import CodingModel
import SurveyWords
import TerminalText

/// The options that select answers: `--code`, `--search`, `--literal`, `--filter`.
struct SelectionOptions: ParsableArguments {
    @Option(
        name: .customLong("code"),
        help: ArgumentHelp(
            """
            Only answers under this code or below it: the question and the code's path of ids, as in Q1/1/11; or its label, \
            where no other code has it. With several, answers under any of them.
            """, valueName: "code"))
    var codes: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Only answers in which this regular expression (PCRE) matches what the respondent said: the text, or an \
            answer to a follow-up question. Case makes no difference unless an upper-case letter stands in it.
            """, valueName: "regex"))
    var search: String?

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp(
            "Where --search looks: \(SearchScope.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "place"
        ))
    var scope: SearchScope?

    @Flag(
        help: """
            Take --search as it stands, not as a regular expression; accents, kinds of quotation marks, dashes and blanks \
            then make no difference either.
            """)
    var literal = false

    @Option(
        help: ArgumentHelp(
            """
            Only answers that pass this filter, written as in the program: 'any of "Late", 2/22 and not followups'. Of a \
            question that has no such code no answer passes.
            """, valueName: "filter"))
    var filter: String?

    var isEmpty: Bool { codes.isEmpty && search == nil && filter == nil }

    /// The pattern of `--search`; nil where it is not given.
    /// - Throws: A problem of status 64 for an empty or malformed pattern, and for `--literal` alone.
    func query() throws(Problem) -> TextQuery? {
        guard let search else {
            if literal { throw Problem("--literal needs --search", status: .usage) }
            if scope != nil { throw Problem("--in needs --search", status: .usage) }
            return nil
        }
        let query: TextQuery?
        do throws(PatternFailure) {
            query = try TextQuery(RawText(search), literal ? .literal : .regularExpression)
        } catch {
            throw Problem(
                "--search, character \(error.place + 1): \(error.reason.string). To find the text as it stands, add --literal",
                status: .usage)
        }
        guard let query else { throw Problem("--search is empty", status: .usage) }
        return query
    }

    /// Selects the answers that all options leave.
    /// - Parameters:
    ///   - only: The index of the only question to select from; nil for all.
    ///   - query: The value of `query()`.
    ///   - marks: Reads the reader's marks; called at most once, and only when a filter asks for them.
    ///   - doubt: Receives a sentence when a pattern took too long, so that the selection may lack answers.
    ///   - remark: Receives a sentence when the pattern is in places that were not asked for.
    /// - Throws: A problem when an option names something that does not exist, or when no question is left.
    func selection(
        in job: CodedJob, only: Int? = nil, _ query: TextQuery?, marks: () throws(Problem) -> ReviewBoard? = { nil },
        doubt: (String) -> Void, remark: (String) -> Void
    ) throws(Problem) -> AnswerSelection {
        guard !isEmpty, !job.questions.isEmpty else { return only.map { .question($0, in: job) } ?? .all }
        // Nil leaves a question out: no answer of it can pass.
        var sets = try underCodes(in: job)
        for place in sets.indices where only.map({ $0 != place }) == true { sets[place] = nil }
        guard sets.contains(where: { $0 != nil }) else {
            throw Problem("--code and --question name different questions", status: .usage)
        }
        if let filter {
            let places = sets.indices.filter { sets[$0] != nil }
            let filters = try Self.filters(filter, for: places, in: job)
            let board = filters.values.contains(where: \.asksForReviews) ? try marks() : nil
            for place in places {
                let context = FilterContext(board, question: place)
                sets[place] = filters[place].flatMap { filter in
                    let passing = Self.answers(to: job.questions[place], passing: filter, context, doubt: doubt)
                    return sets[place]?.intersection(passing)
                }
            }
        }
        if let query {
            var elsewhere = OtherPlaces()
            for place in sets.indices {
                sets[place] = sets[place].map { answers in
                    let hits = hits(in: job.questions[place], among: answers, matching: query, doubt: doubt)
                    elsewhere.add(hits)
                    return hits.answers
                }
            }
            if scope == nil, let sentence = elsewhere.sentence { remark(sentence) }
        }
        return AnswerSelection(sets)
    }

    private static func answers(
        to question: CodedQuestion, passing filter: AnswerFilter, _ context: FilterContext, doubt: (String) -> Void
    ) -> AnswerSet {
        guard let outcome = question.answers(passing: filter, context: context) else { return AnswerSet() }
        if outcome.undecided > 0 { doubt(Self.doubt("--filter", question, outcome.undecided)) }
        return outcome.answers
    }

    private func hits(
        in question: CodedQuestion, among answers: AnswerSet, matching query: TextQuery, doubt: (String) -> Void
    ) -> SearchHits {
        // Only what is left is read.
        let question = question.restricted(to: answers)
        var search =
            scope.map { AnswerSearch(onlyFor: query, in: question, $0) } ?? AnswerSearch(for: query, in: question)
        search.advance(bytes: .max)
        let hits = search.hits
        let unread = hits.isGivenUp ? answers.subtracting(AnswerSet(below: hits.scanned)).count : 0
        if hits.undecided + unread > 0 { doubt(Self.doubt("--search", question, hits.undecided + unread)) }
        return hits
    }

    private static func doubt(_ option: String, _ question: CodedQuestion, _ count: Int) -> String {
        let answers = counted(count, "answer", "answers").string
        return "\(option): the pattern takes too long, so of \(answers) to \(question.identifier.excerpt().string) "
            + "it is not known whether they fit; they are left out: write a simpler pattern"
    }

    /// The parsed filter by question; a question that lacks a code of the filter has none.
    private static func filters(
        _ text: String, for places: [Int], in job: CodedJob
    ) throws(Problem) -> [Int: AnswerFilter] {
        var failure: (problem: Problem, hasSuggestion: Bool)?
        var filters: [Int: AnswerFilter] = [:]
        for place in places {
            do throws(FilterFailure) {
                filters[place] = try AnswerFilter(parsing: RawText(text), in: job.questions[place])
            } catch {
                let problem = problem(error, job.questions[place])
                guard error.isOfOtherQuestion else { throw problem }
                // The question whose code may be meant is the one to tell of.
                let hasSuggestion = error.suggestion != nil
                if failure == nil || hasSuggestion && failure?.hasSuggestion == false {
                    failure = (problem, hasSuggestion)
                }
            }
        }
        if filters.isEmpty, let failure { throw failure.problem }
        return filters
    }

    private static func problem(_ failure: FilterFailure, _ question: CodedQuestion) -> Problem {
        Problem(
            "--filter, character \(failure.place + 1): \(failure.reason.string) "
                + "(question \(question.identifier.excerpt().string))", status: .usage)
    }

    /// The answers under any of the codes, by question; nil for a question without any. Without `--code` all answers.
    private func underCodes(in job: CodedJob) throws(Problem) -> [AnswerSet?] {
        guard !codes.isEmpty else { return job.questions.map { AnswerSet(below: $0.answerLimit) } }
        var sets: [AnswerSet?] = Array(repeating: nil, count: job.questions.count)
        for text in codes {
            let argument = try CodeArgument(text, in: job)
            let net = AnswerSet(job.questions[argument.question].netAnswers(of: argument.code))
            sets[argument.question] = sets[argument.question]?.union(net) ?? net
        }
        return sets
    }
}

extension SearchScope: ExpressibleByArgument {}

/// The places with a pattern that nobody asked to look at.
private struct OtherPlaces {
    private var counts: [SearchScope: Int] = [:]

    mutating func add(_ hits: SearchHits) {
        for place in [SearchScope.questions, .labels, .ids] { counts[place, default: 0] += hits.count(in: place) }
    }

    /// Nil where the pattern is in no other place.
    var sentence: String? {
        let places: [(SearchScope, DisplayText, DisplayText)] = [
            (.questions, "question asked", "questions asked"), (.labels, "label", "labels"), (.ids, "id", "ids"),
        ]
        let found = places.filter { (counts[$0.0] ?? 0) > 0 }.map { counted(counts[$0.0] ?? 0, $0.1, $0.2) }
        guard !found.isEmpty else { return nil }
        let words = listed(found, "and").string
        return "--search looks at answers; the pattern is also in \(words): choose with --in"
    }
}

/// The option that adds the reader's marks to the answers.
struct MarksOption: ParsableArguments {
    @Flag(
        name: .customLong("with-marks"),
        help: "Add what you noted of answers in the program: verdicts, flags and notes, from the store.")
    var isWanted = false
}
