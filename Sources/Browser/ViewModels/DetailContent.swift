import CodingModel
import TerminalText

/// The detail pane's text laid out for a width, with the links in it.
///
/// Made from one answer when it is needed: its cost depends on that answer and its respondent alone.
struct DetailContent {
    /// Where a link leads.
    enum Target: Hashable {
        /// Another code that holds the same answer.
        case code(CodePath)
        /// What the same respondent said elsewhere: position of the question, and the answer in it.
        case answer(question: Int, AnswerIndex)
    }

    struct Link {
        let target: Target
        /// The link's lines in `lines`.
        let range: Range<Int>
    }

    private(set) var lines: [DetailLine] = []
    private(set) var links: [Link] = []
    private let width: Int

    /// - Parameters:
    ///   - code: the code under which the answer is read; it is not named again among the other codes.
    init(job: CodedJob, question position: Int, answer index: AnswerIndex, under code: CodeIndex?, width: Int) {
        // One column is left free at each side of the pane.
        self.width = max(1, width - 2)
        let question = job.questions[position]
        let answer = question.answer(index)
        add(.heading, "\(answer.responseIdentifier)")
        add(text: answer.text, .answer, whenEmpty: "(empty answer)")
        for followup in answer.followups {
            add(.blank, .empty)
            add(text: followup.question, .followupQuestion, indent: 2, mark: "↳ ", whenEmpty: "(empty question)")
            add(text: followup.answer, .followupAnswer, indent: 2, whenEmpty: "(empty answer)")
        }
        addCodes(of: index, in: question, except: code)
        addOtherAnswers(of: question.respondent(of: index), in: job, except: (position, index))
    }

    private mutating func addCodes(of answer: AnswerIndex, in question: CodedQuestion, except open: CodeIndex?) {
        let others = question.codes(of: answer).filter { $0 != open }
        guard !others.isEmpty else { return }
        add(.blank, .empty)
        add(.section, "also coded")
        for code in others {
            let label = question.labelPath(of: code).truncatedAtStart(to: max(1, width - 2))
            addLink(to: .code(question.path(of: code)), [label])
        }
    }

    private mutating func addOtherAnswers(
        of respondent: RespondentIndex, in job: CodedJob, except current: (question: Int, answer: AnswerIndex)
    ) {
        let others = job.answers(of: respondent).filter { ($0.question, $0.answer) != current }
        guard !others.isEmpty else { return }
        add(.blank, .empty)
        add(.section, "same respondent")
        for other in others {
            let question = job.questions[other.question]
            let text = question.answerText(of: other.answer).decodingHTMLEntities()
            addLink(
                to: .answer(question: other.question, other.answer),
                [
                    "\(question.identifier)  \(question.text.decodingHTMLEntities())",
                    text.isEmpty ? "(empty answer)" : DisplayText(text),
                ])
        }
    }

    /// - Parameter mark: what hangs in the indent before the first line.
    private mutating func add(
        _ kind: DetailLine.Kind, indent: Int = 0, mark: DisplayText = .empty, _ text: DisplayText
    ) {
        let wrapped = text.wrapped(to: max(1, width - indent))
        lines.append(DetailLine(kind: kind, indent: indent - mark.width, text: mark + (wrapped.first ?? .empty)))
        for line in wrapped.dropFirst() {
            lines.append(DetailLine(kind: kind, indent: indent, text: line))
        }
    }

    private mutating func add(
        text: RawText, _ kind: DetailLine.Kind, indent: Int = 0, mark: DisplayText = .empty, whenEmpty note: DisplayText
    ) {
        guard !text.isEmpty else { return add(.note, indent: indent, mark: mark, note) }
        for (index, paragraph) in DisplayText.paragraphs(text.decodingHTMLEntities()).enumerated() {
            add(kind, indent: indent, mark: index == 0 ? mark : .empty, paragraph)
        }
    }

    /// A link keeps to two lines, so that a list of them can be looked over.
    private mutating func addLink(to target: Target, _ texts: [DisplayText]) {
        let start = lines.count
        for text in texts {
            let line = text.truncated(to: max(1, width - 2))
            lines.append(DetailLine(kind: .link(isSelected: false), indent: 2, text: line))
        }
        links.append(Link(target: target, range: start..<lines.count))
    }
}

extension CodedQuestion {
    /// The labels from the root down to a code: `Delivery › Late`.
    func labelPath(of code: CodeIndex) -> DisplayText {
        lineage(of: code).map { DisplayText(label(of: $0).decodingHTMLEntities()) }.joined(separator: " › ")
    }
}
