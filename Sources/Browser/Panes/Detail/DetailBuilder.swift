import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// Nobody wants any longer what was being worked out.
struct Unwanted: Error {}

/// Puts a `DetailContent` together from an answer's texts, which may be of any length.
struct DetailBuilder {
    /// So many links are shown at most: one identifier that stands for many people must not fill the memory.
    static let linkLimit = 50
    /// Matches beyond these are not marked.
    private static let matchLimit = 1 << 16
    /// An expression may take long at each match.
    private static let expressionMatchLimit = 2_000
    /// An empty text costs something, too.
    private static let leastCost = 64

    private(set) var content = DetailContent()
    /// Columns that lines may have.
    private let width: Int
    private let query: TextQuery?
    private let scope: SearchScope
    private let effort: Effort
    /// The bytes of texts that are yet to be laid out, where a beginning is enough; below 0 no more.
    private var budget: Int

    /// - Parameters:
    ///   - query: The pattern whose matches are marked in answers and their follow-ups.
    ///   - scope: Whose words they are marked in.
    ///   - effort: The work that finding them in a text may take.
    ///   - budget: The bytes to lay out, of texts that go on only the beginning; nil for all.
    init(
        width: Int, marking query: TextQuery? = nil, in scope: SearchScope = .all, _ effort: Effort = .search,
        budget: Int? = nil
    ) {
        self.effort = effort
        self.width = max(1, width)
        self.query = query
        self.scope = scope
        self.budget = budget ?? .max
        content.isWhole = budget == nil
    }

    /// Nothing more is to be added.
    var isSpent: Bool { budget <= 0 }

    // MARK: - Lines

    mutating func add(_ kind: DetailLine.Kind, indent: Int = 0, sign: DisplayText = .empty, _ text: DisplayText) {
        content.add(
            text.wrapped(to: max(1, width - indent)), DetailContent.BlockForm(kind: kind, indent: indent, sign: sign))
    }

    mutating func addBlank() { content.add([.empty], DetailContent.BlockForm(kind: .blank)) }

    /// Adds a text of any length.
    mutating func add(
        _ bytes: ArraySlice<UInt8>, _ style: DetailContent.BlockForm, isDecoded: Bool = true,
        whenEmpty note: DisplayText, while isWanted: () -> Bool
    ) throws(Unwanted) {
        guard !bytes.isEmpty else { return add(.note, indent: style.indent, sign: style.sign, note) }
        let text = take(bytes)
        let limit = query?.syntax == .regularExpression ? Self.expressionMatchLimit : Self.matchLimit
        let isMarked = scope.looks(at: style.kind.scope)
        let matches = isMarked ? query?.places(in: text, limit: limit, effort) : nil
        let layout = TextLayout(
            text, columns: width - style.indent, highlighting: matches?.ranges ?? [], decodesEntities: isDecoded,
            while: isWanted)
        guard let layout else { throw Unwanted() }
        content.add(
            layout, style, hasFurtherMatches: matches?.ranges.count == limit, isCutOff: matches?.isCutOff == true)
    }

    /// A text as far as it is to be laid out, in whole characters.
    private mutating func take(_ bytes: ArraySlice<UInt8>) -> RawText {
        guard !content.isWhole else { return RawText(utf8: bytes) }
        defer { budget -= max(bytes.count, Self.leastCost) }
        var (room, end) = (budget, bytes.startIndex)
        while room > 0, end < bytes.endIndex {
            room -= cells(of: bytes[end])
            end += 1
        }
        return RawText(utf8: bytes, atMost: end - bytes.startIndex)
    }

