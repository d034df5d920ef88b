/// A job whose texts are long in one way, and the keys that are pressed in it: a key must cost what is on screen.
struct HardAnswers: Sendable {
    let name: String
    let note: String
    /// The keys that are pressed once.
    let setUp: String
    /// The keys that are pressed in turn.
    let keys: [String]
    /// Its codes fill the tree, so that it is held beside a plain job whose codes do.
    let fillsTree: Bool
    /// Writes the API's answer.
    let write: @Sendable (inout [UInt8]) -> Void

    /// Ordinary answers, which fill the panes.
    static let plain = HardAnswers("plain", "60 answers of 3 kB") { json in
        job(&json) { codes in code(&codes, 1, "A") { answers in ordinary(&answers, from: 1) } }
    }

    /// Codes with ordinary labels, which fill the tree.
    static let plainTree = HardAnswers("plain-tree", "40 codes with 60 answers of 3 kB") { json in
        job(&json) { codes in
            code(&codes, 1, "Code 1") { ordinary(&$0, from: 1) }
            for number in 2...40 { code(&codes, number, "Code \(number)") { ordinary(&$0, from: number, count: 1) } }
        }
    }

    static let all = [
        text("tabs", "an answer of 60 kB in which every second character is a tab", "é\\t", 20_000),
        text(
            "newlines", "an answer of 100,000 lines; searched for e", "e\\n", 100_000, setUp: "3/e\r",
            keys: ["n", "n", "N"]),
        text(
            "expression", "an answer of 100,000 letters; an expression that begins with a look-ahead", "a", 100_000,
            setUp: "3/\u{12}(?=a)[a-z]+[!?]\r"),
        text("large", "an answer of 50 MB", "some words ", 4_700_000),
        text(
            "large-searched", "an answer of 50 MB; searched for words", "some words ", 4_700_000, setUp: "3/words\r",
            keys: ["n", "n", "N"]),
        text("marks", "an answer of 100,000 combining marks", "\\u0301", 100_000),
        text("entities", "an answer of 20,000 entities", "&#39;", 20_000),
        HardAnswers("followups", "an answer with 5,000 follow-ups") { json in
            job(&json) { codes in
                code(&codes, 1, "A") { answers in
                    answer(&answers, 0, "See below", followups: 5_000)
                    ordinary(&answers, from: 1)
                }
            }
        },
        HardAnswers("codes", "an answer under 5,000 codes", fillsTree: true) { json in
            job(&json) { codes in
                code(&codes, 0, "A") { answers in
                    answer(&answers, 0, "Under many codes")
                    ordinary(&answers, from: 1)
                }
                for number in 1...5_000 {
                    code(&codes, number, "Code \(number)") { answer(&$0, 0, "Under many codes") }
                }
            }
        },
        HardAnswers("identifier", "a respondent's name of 1 MB") { json in
            job(&json) { codes in
                code(&codes, 1, "A") { answers in
                    answer(&answers, name: String(repeating: "id", count: 500_000), "Who?")
                    ordinary(&answers, from: 1)
                }
            }
        },
        HardAnswers(
            "siblings", "5,000 codes on one level, in the tree", setUp: "2e", keys: ["j", "j", "\u{4}", "k"],
            fillsTree: true
        ) { json in
            job(&json) { codes in
                for number in 1...5_000 {
                    code(&codes, number, "Code \(number)") { answer(&$0, number, "An answer") }
                }
            }
        },
        HardAnswers(
            "labels", "40 codes with labels of 1 MB, in the tree", setUp: "2", keys: ["j", "j", "k"], fillsTree: true
        ) { json in
            let label = String(repeating: "label ", count: 170_000)
            job(&json) { codes in
                for number in 1...40 { code(&codes, number, label) { answer(&$0, number, "An answer") } }
            }
        },
        HardAnswers("question", "a question and a survey's name of 1 MB", setUp: "2", keys: ["j", "k", "]"]) { json in
            let long = String(repeating: "Why? ", count: 200_000)
            job(&json, question: long, survey: "HARD \(long)") { codes in
                code(&codes, 1, "A") { ordinary(&$0, from: 1) }
                code(&codes, 2, "B") { ordinary(&$0, from: 1) }
            }
        },
        HardAnswers(
            "counted", "how a code with 5,000 sub-codes is counted", setUp: "2=", keys: ["j", "j", "\u{4}", "k"],
            fillsTree: true
        ) { json in
            job(&json) { codes in
                codes += #"{"id":1,"label":"All","responses":[],"subCodes":["#.utf8
                for number in 1...5_000 {
                    if number > 1 { codes += ",".utf8 }
                    code(&codes, number, "Code \(number)", isFirst: true) { answer(&$0, number, "An answer") }
                }
                codes += "]}".utf8
            }
        },
        HardAnswers(
            "respondent", "all that a respondent said, with an answer of 50 MB", setUp: "3r",
            keys: ["j", "j", "\u{4}", "k"]
        ) { json in
            job(&json) { codes in
                code(&codes, 1, "A") { answers in
                    answer(&answers, 0, String(repeating: "some words ", count: 4_700_000))
                    ordinary(&answers, from: 1)
                }
            }
        },
    ]

