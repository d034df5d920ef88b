import CodingModel
import Foundation
import TerminalText
import Testing

/// Parts of the API's answer, to be written as JSON.
struct SampleAnswer: Encodable {
    var responseIdentifier: String
    var answer: String
    var followupResponses: [SampleFollowup] = []

    init(_ identifier: Int, _ text: String, _ followups: [SampleFollowup] = []) {
        responseIdentifier = String(identifier)
        answer = text
        followupResponses = followups
    }
}

struct SampleFollowup: Encodable {
    var question: String
    var answer: String
}

struct SampleCode: Encodable {
    var id: Int
    var label: String
    var responses: [SampleAnswer]
    var subCodes: [SampleCode]

    init(_ id: Int, _ label: String, _ responses: [SampleAnswer] = [], sub: [SampleCode] = []) {
        self.id = id
        self.label = label
        self.responses = responses
        subCodes = sub
    }
}

struct SampleQuestion: Encodable {
    var questionIdentifier: String
    var question: String
    var responseCodes: [SampleCode]

    init(_ identifier: String, _ text: String, _ codes: [SampleCode]) {
        questionIdentifier = identifier
        question = text
        responseCodes = codes
    }
}

/// Jobs made from the API's own JSON by the model's own decoder.
enum Sample {
    static func identifier(_ text: String) throws -> JobIdentifier {
        try #require(JobIdentifier(RawText(text)))
    }

    static func report(_ job: String, survey: String, _ status: JobStatus, failure: JobFailure? = nil) throws
        -> JobReport
    {
        JobReport(job: try identifier(job), survey: RawText(survey), status: status, failure: failure)
    }

    /// - Parameter results: more fields of `results`, as JSON text that ends in a comma.
    static func job(
        _ job: String, survey: String, status: String = "completed", results: String = "", isComplete: Bool = true,
        _ pages: [SampleQuestion]...
    ) throws -> CodedJob {
        var builder = CodedJobBuilder(job: try identifier(job))
        let encoder = JSONEncoder()
        // The order of fields is an order of answers: of a code's own, and of those below it.
        encoder.outputFormatting = .sortedKeys
        for page in pages {
            let codes = String(decoding: try encoder.encode(page), as: UTF8.self)
            let name = String(decoding: try encoder.encode([survey]), as: UTF8.self).dropFirst().dropLast()
            let body = """
                {"batchJobId": "\(job)", "surveyIdentifier": \(name), "status": "\(status)",
                 "results": {\(results) "completedAt": "2024-03-12T15:30:45Z", "questionCodes": \(codes)}}
                """
            builder.keep(try builder.read(Array(body.utf8)))
        }
        return builder.snapshot(isComplete: isComplete)
    }

    // MARK: A survey to browse

    private static let texts = [
        "The people were kind and solved it while I waited.", "Fast delivery, nothing to complain about.",
        "It came two days late and nobody said a word.", "Good value for what I paid.",
        "The website is easy to use & quick.", "Nobody answered the phone for an hour, then the line was cut.",
        "Packed with care.", "I would buy here again.",
    ]

    /// So many answers of respondents numbered from one on; every fifth has follow-ups.
    static func answers(_ from: Int, count: Int) -> [SampleAnswer] {
        (from..<(from + count)).map { number in
            let followups = [
                SampleFollowup(question: "What could have gone better?", answer: "Tell me when it slips."),
                SampleFollowup(question: "Would you order again?", answer: "Yes, if it is on time."),
            ]
            return SampleAnswer(12_300 + number, texts[number % texts.count], number % 5 == 0 ? followups : [])
        }
    }

    static let likes = SampleQuestion(
        "Q1", "What stood out about your last order, and what could we have done better for you this time?",
        [
            SampleCode(
                1, "Customer service", answers(1, count: 14),
                sub: [
                    SampleCode(
                        11, "Staff helpful", answers(3, count: 9),
                        sub: [SampleCode(111, "Solved it at once", answers(3, count: 4))]),
                    SampleCode(12, "Easy to reach", answers(20, count: 3)),
                ]),
            SampleCode(
                2, "Delivery", [],
                sub: [
                    SampleCode(21, "Late", answers(12, count: 8)),
                    SampleCode(22, "Fast and on time", answers(28, count: 6)),
                    SampleCode(23, "Damaged in transit"),
                ]),
            SampleCode(
                3, "Price", answers(10, count: 5), sub: [SampleCode(31, "Value for money", answers(12, count: 4))]),
            SampleCode(4, "Website", answers(34, count: 2)),
        ])

