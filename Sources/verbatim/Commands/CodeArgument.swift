import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// A question that the command line names.
enum QuestionArgument {
    /// Finds a question by its identifier.
    /// - Returns: Its index in `job.questions`.
    /// - Throws: A problem that names the nearest identifiers when the job has no such question.
    static func place(of identifier: RawText, in job: CodedJob, option: String) throws(Problem) -> Int {
        if let place = job.questionIndex(identifiedBy: identifier) { return place }
        throw Problem(
            "\(option): there is no question \(identifier.excerpt().string)\(known(in: job, near: identifier))",
            status: .usage)
    }

    /// The nearest identifiers as the end of a sentence: `; the job has Q1, Q2`.
    static func known(in job: CodedJob, near identifier: RawText) -> String {
        let names = job.questions.prefix(1000).map { $0.identifier.excerpt().string }
        guard !names.isEmpty else { return "; the job has no questions" }
        let word = identifier.excerpt().string
        let nearest = names.map { (name: $0, distance: Spelling.distance(word, $0)) }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
        let verb = nearest.count == 1 ? "the job has" : job.questions.count <= 3 ? "the job has" : "the nearest are"
        return "; \(verb) \(nearest.joined(separator: ", "))"
    }
}

/// A code that the command line names: by the question's identifier and the code's path, `Q1/1/11`, or label, `Q1/Late`; where
/// one code of the job alone has it, by the path or the label, `1/11`, `Late` or `Delivery › Late`.
struct CodeArgument: Hashable {
    let question: Int
    let code: CodeIndex

    private init(question: Int, code: CodeIndex) {
        self.question = question
        self.code = code
    }

    /// Finds the code.
    /// - Throws: A problem that names the nearest questions or codes when there is no such code.
    init(_ text: String, in job: CodedJob) throws(Problem) {
        // An identifier may hold slashes itself: the longest that fits goes first.
        let candidates = job.questions.indices.filter { text.utf8.starts(with: Self.start(job.questions[$0])) }
            .sorted { Self.start(job.questions[$0]).count > Self.start(job.questions[$1]).count }
        var miss: Problem?
        for place in candidates {
            let question = job.questions[place]
            guard let rest = String(text.utf8.dropFirst(Self.start(question).count)) else { continue }
            guard let path = CodePath(parsing: rest) else { continue }
            if let code = question.index(of: path) {
                self.question = place
                self.code = code
                return
            }
            miss = miss ?? Self.problem(path, of: question)
        }
        if let named = try Self.named(text, in: job, candidates) {
            self = named
            return
        }
        if let miss { throw miss }
        let meant = Self.meant(by: text, in: job, candidates)
        guard meant.isEmpty else {
            throw Problem(
                "--code \(RawText(text).excerpt().string) names no code. Did you mean \(Self.listed(meant))?",
                status: .usage)
        }
        throw Self.problem(text, in: job, hasQuestion: !candidates.isEmpty)
    }

    /// The code that the text names in another way than by question and path: the question and a label, else a path of any
    /// question, else a label of any question.
    /// - Parameter candidates: The questions that the text begins with, the longest first.
    /// - Throws: A problem that tells the codes apart when there are several.
    private static func named(_ text: String, in job: CodedJob, _ candidates: [Int]) throws(Problem) -> CodeArgument? {
        var found = candidates.flatMap { place -> [CodeArgument] in
            let label = String(text.utf8.dropFirst(start(job.questions[place]).count)) ?? ""
            return codes(labelled: label, in: job, of: place)
        }
        if found.isEmpty, let path = CodePath(parsing: text) {
            found = job.questions.indices.compactMap { place in
                job.questions[place].index(of: path).map { CodeArgument(question: place, code: $0) }
            }
        }
        if found.isEmpty { found = job.questions.indices.flatMap { codes(labelled: text, in: job, of: $0) } }
        guard found.count > 1 else { return found.first }
        let names = found.prefix(4).map { name(of: $0.code, in: job.questions[$0.question]) }
        let more = found.count > names.count ? " and \(found.count - names.count) more" : ""
        throw Problem(
            "--code \(RawText(text).excerpt().string) names \(found.count) codes, write the one that you mean: "
                + "\(names.joined(separator: ", "))\(more)", status: .usage)
    }

