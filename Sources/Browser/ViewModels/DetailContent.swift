import CodingModel
import TerminalText

/// The detail pane's text laid out for a width, with the links in it.
///
/// Made from one answer when it is needed: its cost depends on that answer and its respondent alone.
struct DetailContent {
    struct Link {
        /// Where it leads: another code that holds the answer, or what the respondent said elsewhere.
        let target: Place
        /// The link's lines in `lines`.
        let range: Range<Int>
    }

    /// One identifier that stands for many people must not make every key press as long as the job.
    private static let linkLimit = 50

    private(set) var lines: [DetailLine] = []
    private(set) var links: [Link] = []
    private let width: Int
    private let query: TextQuery?

    /// - Parameters:
    ///   - code: the code under which the answer is read.
    ///   - query: what to mark in the answer and its follow-ups.
    init(
        job: CodedJob, question position: Int, answer index: AnswerIndex, under code: CodeIndex?, width: Int,
        highlighting query: TextQuery? = nil, mark: ReviewMark = ReviewMark()
    ) {
        self.query = query
        // One column is left free at each side of the pane.
        self.width = max(1, width - 2)
        let question = job.questions[position]
        let answer = question.answer(index)
        let name = answer.responseIdentifier
        add(.heading, indent: 0, mark: .empty, HighlightedText(name, highlighting: query?.ranges(in: name) ?? []))
        if let sentence = mark.sentence { add(.note, sentence) }
        if !mark.note.isEmpty { add(.note, indent: 2, mark: "✎ ", DisplayText(mark.note)) }
        add(text: answer.text, .answer, whenEmpty: "(empty answer)")
        for followup in answer.followups {
            add(.blank, .empty)
            add(text: followup.question, .followupQuestion, indent: 2, mark: "↳ ", whenEmpty: "(empty question)")
            add(text: followup.answer, .followupAnswer, indent: 2, whenEmpty: "(empty answer)")
        }
        addCodes(of: index, in: question, at: position, under: code)
        addOtherAnswers(of: question.respondent(of: index), in: job, except: (position, index))
    }

    /// All that a respondent said, question by question; each answer is a link.
    init(respondent: RespondentIndex, in job: CodedJob, width: Int) {
        query = nil
        self.width = max(1, width - 2)
        let answers = job.answers(of: respondent)
        var question: Int?
        for place in answers.prefix(Self.linkLimit) {
            if place.question != question {
                if question != nil { add(.blank, .empty) }
                let asked = job.questions[place.question]
                add(.section, "\(asked.identifier)  \(asked.text.oneLine)")
            }
            question = place.question
            addWhole(place, in: job.questions[place.question])
        }
        if answers.count > Self.linkLimit { add(.note, "and \(answers.count - Self.linkLimit) more") }
    }

    /// An answer as a link, then its follow-ups and codes.
    private mutating func addWhole(_ place: AnswerReference, in question: CodedQuestion) {
        let answer = question.answer(place.answer)
        let text = DisplayText.paragraphs(answer.text.decodingHTMLEntities()).flatMap {
            $0.wrapped(to: max(1, width - 2))
        }
        addLink(
            to: Place(question: place.question, code: nil, answer: place.answer),
            answer.text.isEmpty ? ["(empty answer)"] : text)
        for followup in answer.followups {
            add(text: followup.question, .followupQuestion, indent: 4, mark: "↳ ", whenEmpty: "(empty question)")
            add(text: followup.answer, .followupAnswer, indent: 4, whenEmpty: "(empty answer)")
        }
        for code in question.deepestCodes(of: place.answer) {
            add(.note, indent: 4, mark: "· ", question.labelPath(of: code))
        }
    }

