import CodingModel
import TerminalText

// Reviews in words and numbers.
extension ReviewMark {
    /// `✓⚑✎`: verdict, flag, note; empty for an empty mark.
    var glyphs: DisplayText {
        var glyphs = verdict?.glyph ?? .empty
        if isFlagged { glyphs += "⚑" }
        if !note.isEmpty { glyphs += "✎" }
        return glyphs
    }

    /// `you: agreed (blind) · flagged`; nil for an empty mark, whose note stands beside it.
    var sentence: DisplayText? {
        var parts: [DisplayText] = []
        switch verdict {
        case .agree: parts.append("agreed")
        case .disagree: parts.append("disagreed")
        case .unsure: parts.append("unsure")
        case nil: break
        }
        if isBlind, let last = parts.popLast() { parts.append("\(last) (blind)") }
        if isFlagged { parts.append("flagged") }
        guard !parts.isEmpty else { return nil }
        return "you: \(parts.joined(separator: " · "))"
    }
}

extension ReviewPrecision {
    /// `8 of 10, 80.0% (49.0–94.3%)`; `–` where nothing was decided.
    var text: DisplayText {
        guard let precision, let interval else { return "–" }
        return """
            \(agree) of \(agree + disagree), \(precision * 100, places: 1)% \
            (\(interval.lower * 100, places: 1)–\(interval.upper * 100, places: 1)%)
            """
    }
}

/// A blind review, in lines: the question, the answer, then what the AI did; at the end, how right it was.
struct BlindReviewText {
    private(set) var lines: [DetailLine] = []
    private let width: Int

    /// The item to judge.
    /// - Parameter verdict: Nil until it is judged.
    init(_ item: ReviewSample.Item, in job: CodedJob, verdict: Verdict?, width: Int) {
        self.width = max(1, width)
        guard let position = job.questionIndex(identifiedBy: item.key.question) else { return }
        let question = job.questions[position]
        add(.followupQuestion, question.text.oneLine)
        add(.blank, .empty)
        if let answer = job.answer(with: item.key.answer, in: position).map(question.answer) {
            add(text: answer.text, .answer, indent: 2)
            for followup in answer.followups {
                add(.blank, .empty)
                add(text: followup.question, .followupQuestion, indent: 4)
                add(text: followup.answer, .followupAnswer, indent: 4)
            }
        }
        add(.blank, .empty)
        let label = question.index(of: item.key.code).map(question.labelPath) ?? "\(RawText(item.key.code.description))"
        add(.heading, "Does this belong under \(label)?")
        add(.blank, .empty)
        if let verdict { addOutcome(verdict, isCoded: item.isCoded) }
    }

    private mutating func addOutcome(_ verdict: Verdict, isCoded: Bool) {
        let said: DisplayText =
            switch verdict {
            case .agree: "You: it does."
            case .disagree: "You: it does not."
            case .unsure: "You can't tell."
            }
        let done: DisplayText = isCoded ? "The AI put it there." : "The AI did not put it there."
        add(.answer, "\(verdict.glyph)  \(said)  \(done)")
        let isSame = isCoded == (verdict == .agree)
        if verdict != .unsure { add(.note, isSame ? "You say the same." : "You do not say the same.") }
    }

    /// The end of a review.
    init(_ sample: ReviewSample, on board: ReviewBoard, in question: CodedQuestion, width: Int) {
        self.width = max(1, width)
        let all = sample.precision(on: board)
        add(.heading, "All \(sample.items.count) are judged.")
        add(.blank, .empty)
        add(.answer, "Precision: \(all.text)")
        add(
            .note,
            "Of the \(sample.size) answers drawn from \(sample.population) that the AI had put there, you agreed with")
        add(
            .note,
            "so many; in brackets the 95% interval (Wilson) for all of them. Unsure, and left out: \(all.unsure).")
        add(.blank, .empty)
        let decoys = all.absent.total
        add(.answer, "Decoys: \(decoys); \(all.rightlyAbsent) rightly not there, \(all.missed) that the AI missed.")
        addCodes(of: sample, on: board, in: question)
    }

    private mutating func addCodes(of sample: ReviewSample, on board: ReviewBoard, in question: CodedQuestion) {
        var codes: [CodePath] = []
        for item in sample.items where !codes.contains(item.key.code) { codes.append(item.key.code) }
        guard codes.count > 1, let position = board.job.questionIndex(identifiedBy: question.identifier) else { return }
        add(.blank, .empty)
        add(.section, "by code, all blind verdicts")
        for code in codes.compactMap(question.index(of:)).sorted() {
            let precision = board.precision(of: code, in: position).text
            add(.answer, "\(question.labelPath(of: code)): \(precision)")
        }
    }

    private mutating func add(_ kind: DetailLine.Kind, indent: Int = 0, _ text: DisplayText) {
        for line in text.wrapped(to: max(1, width - indent)) {
            lines.append(DetailLine(kind: kind, indent: indent, text: line))
        }
    }

    private mutating func add(text: RawText, _ kind: DetailLine.Kind, indent: Int) {
        guard !text.isEmpty else { return add(.note, indent: indent, "(empty answer)") }
        for paragraph in DisplayText.paragraphs(text.decodingHTMLEntities()) { add(kind, indent: indent, paragraph) }
    }
}