    static let why = SampleQuestion(
        "Q2", "Why that score?",
        [SampleCode(1, "Reliability", answers(10, count: 6)), SampleCode(2, "Habit", answers(2, count: 2))])

    static func csat(isComplete: Bool = true) throws -> CodedJob {
        try job("123e4567-e89b", survey: "CSAT-2024-Q1", isComplete: isComplete, [likes, why])
    }

    // MARK: Texts that are hard on a terminal

    static func languages() throws -> CodedJob {
        let answers = [
            SampleAnswer(1, "配達が二日も遅れて、誰も何も言ってくれませんでした。次は連絡をください。"),
            SampleAnswer(2, "Отличный сервис, быстро и вежливо"), SampleAnswer(3, "👩‍👩‍👧 love it 👍🏽 🇩🇪 ❤️ 1️⃣"),
            SampleAnswer(4, "cafe\u{301} nai\u{308}ve Z\u{351}\u{348}a\u{334}l\u{335}g\u{336}o\u{337}"),
            SampleAnswer(5, "배송이 빨라요 — ｆｕｌｌ ｗｉｄｔｈ"), SampleAnswer(6, "นี่คือคำตอบ שלום عالم हिन्दी क्षि"),
        ]
        return try job(
            "lang", survey: "世界の声 🌍",
            [
                SampleQuestion(
                    "質問1", "サービスについてどう思いましたか？ご自由にお書きください。",
                    [
                        SampleCode(1, "配達が遅い", Array(answers.prefix(3)), sub: [SampleCode(11, "連絡なし 📵", [answers[0]])]),
                        SampleCode(2, "Cafe\u{301} & crème brûlée", Array(answers.suffix(4))),
                        SampleCode(3, "👨‍👩‍👧‍👦 семья", [answers[1]]),
                    ])
            ])
    }

    static func injection() throws -> CodedJob {
        let answers = [
            SampleAnswer(1, "title \u{1B}]0;owned\u{7} and \u{1B}[31mred\u{1B}[0m, then \u{1B}[2Jclear"),
            SampleAnswer(
                2, "bidi \u{202E}evil\u{202C} nul\u{0} bell\u{7} c1\u{9B}31m del\u{7F}",
                [
                    SampleFollowup(question: "What\u{1B}[5m blinks?", answer: "line one\nline two\ttab\rreturn")
                ]),
            SampleAnswer(3, "&#27;[31m &amp;#27; &lt;b&gt; zero\u{200B}width\u{FEFF}"),
        ]
        return try job(
            "injection", survey: "Bobby \u{1B}]2;Tables\u{1B}\\",
            [
                SampleQuestion(
                    "Q\u{1B}[1m1", "Say \u{1B}P1$r\u{1B}\\ it",
                    [SampleCode(1, "Label\r\n\u{1B}[7mx\u{8}\u{8}", answers)])
            ])
    }

    static func long() throws -> CodedJob {
        let word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung"
        var deep = SampleCode(30, "the deepest of them all", answers(1, count: 1))
        for level in (1..<30).reversed() { deep = SampleCode(level, "level \(level) of a deep tree", sub: [deep]) }
        return try job(
            "long", survey: "A survey with a name that is far too long for the list of jobs",
            [
                SampleQuestion(
                    "QUESTION_WITH_A_LONG_IDENTIFIER",
                    String(repeating: "Why, and then why, and again why? ", count: 12),
                    [
                        SampleCode(
                            100, "A label that goes on and on about what everybody meant but nobody said",
                            [
                                SampleAnswer(123_456_789_012_345, "\(word) \(word)"), SampleAnswer(2, ""),
                                SampleAnswer(3, String(repeating: "An answer that does not end. ", count: 60)),
                            ]), deep,
                    ])
            ])
    }
}