    private static func codes(labelled label: String, in job: CodedJob, of place: Int) -> [CodeArgument] {
        guard !TextForm(RawText(label)).isEmpty else { return [] }
        return CodeSuggestions(job.questions[place]).codes(named: label).map {
            CodeArgument(question: place, code: $0)
        }
    }

    private static func start(_ question: CodedQuestion) -> [UInt8] { Array("\(question.identifier.string)/".utf8) }

    /// The codes that may be meant by a label, as `Q1/2/21 (Late)`: of the questions that it begins with, else of all.
    private static func meant(by text: String, in job: CodedJob, _ candidates: [Int]) -> [String] {
        var names: [(distance: Int, name: String)] = []
        for place in candidates.isEmpty ? Array(job.questions.indices) : candidates {
            let question = job.questions[place]
            let label = candidates.isEmpty ? text : String(text.utf8.dropFirst(start(question).count)) ?? text
            for code in CodeSuggestions(question).codes(meantBy: label) {
                let distance = Spelling.distance(label, question.label(of: code).excerpt().string)
                names.append((distance, name(of: code, in: question)))
            }
        }
        guard let least = names.map(\.distance).min() else { return [] }
        return names.filter { $0.distance == least }.prefix(3).map(\.name)
    }

    /// `Q1/2/21 (Late)`.
    private static func name(of code: CodeIndex, in question: CodedQuestion) -> String {
        let name = RawText("\(question.identifier.string)/\(question.path(of: code))").excerpt().string
        return "\(name) (\(question.labelText(of: code).truncated(to: 40).string))"
    }

    private static func listed(_ names: [String]) -> String {
        SurveyWords.listed(names.map { DisplayText(RawText($0)) }, "or").string
    }

    private static func problem(_ text: String, in job: CodedJob, hasQuestion: Bool) -> Problem {
        let name = RawText(text).excerpt().string
        if hasQuestion || job.questionIndex(identifiedBy: RawText(text)) != nil {
            return Problem(
                "--code \(name) names no code: write the question and the code's path of ids or its label, as in Q1/1/11 or Q1/Late",
                status: .usage)
        }
        let question = RawText(String(text.prefix { $0 != "/" }))
        return Problem(
            "--code \(name): there is no such question or label\(QuestionArgument.known(in: job, near: question))",
            status: .usage)
    }

    /// The nearest codes are looked for among the children of the last code on the path that exists.
    private static func problem(_ path: CodePath, of question: CodedQuestion) -> Problem {
        let same = CodeSuggestions(question).codes(endingWith: path).map { name(of: $0, in: question) }
        let lacking =
            "--code: \(question.identifier.excerpt().string) has no code \(RawText("\(path)").excerpt().string)"
        guard same.isEmpty else { return Problem("\(lacking). Did you mean \(listed(same))?", status: .usage) }
        var parent: CodeIndex?
        var missing = path.ids[0]
        for count in 1...path.ids.count {
            missing = path.ids[count - 1]
            guard let code = CodePath(ids: Array(path.ids[..<count])).flatMap(question.index(of:)) else { break }
            parent = code
        }
        let siblings = question.children(of: parent).prefix(1000)
        let nearest = siblings.map { (code: $0, distance: Spelling.distance("\(missing)", "\(question.id(of: $0))")) }
            .sorted { ($0.distance, $0.code) < ($1.distance, $1.code) }.prefix(3).map(\.code)
        let names = (nearest.isEmpty ? parent.map { [$0] } ?? [] : nearest).map { name(of: $0, in: question) }
        let advice =
            names.isEmpty ? "; the question has no codes" : "; the nearest are \(names.joined(separator: ", "))"
        return Problem("\(lacking)\(advice)", status: .usage)
    }
}