    private init(
        _ name: String, _ note: String, setUp: String = "3\r", keys: [String] = ["j", "j", "\u{4}", "k", "J", "K"],
        fillsTree: Bool = false, write: @escaping @Sendable (inout [UInt8]) -> Void
    ) {
        (self.name, self.note, self.setUp, self.keys, self.write) = (name, note, setUp, keys, write)
        self.fillsTree = fillsTree
    }

    /// The first answer is a text so many times; ordinary ones stand below it.
    private static func text(
        _ name: String, _ note: String, _ part: String, _ count: Int, setUp: String = "3\r",
        keys: [String] = ["j", "j", "\u{4}", "k", "J", "K"]
    ) -> HardAnswers {
        HardAnswers(name, note, setUp: setUp, keys: keys) { json in
            job(&json) { codes in
                code(&codes, 1, "A") { answers in
                    answer(&answers, 0, String(repeating: part, count: count))
                    ordinary(&answers, from: 1)
                }
            }
        }
    }

    // MARK: - JSON

    private static func job(
        _ json: inout [UInt8], question: String = "What did you notice?", survey: String = "HARD",
        codes: (inout [UInt8]) -> Void
    ) {
        json += #"{"batchJobId":"\#(SurveyPlan.job)","surveyIdentifier":"\#(survey)","status":"completed","#.utf8
        json += #""results":{"completedAt":"2024-03-12T15:30:45Z","questionCodes":[{"questionIdentifier":"Q1","#.utf8
        json += #""question":"\#(question)","responseCodes":["#.utf8
        codes(&json)
        json += #"]}],"nextCursor":null}}"#.utf8
    }

    private static func code(
        _ json: inout [UInt8], _ id: Int, _ label: String, isFirst: Bool = false, answers: (inout [UInt8]) -> Void
    ) {
        if !isFirst, json.last == UInt8(ascii: "}") { json += ",".utf8 }
        json += #"{"id":\#(id),"label":"\#(label)","responses":["#.utf8
        answers(&json)
        json += #"],"subCodes":[]}"#.utf8
    }

    private static func answer(_ json: inout [UInt8], _ number: Int, _ text: String, followups: Int = 0) {
        answer(&json, name: "R\(1_000 + number)", text, followups: followups)
    }

    private static func answer(_ json: inout [UInt8], name: String, _ text: String, followups: Int = 0) {
        if json.last == UInt8(ascii: "}") { json += ",".utf8 }
        json += #"{"responseIdentifier":"\#(name)","answer":""#.utf8
        json += text.utf8
        json += "\"".utf8
        if followups > 0 {
            let followup = #"{"question":"Could you tell more?","answer":"It was late."}"#
            let all = Array(repeating: followup, count: followups).joined(separator: ",")
            json += #","followupResponses":[\#(all)]"#.utf8
        }
        json += "}".utf8
    }

    private static func ordinary(_ json: inout [UInt8], from first: Int, count: Int = 60) {
        let text = String(repeating: "The box came two days late and nobody told me why. ", count: 60)
        for number in first..<first + count { answer(&json, number, "\(number). \(text)") }
    }
}
