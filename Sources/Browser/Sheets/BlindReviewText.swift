import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// The end of a blind review, in lines: how right the AI was.
struct BlindReviewText {
    private(set) var lines: [DetailLine] = []
    private let width: Int

    /// The end of a review.
    init(_ ending: BlindReview.Ending, of sample: ReviewSample, in question: CodedQuestion, width: Int) {
        self.width = max(1, width)
        let all = ending.precision
        add(.heading, "All \(sample.items.count) are judged.")
        add(.blank, .empty)
        let answers = counted(sample.size, "sampled answer", "sampled answers")
        add(.answer, "You agreed with \(all.agree) of \(answers) (of \(sample.population)).")
        let unsure: DisplayText = all.unsure > 0 ? " You were unsure of \(all.unsure): left out." : ""
        add(.answer, "Precision: \(all.text)")
        add(.note, "Precision is agreed of agreed and disagreed; in brackets its 95% interval.\(unsure)")
        add(.blank, .empty)
        let decoys = counted(all.absent.total, "decoy", "decoys")
        add(
            .answer,
            """
            \(decoys): \(all.rightlyAbsent) correctly left out, \(all.missed) you would have coded here
            """)
        guard ending.codes.count > 1 else { return }
        add(.blank, .empty)
        add(.section, "precision by code, from all blind verdicts")
        for (code, precision) in ending.codes { add(.answer, "\(question.labelPathEnd(of: code)): \(precision.text)") }
    }

    private mutating func add(_ kind: DetailLine.Kind, indent: Int = 0, _ text: DisplayText) {
        for line in text.wrapped(to: max(1, width - indent)) {
            lines.append(DetailLine(kind: kind, indent: indent, text: line))
        }
    }
}

/// The lines above the answer that is judged, however long that is: the question to the reader, then the outcome.
struct BlindReviewHead {
    let lines: [DisplayText]

    /// - Parameters:
    ///   - label: The path of labels to the code.
    ///   - verdict: Nil until it is judged.
    ///   - limit: Where it needs more lines, the path is cut at its beginning, then the question goes.
    init(_ label: DisplayText, verdict: Verdict?, isCoded: Bool, width: Int, limit: Int) {
        let outcomes = verdict.map { Self.outcomes($0, isCoded: isCoded).map { $0.wrapped(to: width) } } ?? [[]]
        let outcome = outcomes.first { $0.count <= limit } ?? outcomes[outcomes.count - 1]
        let asked: DisplayText = "Does this belong under \(label)?"
        let long = asked.wrapped(to: width)
        let short: [DisplayText] = ["\(label.truncatedAtStart(to: max(1, width - 1)))?"]
        let room = limit - outcome.count
        lines = Array(((long.count <= room ? long : room > 0 ? short : []) + outcome).prefix(limit))
    }

    /// `✓  You: it does.  The AI put it there.  You agree with the AI.`, and a shorter form where room is scarce.
    private static func outcomes(_ verdict: Verdict, isCoded: Bool) -> [DisplayText] {
        let said: DisplayText =
            switch verdict {
            case .agree: "You: it does."
            case .disagree: "You: it does not."
            case .unsure: "You can't tell."
            }
        let done: DisplayText = isCoded ? "The AI put it there." : "The AI did not put it there."
        let isSame = isCoded == (verdict == .agree)
        let both: DisplayText =
            verdict == .unsure ? "" : isSame ? "  You agree with the AI." : "  You disagree with the AI."
        return ["\(verdict.glyph)  \(said)  \(done)\(both)", "\(verdict.glyph)  \(done)"]
    }
}