    /// The cells that a byte may fill: a tab is up to eight blanks, and the rest of a line stays empty.
    private func cells(of byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "\t"): 8
        case UInt8(ascii: "\n"): width
        default: 1
        }
    }

    // MARK: - Answers

    /// Adds an answer's text and its follow-ups.
    /// - Parameters:
    ///   - indent: The indent of the answer's text, and of its follow-ups.
    ///   - target: Where the answer's text leads, where it is a link.
    ///   - isSpaced: A blank line stands before each follow-up.
    mutating func add(
        _ answer: AnswerIndex, of question: CodedQuestion, indent: (answer: Int, followups: Int),
        linkedTo target: ReadingPlace? = nil, isSpaced: Bool = false, followupSign: DisplayText = "↳ ",
        while isWanted: () -> Bool
    ) throws(Unwanted) {
        let text = question.textBytes(of: answer)
        if let target {
            try addLink(to: target, text, while: isWanted)
        } else {
            let style = DetailContent.BlockForm(kind: .answer, indent: indent.answer)
            try add(text, style, whenEmpty: "(empty answer)", while: isWanted)
        }
        let asked = DetailContent.BlockForm(kind: .followupQuestion, indent: indent.followups, sign: followupSign)
        let said = DetailContent.BlockForm(kind: .followupAnswer, indent: indent.followups)
        for followup in question.followupBytes(of: answer, limit: max(0, budget) / Self.leastCost) {
            guard !isSpent else { return }
            if isSpaced { addBlank() }
            try add(followup.question, asked, whenEmpty: "(empty question)", while: isWanted)
            try add(followup.answer, said, whenEmpty: "(empty answer)", while: isWanted)
        }
    }

    /// Adds a text that is a link as a whole.
    private mutating func addLink(
        to target: ReadingPlace, _ bytes: ArraySlice<UInt8>, while isWanted: () -> Bool
    ) throws(Unwanted) {
        guard !bytes.isEmpty else { return content.addLink(to: target, ["(empty answer)"]) }
        let text = take(bytes)
        guard let layout = TextLayout(text, columns: width - 2, decodesEntities: true, while: isWanted) else {
            throw Unwanted()
        }
        content.addLink(to: target, layout)
    }

    /// Adds a link to each code of an answer, the deepest of each branch: a parent that lists its children's answers adds
    /// nothing.
    mutating func addCodes(of answer: AnswerIndex, in question: CodedQuestion, at position: Int) {
        addBlank()
        add(.section, "coded")
        let marked = scope.looks(at: .labels) ? query : nil
        for code in question.deepestCodes(of: answer) {
            guard !isSpent else { return }
            budget -= Self.leastCost
            let path = question.labelPathEnd(of: code, highlighting: marked)
            let label = path.text.truncatedAtStart(to: max(1, width - 2))
            let hidden = path.text.width - label.width
            // The first column is the sign of what was cut.
            let shown = (hidden > 0 ? 1 : 0)..<max(1, label.width)
            let matches = path.columns.map {
                ($0.lowerBound - hidden..<$0.upperBound - hidden).clamped(to: shown)
            }
            let place = ReadingPlace(question: position, code: question.path(of: code), answer: answer)
            content.addLink(
                to: place, code: code, DetailContent.WrappedLine(text: label, matches: matches.filter { !$0.isEmpty }))
        }
    }

    /// Adds a link to each other answer of a respondent.
    mutating func addOtherAnswers(
        of respondent: RespondentIndex, in job: CodedJob, except current: AnswerReference
    ) {
        let others = job.answers(of: respondent, limit: Self.linkLimit + 1).filter { $0 != current }
        guard !others.isEmpty else { return }
        addBlank()
        add(.section, "same respondent")
        let room = max(1, width - 2)
        for other in others.prefix(Self.linkLimit) {
            let question = job.questions[other.question]
            let beginning = question.answerBeginning(of: other.answer, bytes: Self.lines * (room + 64) * 4)
            let title: DisplayText = "\(question.identifierBeginning)  \(question.textBeginning.oneLine)"
            content.addLink(
                to: ReadingPlace(question: other.question, code: nil, answer: other.answer),
                [title.truncated(to: room)]
                    + (beginning.isEmpty ? ["(empty answer)"] : beginning.oneLine.wrapped(to: room, lines: Self.lines)))
        }
        let rest = job.answerCount(of: respondent) - 1 - Self.linkLimit
        if rest > 0 { add(.note, indent: 2, "and \(rest) more") }
    }

    /// The most lines of an answer elsewhere.
    private static let lines = 4
}

extension DetailLine.Kind {
    /// The scope that looks at such a text.
    fileprivate var scope: SearchScope {
        switch self {
        case .heading: .ids
        case .followupQuestion: .questions
        case .answer, .note, .followupAnswer, .section, .link, .blank: .answers
        }
    }
}
