import Analysis
import CodingModel
import TerminalText

/// The time of queries over a whole question: regular expressions, filters, shared people, duplicates, samples. Each is
/// measured over every question of the job, one after another, as the program's own threads run it.
enum QueriesBenchmark {
    static func run(_ bench: Workbench) throws {
        let job = try Loading.job(fromFile: try bench.document())
        try expressions(job, bench)
        try filters(job, bench)
        report("queries.shared-people", job, bench, note: "one code of each question with all others") { question in
            _ = CoOccurrence(of: 0, in: question)
        }
        report("queries.matrix", job, bench, note: "the 64 lowest codes with most people, two by two") { question in
            _ = CoOccurrenceMatrix(of: question.codeIndices.filter { !question.hasChildren($0) }, in: question)
        }
        report("queries.duplicates", job, bench, note: "all texts compared") { question in
            _ = DuplicateGroups(of: question)
        }
        report("queries.note", job, bench, note: "how the first code's number came about") { question in
            _ = CountNote(of: 0, in: question)
        }
        report("queries.sample", job, bench, note: "20 mentions and their decoys, drawn") { question in
            _ = ReviewSample(seed: 1, size: 20, in: question) { () throws(Never) in }
        }
        try keys(bench)
    }

    /// Patterns that no literal search could answer.
    private static let patterns = [
        (name: "words", pattern: #"\b(late|slow|never)\b.*\b(late|slow|quick)\b"#),
        (name: "class", pattern: #"\b[a-z]+ing\b.*\bnot\b"#),
        (name: "absent", pattern: #"^\d{4}-\d{2}-\d{2}$"#),
    ]

    private static func expressions(_ job: CodedJob, _ bench: Workbench) throws {
        let texts = "\(bench.folder)/texts-\(bench.answers)"
        _ = try TextLines.write(job, to: texts)
        let scan = PlainScan(of: texts, home: try bench.home("queries"))
        var search = try TimedSearch(job)
        for (name, pattern) in patterns {
            let query = try TextQuery(regularExpression: RawText(pattern))
            var (own, peer): ([TimedSearch.Result], [Double]) = ([], [])
            for _ in 0..<max(bench.runs, 5) {
                own.append(try search.run(query))
                if let scan { peer.append(try scan.run(pattern, isExpression: true).milliseconds) }
            }
            var figure = Figure("queries.regex.\(name)", unit: "ms")
            figure.summarise(own.map(\.all))
            figure.baseline = Statistics(peer).map { Figure.Baseline(name: "ms grep -c -i -P", value: $0.median) }
            figure.details["first hits ms"] = Statistics(own.map(\.first))?.median
            figure.details["found"] = own.last.map { Double($0.found) }
            figure.note = "/\(pattern)/"
            bench.report.add(figure)
        }
    }

    private static func filters(_ job: CodedJob, _ bench: Workbench) throws {
        report("queries.filter.codes", job, bench, note: "any of three codes, and the question of what is left") {
            Self.apply(.any(Self.firstCodes(of: $0)), to: $0)
        }
        report("queries.filter.mixed", job, bench, note: "two codes, one not, no follow-ups, a length") {
            let codes = Self.firstCodes(of: $0)
            guard codes.count == 3 else { return }
            let parts: [AnswerFilter] = [
                .any([codes[0], codes[1]]), .not(codes[2]), .not(.hasFollowups), .length(.more, 40),
            ]
            Self.apply(.all(parts), to: $0)
        }
    }

    private static func firstCodes(of question: CodedQuestion) -> [AnswerFilter] {
        question.children(of: nil).prefix(3).map { .code(question.path(of: $0)) }
    }

    private static func apply(_ filter: AnswerFilter, to question: CodedQuestion) {
        guard let outcome = question.answers(passing: filter) else { return }
        _ = question.restricted(to: outcome.answers)
    }

    private static func report(
        _ name: String, _ job: CodedJob, _ bench: Workbench, note: String, _ work: (CodedQuestion) -> Void
    ) {
        var figure = Figure(name, unit: "ms")
        figure.summarise(
            (0..<max(bench.runs, 5)).map { _ in Clock.milliseconds { for question in job.questions { work(question) } }
            })
        // One question is what a reader waits for.
        figure.details["largest question ms"] = job.questions.map { question in
            Clock.milliseconds { work(question) }
        }.max()
        figure.note = note
        bench.report.add(figure)
    }

    /// Keys that are pressed while a regular expression is looked for in all answers, on the program's terminal.
    private static func keys(_ bench: Workbench) throws {
        let session = try OpenBenchmark.session(try bench.document(), bench)
        func press(_ keys: String) -> TerminalSession.Output {
            session.type(KeyScript.bytes(of: keys), quiet: 300, patience: 10_000)
        }
        // Literal patterns are read until ^R is pressed; `]` begins the search anew in another question.
        _ = press("3/\u{12}")
        _ = press("(\\w+ ){6}zebra")
        _ = press("\r")
        var (during, after): ([Double], [Double]) = ([], [])
        for _ in 0..<max(bench.runs, 20) {
            _ = session.type(KeyScript.bytes(of: "]"), quiet: 1, patience: 200)
            for _ in 0..<4 {
                let output = session.type(KeyScript.bytes(of: "j"), quiet: 3, patience: 2_000)
                if let milliseconds = output.milliseconds { during.append(milliseconds) }
            }
            _ = session.listen(milliseconds: 1_500)
            let output = session.type(KeyScript.bytes(of: "j"), quiet: 3, patience: 2_000)
            if let milliseconds = output.milliseconds { after.append(milliseconds) }
        }
        var figure = Figure("queries.keys", unit: "ms")
        figure.summarise(during)
        figure.baseline = Statistics(after).map { Figure.Baseline(name: "ms without a search", value: $0.median) }
        figure.limit = .valueAtMost(16)
        figure.note = "one row down while a regular expression is looked for, its counts painted meanwhile"
        bench.report.add(figure)
    }
}
