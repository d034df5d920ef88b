import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// A job's codes for people: for each question a tree, or its largest codes with all their labels, with people, percentages and
/// what these are of.
struct CodesText {
    /// The most characters of a label that are printed.
    private static let quoted = 300
    /// Codes below this level are not indented any further.
    private static let indentedLevels = 20

    private let job: CodedJob
    private let selection: AnswerSelection
    private let bases: QuestionBases
    private let listing: CodeListing

    /// - Parameters:
    ///   - selection: The answers to count.
    ///   - listing: The codes to print, and their order.
    init(_ job: CodedJob, _ selection: AnswerSelection, bases: QuestionBases, listing: CodeListing) {
        self.job = job
        self.selection = selection
        self.bases = bases
        self.listing = listing
    }

    func write(to output: DescriptorWriter) throws(Problem) {
        if job.questions.isEmpty { try output.write(["job \(job.report.job.raw.excerpt()) has no questions"]) }
        for (number, place) in job.questions.indices.filter(selection.concerns).enumerated() {
            if number > 0 { try output.write([DisplayText.empty]) }
            try output.write(lines(of: selection.question(place, of: job), of: place))
        }
    }

    /// - Parameters:
    ///   - question: The question with the selected answers only.
    ///   - place: The index of the whole question in the job.
    private func lines(of question: CodedQuestion, of place: Int) -> [DisplayText] {
        let base = bases.base(of: question)
        let doubt: DisplayText =
            !job.isComplete
            ? ", so far: pages are missing"
            : job.isMarkedIncomplete ? ", incomplete: \(job.report.status.apiValue.excerpt())" : ""
        let whole = selection.isWhole(place) ? nil : job.questions[place]
        let all = counted((whole ?? question).answerCount, "answer", "answers")
        let answers = whole == nil ? all : "\(question.answerCount) of \(all)"
        let name = question.name(of: base, partOf: whole)
        let listed = listing.codes(of: question)
        let some: DisplayText =
            listed.count < question.codeCount
            ? ", \(listed.count) of \(counted(question.codeCount, "code", "codes"))" : ""
        let head: [DisplayText] = [
            QuestionText.title(question),
            "\(answers), base \(name)\(some)\(doubt)", "",
        ]
        guard question.codeCount > 0 else { return head + ["no codes"] }
        let mentions: [DisplayText] = base == .mentions ? ["MENTIONS"] : []
        var rows: [[DisplayText]] = [
            ["PATH", "PEOPLE"] + mentions + ["% OF \(question.baseSize(base))", "DIRECT", "CODE"]
        ]
        rows += listed.map { row(of: $0, in: question, base) }
        for column in 1..<rows[0].count - 1 { rows.alignRight(column) }
        return head + Table(rows: rows).lines
    }

    private func row(of code: CodeIndex, in question: CodedQuestion, _ base: PercentageBase) -> [DisplayText] {
        let counts = question.counts(of: code)
        let mentions: [DisplayText] = base == .mentions ? ["\(counts.netMentions)"] : []
        let numbers =
            mentions + [
                Percentage.text(question.share(of: code, base: base), isWithheld: !job.isComplete),
                "\(counts.directRespondents)",
            ]
        return [question.shortPath(of: code), "\(counts.netRespondents)"] + numbers + [name(of: code, in: question)]
    }

    /// A code's label, indented below that of its parent; where no parent stands over it, all labels from the root.
    private func name(of code: CodeIndex, in question: CodedQuestion) -> DisplayText {
        func label(of code: CodeIndex) -> DisplayText {
            question.label(of: code).excerpt(Self.quoted).readable.orNoLabel
        }
        if listing.top != nil { return question.lineage(of: code).map(label).joined(separator: " › ") }
        let level = question.depth(of: code)
        let indent = DisplayText.repeating("  ", count: min(level, Self.indentedLevels))
        let depth: DisplayText = level > Self.indentedLevels ? "(level \(level + 1)) " : ""
        return "\(indent)\(depth)\(label(of: code))"
    }
}

/// The heading of a question, above its codes or answers.
enum QuestionText {
    static func title(_ question: CodedQuestion) -> DisplayText {
        "\(question.identifier.excerpt()): \(question.text.excerpt(1000).readable)"
    }
}

extension RawText {
    /// The text on one line for people, entities decoded.
    var readable: DisplayText { DisplayText(decodingHTMLEntities()) }
}

extension CodedQuestion {
    /// A path as people read it; of a very deep code only its end.
    func shortPath(of code: CodeIndex) -> DisplayText {
        depth(of: code) < 16 ? "\(RawText("\(path(of: code))"))" : "…/\(id(of: code))"
    }
}

extension [[DisplayText]] {
    /// Makes a column's texts end below each other.
    fileprivate mutating func alignRight(_ column: Int) {
        let width = map { $0[column].width }.max() ?? 0
        for row in indices {
            let text = self[row][column]
            self[row][column] = .repeating(" ", count: width - text.width) + text
        }
    }
}
