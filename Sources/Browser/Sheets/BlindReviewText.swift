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
        add(.answer, "Precision: \(all.text)")
        add(
            .note,
            """
            You agreed with so many of \(counted(sample.size, "mention", "mentions")) drawn from \
            \(sample.population); in brackets the 95% interval (Wilson) for all of these. Unsure, and left out: \
            \(all.unsure).
            """)
        add(.blank, .empty)
        let decoys = all.absent.total
        add(.answer, "Decoys: \(decoys); \(all.rightlyAbsent) rightly not there, \(all.missed) that the AI missed.")
        guard ending.codes.count > 1 else { return }
        add(.blank, .empty)
        add(.section, "by code, all blind verdicts")
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

    /// `✓  You: it does.  The AI put it there.  You say the same.`, and a shorter form where room is scarce.
    private static func outcomes(_ verdict: Verdict, isCoded: Bool) -> [DisplayText] {
        let said: DisplayText =
            switch verdict {
            case .agree: "You: it does."
            case .disagree: "You: it does not."
            case .unsure: "You can't tell."
            }
        let done: DisplayText = isCoded ? "The AI put it there." : "The AI did not put it there."
        let isSame = isCoded == (verdict == .agree)
        let both: DisplayText = verdict == .unsure ? "" : isSame ? "  You say the same." : "  You do not say the same."
        return ["\(verdict.glyph)  \(said)  \(done)\(both)", "\(verdict.glyph)  \(done)"]
    }
}
