/// Sentences to put together answers from, by question and code, as written in the files under Texts.
///
/// A phrasebook is plain text, one item a line; an indented line goes on with the one before. The first character
/// says what a line is:
///
///     % name, name | value, value | …   slots: what {name} may stand for; a respondent gets one value of each line
///     = Q1 | 94 | net | Question?       a question, the per cent who answer it, and whether parents list the
///                                       answers of their sub-codes (net) or only their own (own)
///     ^ opener      $ closer            sentences around an answer to this question
///     * 1 | Label | 6                   a code, its id, label and weight; ** and *** are its sub-codes;
///                                       “6 alone”: never together with another code
///     ! Q1/12 Q1/13                     codes that a respondent with this one never has
///     - A sentence.                     what people say under the code; [a|b] is either of them
///     . word                            a terse answer
///     ? Follow-up?  > answer            a follow-up question and, each on its line, what people reply to it
///     ~ 🙂 🎉                            emoji that fit the code
struct Phrasebook: Sendable {
    /// A question, with sentences around an answer to it.
    struct QuestionPhrases: Sendable {
        let identifier: String
        let text: String
        let answeredPercent: Int
        let parentsListAnswers: Bool
        var openers: [String] = []
        var closers: [String] = []
        var codes: [CodePhrases] = []
    }

    /// A code, with sentences that it stands for.
    struct CodePhrases: Sendable {
        let id: Int
        let label: String
        /// 0 for a top code.
        let level: Int
        let weight: Int
        let standsAlone: Bool
        var excluded: Set<String> = []
        var sentences: [String] = []
        var terse: [String] = []
        var followups: [FollowupPhrases] = []
        var emoji: [String] = []
    }

    /// A follow-up question, with replies to it.
    struct FollowupPhrases: Sendable {
        let question: String
        var answers: [String] = []
    }

    /// Names that are chosen together, and the values they may have.
    struct Slots: Sendable {
        let names: [String]
        let choices: [[String]]
    }

    private(set) var questions: [QuestionPhrases] = []
    private(set) var slots: [Slots] = []
    /// Lines that the parser does not understand; a test keeps this empty.
    private(set) var unparsedLines: [String] = []

    init(_ text: String) {
        for (marker, rest) in MarkedLine.lines(of: text) {
            if !read(rest, marked: marker) { unparsedLines.append("\(marker) \(rest)") }
        }
    }

    /// Reads one line.
    /// - Returns: False when it is malformed, or when the question or code that it needs is missing.
    private mutating func read(_ rest: String, marked marker: Substring) -> Bool {
        switch marker {
        case "%": return readSlots(rest)
        case "=": return readQuestion(rest)
        case "*", "**", "***": return readCode(rest, level: marker.count - 1)
        case "^": return changeQuestion { $0.openers.append(rest) }
        case "$": return changeQuestion { $0.closers.append(rest) }
        case "!": return changeCode { $0.excluded.formUnion(rest.split(separator: " ").map(String.init)) }
        case "-": return changeCode { $0.sentences.append(rest) }
        case ".": return changeCode { $0.terse.append(rest) }
        case "~": return changeCode { $0.emoji.append(contentsOf: rest.split(separator: " ").map(String.init)) }
        case "?": return changeCode { $0.followups.append(FollowupPhrases(question: rest)) }
        case ">": return addFollowupAnswer(rest)
        default: return false
        }
    }

    private mutating func readSlots(_ rest: String) -> Bool {
        let fields = rest.fields.map { $0.split(separator: ",").map(\.trimmed) }
        guard let names = fields.first, fields.allSatisfy({ $0.count == names.count }) else { return false }
        slots.append(Slots(names: names, choices: Array(fields.dropFirst())))
        return true
    }

    private mutating func readQuestion(_ rest: String) -> Bool {
        let fields = rest.fields
        guard fields.count == 4, let percent = Int(fields[1]), ["net", "own"].contains(fields[2]) else { return false }
        questions.append(
            QuestionPhrases(
                identifier: fields[0], text: fields[3], answeredPercent: percent,
                parentsListAnswers: fields[2] == "net"))
        return true
    }

    private mutating func readCode(_ rest: String, level: Int) -> Bool {
        let fields = rest.fields
        guard fields.count == 3, let id = Int(fields[0]) else { return false }
        let weight = fields[2].split(separator: " ")
        guard let number = weight.first.flatMap({ Int($0) }) else { return false }
        let code = CodePhrases(
            id: id, label: fields[1], level: level, weight: number, standsAlone: weight.last == "alone")
        return changeQuestion { $0.codes.append(code) }
    }

    private mutating func addFollowupAnswer(_ answer: String) -> Bool {
        var added = false
        return changeCode { code in
            guard let last = code.followups.indices.last else { return }
            code.followups[last].answers.append(answer)
            added = true
        } && added
    }

    private mutating func changeQuestion(_ change: (inout QuestionPhrases) -> Void) -> Bool {
        guard let last = questions.indices.last else { return false }
        change(&questions[last])
        return true
    }

    private mutating func changeCode(_ change: (inout CodePhrases) -> Void) -> Bool {
        guard let last = questions.indices.last, let code = questions[last].codes.indices.last else { return false }
        change(&questions[last].codes[code])
        return true
    }
}

/// The line format of phrasebooks and handwritten respondents.
enum MarkedLine {
    /// Splits a text into its marked lines; an indented line is joined to the one before, blank lines are skipped.
    static func lines(of text: String) -> [(marker: Substring, rest: String)] {
        var lines: [(marker: Substring, rest: String)] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix(" "), let last = lines.indices.last {
                lines[last].rest += " " + line.trimmed
            } else {
                let marker = line.prefix { $0 != " " }
                lines.append((marker, line.dropFirst(marker.count).trimmed))
            }
        }
        return lines
    }
}

extension StringProtocol {
    /// Without the spaces around it.
    var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }

    /// The parts between `|`, trimmed.
    var fields: [String] { split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed) }
}
