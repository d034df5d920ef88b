import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// The detail pane's text laid out for a width, with the links in it.
///
/// Made from one answer when it is needed: its cost depends on that answer and its respondent alone.
struct DetailContent {
    struct Link {
        /// Where it leads: another code that holds the answer, or what the respondent said elsewhere.
        let target: ReadingPlace
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
    ///   - query: The pattern whose hits are shown in the answer and its follow-ups.
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
        add(.heading, indent: 0, sign: .empty, HighlightedText(name, highlighting: query?.ranges(in: name) ?? []))
        if let sentence = mark.sentence { add(.note, sentence) }
        if !mark.note.isEmpty { add(.note, indent: 2, sign: "✎ ", DisplayText(mark.note)) }
        add(text: answer.text, .answer, whenEmpty: "(empty answer)")
        for followup in answer.followups {
            add(.blank, .empty)
            add(text: followup.question, .followupQuestion, indent: 2, sign: "↳ ", whenEmpty: "(empty question)")
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
            to: ReadingPlace(question: place.question, code: nil, answer: place.answer),
            answer.text.isEmpty ? ["(empty answer)"] : text)
        for followup in answer.followups {
            add(text: followup.question, .followupQuestion, indent: 4, sign: "↳ ", whenEmpty: "(empty question)")
            add(text: followup.answer, .followupAnswer, indent: 4, whenEmpty: "(empty answer)")
        }
        for code in question.deepestCodes(of: place.answer) {
            add(.note, indent: 4, sign: "· ", question.labelPath(of: code))
        }
    }

    /// Every code of the answer, the deepest of each branch: a parent that lists its children's answers adds nothing.
    /// A sign stands before those that put the answer under the open code.
    private mutating func addCodes(
        of answer: AnswerIndex, in question: CodedQuestion, at position: Int, under open: CodeIndex?
    ) {
        let opened = open.map { $0..<question.subtreeEnd(of: $0) } ?? 0..<0
        add(.blank, .empty)
        add(.section, "coded")
        for code in question.deepestCodes(of: answer) {
            let label = question.labelPath(of: code).truncatedAtStart(to: max(1, width - 2))
            let place = ReadingPlace(question: position, code: question.path(of: code), answer: answer)
            addLink(to: place, [label], sign: opened.contains(code) ? "▸ " : "  ")
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
                to: ReadingPlace(question: other.question, code: nil, answer: other.answer),
                [title.truncated(to: max(1, width - 2))]
                    + (text.isEmpty ? ["(empty answer)"] : text.wrapped(to: max(1, width - 2), lines: 4)))
        }
        if others.count > Self.linkLimit { add(.note, indent: 2, "and \(others.count - Self.linkLimit) more") }
    }

    /// - Parameter sign: what hangs in the indent before the first line.
    private mutating func add(
        _ kind: DetailLine.Kind, indent: Int = 0, sign: DisplayText = .empty, _ text: DisplayText
    ) {
        add(kind, indent: indent, sign: sign, HighlightedText(text))
    }

    private mutating func add(_ kind: DetailLine.Kind, indent: Int, sign: DisplayText, _ text: HighlightedText) {
        for (index, line) in text.wrapped(to: max(1, width - indent)).enumerated() {
            let sign = index == 0 ? sign : .empty
            let hits = line.columns.map { $0.lowerBound + sign.width..<$0.upperBound + sign.width }
            lines.append(DetailLine(kind: kind, indent: indent - sign.width, text: sign + line.text, hits: hits))
        }
    }

    private mutating func add(
        text: RawText, _ kind: DetailLine.Kind, indent: Int = 0, sign: DisplayText = .empty, whenEmpty note: DisplayText
    ) {
        guard !text.isEmpty else { return add(.note, indent: indent, sign: sign, note) }
        let paragraphs = HighlightedText.paragraphs(
            text, highlighting: query?.ranges(in: text) ?? [], decodesEntities: true)
        for (index, paragraph) in paragraphs.enumerated() {
            add(kind, indent: indent, sign: index == 0 ? sign : .empty, paragraph)
        }
    }

    /// - Parameters:
    ///   - texts: lines no wider than the pane less two columns.
    ///   - sign: stands in those two columns before the first line.
    private mutating func addLink(to target: ReadingPlace, _ texts: [DisplayText], sign: DisplayText = "  ") {
        let start = lines.count
        for (index, text) in texts.enumerated() {
            lines.append(
                DetailLine(
                    kind: .link(isSelected: false), indent: index == 0 ? 0 : 2, text: index == 0 ? sign + text : text))
        }
        links.append(Link(target: target, range: start..<lines.count))
    }
}
