/// The questions, answers and codes of a generated job, decided before a byte of it is written. 100,000 answers make
/// about 227,000 mentions and a document of about 68 MB.
struct SurveyPlan {
    /// A question with its answers under their codes.
    struct Question {
        let identifier: String
        let text: String
        let frame: CodeFrame
        /// The number of its first answer among those of the whole job.
        let firstAnswer: Int
        let answerCount: Int
        /// Where each code's answers begin in `listed`; one more than there are codes.
        let starts: [Int]
        /// Answers by number within the question, code after code in pre-order.
        let listed: [UInt32]
    }

    static let job = "benchmark-job"

    let seed: UInt64
    /// Distinct answers.
    let answers: Int
    /// Distinct respondents, who answer up to four questions each.
    let respondents: Int
    let questions: [Question]

    /// Pairs of an answer and a code that lists it.
    var mentions: Int { questions.reduce(0) { $0 + $1.listed.count } }

    /// Codes of all questions.
    var codes: Int { questions.reduce(0) { $0 + $1.frame.codes.count } }

    init(answers: Int, seed: UInt64 = 1) {
        self.seed = seed
        self.answers = answers
        let shares = Self.shares(of: answers)
        respondents = max(shares.max() ?? 0, answers * 2 / 5)
        var first = 0
        var questions: [Question] = []
        for (position, count) in shares.enumerated() {
            questions.append(Self.question(position, firstAnswer: first, count: count, seed: seed))
            first += count
        }
        self.questions = questions
    }

    /// The respondent who gave an answer; those of a question are spread over all there are.
    func respondent(of answer: Int, in question: Question) -> Int {
        question.answerCount == 0 ? 0 : answer * respondents / question.answerCount
    }

    /// The first question has the most answers.
    private static func shares(of answers: Int) -> [Int] {
        let later = [28, 20, 16].map { answers * $0 / 100 }
        return [answers - later.reduce(0, +)] + later
    }

    private static func question(_ position: Int, firstAnswer: Int, count: Int, seed: UInt64) -> Question {
        let frame = CodeFrame(question: position)
        var perCode = [[UInt32]](repeating: [], count: frame.codes.count)
        for answer in 0..<count {
            var random = SplitMix64(seed: ~seed, number: firstAnswer + answer)
            for code in codes(listing: frame.draw(&random), in: frame) { perCode[code].append(UInt32(answer)) }
        }
        var starts = [0]
        for answers in perCode { starts.append((starts.last ?? 0) + answers.count) }
        return Question(
            identifier: "Q\(position + 1)", text: texts[position % texts.count], frame: frame,
            firstAnswer: firstAnswer, answerCount: count, starts: starts, listed: perCode.flatMap(\.self))
    }

    /// Some codes list the answers of their sub-codes too, as some servers do.
    private static func codes(listing drawn: [Int], in frame: CodeFrame) -> [Int] {
        var listing = drawn
        for code in drawn {
            guard let parent = frame.codes[code].parent, parent % 10 == 1, !listing.contains(parent) else { continue }
            listing.append(parent)
        }
        return listing
    }

    private static let texts = [
        "What did you like about our service?", "What could we do better?",
        "Why did you choose this product over another one? Please name everything that mattered to you.",
        "Is there anything else that you would like to tell us?",
    ]
}