    /// Every code of the answer, the deepest of each branch: a parent that lists its children's answers adds nothing.
    /// A mark stands before those that put the answer under the open code.
    private mutating func addCodes(
        of answer: AnswerIndex, in question: CodedQuestion, at position: Int, under open: CodeIndex?
    ) {
        let opened = open.map { $0..<question.subtreeEnd(of: $0) } ?? 0..<0
        add(.blank, .empty)
        add(.section, "coded")
        for code in question.deepestCodes(of: answer) {
            let label = question.labelPath(of: code).truncatedAtStart(to: max(1, width - 2))
            let place = Place(question: position, code: question.path(of: code), answer: answer)
            addLink(to: place, [label], mark: opened.contains(code) ? "▸ " : "  ")
        }
    }

    private mutating func addOtherAnswers(
        of respondent: RespondentIndex, in job: CodedJob, except current: (question: Int, answer: AnswerIndex)
    ) {
        let others = job.answers(of: respondent).filter { ($0.question, $0.answer) != current }
        guard !others.isEmpty else { return }
        add(.blank, .empty)
        add(.section, "same respondent")
        for other in others.prefix(Self.linkLimit) {
            let question = job.questions[other.question]
            let text = question.answerText(of: other.answer).oneLine
            let title: DisplayText = "\(question.identifier)  \(question.text.oneLine)"
            addLink(
                to: Place(question: other.question, code: nil, answer: other.answer),
                [title.truncated(to: max(1, width - 2))]
                    + (text.isEmpty ? ["(empty answer)"] : text.wrapped(to: max(1, width - 2), lines: 4)))
        }
        if others.count > Self.linkLimit { add(.note, indent: 2, "and \(others.count - Self.linkLimit) more") }
    }

    /// - Parameter mark: what hangs in the indent before the first line.
    private mutating func add(
        _ kind: DetailLine.Kind, indent: Int = 0, mark: DisplayText = .empty, _ text: DisplayText
    ) {
        add(kind, indent: indent, mark: mark, HighlightedText(text))
    }

    private mutating func add(_ kind: DetailLine.Kind, indent: Int, mark: DisplayText, _ text: HighlightedText) {
        for (index, line) in text.wrapped(to: max(1, width - indent)).enumerated() {
            let mark = index == 0 ? mark : .empty
            let hits = line.columns.map { $0.lowerBound + mark.width..<$0.upperBound + mark.width }
            lines.append(DetailLine(kind: kind, indent: indent - mark.width, text: mark + line.text, hits: hits))
        }
    }

    private mutating func add(
        text: RawText, _ kind: DetailLine.Kind, indent: Int = 0, mark: DisplayText = .empty, whenEmpty note: DisplayText
    ) {
        guard !text.isEmpty else { return add(.note, indent: indent, mark: mark, note) }
        let paragraphs = HighlightedText.paragraphs(
            text, highlighting: query?.ranges(in: text) ?? [], decodesEntities: true)
        for (index, paragraph) in paragraphs.enumerated() {
            add(kind, indent: indent, mark: index == 0 ? mark : .empty, paragraph)
        }
    }

    /// - Parameters:
    ///   - texts: lines no wider than the pane less two columns.
    ///   - mark: stands in those two columns before the first line.
    private mutating func addLink(to target: Place, _ texts: [DisplayText], mark: DisplayText = "  ") {
        let start = lines.count
        for (index, text) in texts.enumerated() {
            lines.append(
                DetailLine(
                    kind: .link(isSelected: false), indent: index == 0 ? 0 : 2, text: index == 0 ? mark + text : text))
        }
        links.append(Link(target: target, range: start..<lines.count))
    }
}

extension CodedQuestion {
    /// The codes that list an answer, the deepest of each branch.
    func deepestCodes(of answer: AnswerIndex) -> [CodeIndex] {
        let codes = Array(codes(of: answer))
        return codes.enumerated().filter { number, code in
            // In pre-order a descendant, if there is one, comes next.
            number + 1 == codes.count || codes[number + 1] >= subtreeEnd(of: code)
        }.map(\.element)
    }

    /// The labels from the root down to a code: `Delivery › Late`.
    func labelPath(of code: CodeIndex) -> DisplayText {
        lineage(of: code).map { label(of: $0).oneLine }.joined(separator: " › ")
    }
}
