import Analysis
import CodingModel
import SurveyWords
import TerminalText

// The texts that are laid out, each in its own way.
extension DetailContent {
    /// Lays a text out.
    /// - Parameters:
    ///   - effort: The work that finding matches in a text may take.
    ///   - budget: The bytes to lay out where a beginning is enough; nil for all.
    ///   - isWanted: Asked now and then; once it is false, there is nothing.
    init(
        _ key: ReadingKey, in job: CodedJob, _ effort: Effort = .search, budget: Int? = nil, while isWanted: () -> Bool
    ) throws(Unwanted) {
        var builder = DetailBuilder(width: key.width, marking: key.query, in: key.scope, effort, budget: budget)
        switch key.subject {
        case .answer(let place, let mark): try builder.add(place, mark, in: job, while: isWanted)
        case .judged(let place): try builder.addJudged(place, in: job, while: isWanted)
        case .respondent(let person): try builder.add(person, in: job, while: isWanted)
        }
        self = builder.content
    }
}

extension DetailBuilder {
    /// An answer with its marks, its codes, and links to its respondent's other answers.
    fileprivate mutating func add(
        _ place: AnswerReference, _ mark: ReviewMark, in job: CodedJob, while isWanted: () -> Bool
    ) throws(Unwanted) {
        let question = job.questions[place.question]
        let name = question.identifierBytes(of: place.answer)
        try add(name, DetailContent.BlockForm(kind: .heading), isDecoded: false, whenEmpty: .empty, while: isWanted)
        if let sentence = mark.sentence { add(.note, sentence) }
        if !mark.note.isEmpty {
            // A longer one can't be typed.
            add(.note, indent: 2, sign: "✎ ", DisplayText(mark.note.excerpt(LineEditor.limit)))
        }
        try add(place.answer, of: question, indent: (0, 2), isSpaced: true, while: isWanted)
        guard !isSpent else { return }
        addCodes(of: place.answer, in: question, at: place.question)
        addOtherAnswers(of: question.respondent(of: place.answer), in: job, except: place)
    }

    /// The question and the answer alone.
    fileprivate mutating func addJudged(
        _ place: AnswerReference, in job: CodedJob, while isWanted: () -> Bool
    ) throws(Unwanted) {
        let question = job.questions[place.question]
        add(.followupQuestion, question.textBeginning.oneLine)
        addBlank()
        try add(
            place.answer, of: question, indent: (2, 4), isSpaced: true, followupSign: .empty, while: isWanted)
    }

    /// All that a respondent said, question by question; each answer is a link, with its follow-ups and codes.
    fileprivate mutating func add(
        _ person: RespondentIndex, in job: CodedJob, while isWanted: () -> Bool
    ) throws(Unwanted) {
        var current: Int?
        for place in job.answers(of: person, limit: Self.linkLimit) {
            guard !isSpent else { return }
            let question = job.questions[place.question]
            if place.question != current {
                if current != nil { addBlank() }
                add(.section, "\(question.identifierBeginning)  \(question.textBeginning.oneLine)")
            }
            current = place.question
            let target = ReadingPlace(question: place.question, code: nil, answer: place.answer)
            try add(place.answer, of: question, indent: (2, 4), linkedTo: target, while: isWanted)
            for code in question.deepestCodes(of: place.answer) {
                add(.note, indent: 4, sign: "· ", question.labelPathEnd(of: code))
            }
        }
        let rest = job.answerCount(of: person) - Self.linkLimit
        if rest > 0 { add(.note, "and \(rest) more") }
    }
}

extension ReadingKey {
    /// Texts of so many bytes together are laid out at once: it takes a fraction of a millisecond.
    private static let smallSize = 4_096
    /// An expression may take the square of a text's length.
    private static let smallSizeOfExpression = 512
    private static let fewParts = 64

    /// True when the text is laid out in no time, on whatever thread.
    func isSmall(in job: CodedJob) -> Bool {
        let parts = answers(in: job).reduce(0) { sum, place in
            let question = job.questions[place.question]
            return sum + question.followupCount(of: place.answer) + question.codes(of: place.answer).count
        }
        let limit = query?.syntax == .regularExpression ? Self.smallSizeOfExpression : Self.smallSize
        return parts <= Self.fewParts && size(in: job) <= limit
    }

    /// Number of bytes of all texts together.
    func size(in job: CodedJob) -> Int {
        answers(in: job).reduce(0) { $0 + job.questions[$1.question].size(of: $1.answer) }
    }

    private func answers(in job: CodedJob) -> [AnswerReference] {
        switch subject {
        case .answer(let place, _), .judged(let place): [place]
        case .respondent(let person): job.answers(of: person, limit: DetailBuilder.linkLimit)
        }
    }
}
