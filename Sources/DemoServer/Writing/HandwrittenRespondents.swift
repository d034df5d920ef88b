/// Respondents whose answers were written by hand, not put together from phrases: other languages, scripts, styles.
///
///     @ sv                    a respondent begins; the rest is a remark
///     : Q1 | 111 21           an answer, and the codes it got
///     - a paragraph           no paragraph: an empty answer
///     / a line                goes on with the paragraph on a line of its own
///     ? Follow-up?  > answer
struct HandwrittenRespondents: Sendable {
    /// One respondent with all answers.
    struct Respondent: Sendable {
        let remark: String
        var answers: [HandwrittenAnswer] = []
    }

    /// An answer with the ids of its codes.
    struct HandwrittenAnswer: Sendable {
        let question: String
        let codes: [Int]
        var paragraphs: [String] = []
        var followups: [FollowupResponse] = []
    }

    private(set) var respondents: [Respondent] = []
    /// Lines that the parser does not understand; a test keeps this empty.
    private(set) var unparsedLines: [String] = []

    init(_ texts: [String]) {
        var asked = ""
        for (marker, rest) in texts.flatMap(MarkedLine.lines) {
            let understood: Bool
            switch marker {
            case "@":
                respondents.append(Respondent(remark: rest))
                understood = true
            case ":":
                understood = beginAnswer(rest)
            case "-":
                understood = changeAnswer { $0.paragraphs.append(rest) }
            case "/":
                understood = changeAnswer { answer in
                    let last = answer.paragraphs.popLast() ?? ""
                    answer.paragraphs.append(last + "\n" + rest)
                }
            case "?":
                asked = rest
                understood = true
            case ">":
                let followup = FollowupResponse(question: asked, answer: rest)
                understood = changeAnswer { $0.followups.append(followup) }
            default:
                understood = false
            }
            if !understood { unparsedLines.append("\(marker) \(rest)") }
        }
    }

    private mutating func beginAnswer(_ rest: String) -> Bool {
        let fields = rest.fields
        guard fields.count == 2, let last = respondents.indices.last else { return false }
        let codes = fields[1].split(separator: " ").compactMap { Int($0) }
        respondents[last].answers.append(HandwrittenAnswer(question: fields[0], codes: codes))
        return !codes.isEmpty
    }

    private mutating func changeAnswer(_ change: (inout HandwrittenAnswer) -> Void) -> Bool {
        guard let last = respondents.indices.last, let answer = respondents[last].answers.indices.last else {
            return false
        }
        change(&respondents[last].answers[answer])
        return true
    }
}
