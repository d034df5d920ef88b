import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// A job's codes for people: a tree for each question, with people, percentages and what these are of.
struct CodesText {
    /// The most characters of a label that are printed.
    private static let quoted = 300
    /// Codes below this level are not indented any further.
    private static let indentedLevels = 20

    private let job: CodedJob
    private let selection: AnswerSelection
    private let bases: QuestionBases
    private let order: CodeOrder

    /// - Parameters:
    ///   - selection: The answers to count.
    ///   - order: The order of siblings.
    init(_ job: CodedJob, _ selection: AnswerSelection, bases: QuestionBases, order: CodeOrder) {
        self.job = job
        self.selection = selection
        self.bases = bases
        self.order = order
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
        let head: [DisplayText] = [
            QuestionText.title(question),
            "\(answers), base \(name)\(doubt)", "",
        ]
        guard question.codeCount > 0 else { return head + ["no codes"] }
        let mentions: [DisplayText] = base == .mentions ? ["MENTIONS"] : []
        var rows: [[DisplayText]] = [
            ["PATH", "PEOPLE"] + mentions + ["% OF \(question.baseSize(base))", "DIRECT", "CODE"]
        ]
        rows += question.ordering(by: order).codes.map { row(of: $0, in: question, base) }
        for column in 1..<rows[0].count - 1 { rows.alignRight(column) }
        return head + Table(rows: rows).lines
    }

    private func row(of code: CodeIndex, in question: CodedQuestion, _ base: PercentageBase) -> [DisplayText] {
        let counts = question.counts(of: code)
        let level = question.depth(of: code)
        let indent = DisplayText.repeating("  ", count: min(level, Self.indentedLevels))
        let depth: DisplayText = level > Self.indentedLevels ? "(level \(level + 1)) " : ""
        let mentions: [DisplayText] = base == .mentions ? ["\(counts.netMentions)"] : []
        let numbers =
            mentions + [
                Percentage.text(question.share(of: code, base: base), isWithheld: !job.isComplete),
                "\(counts.directRespondents)",
            ]
        let label = question.label(of: code).excerpt(Self.quoted).readable.orNoLabel
        return [question.shortPath(of: code), "\(counts.netRespondents)"] + numbers + ["\(indent)\(depth)\(label)"]
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
