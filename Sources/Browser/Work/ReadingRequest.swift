import Analysis
import CodingModel
import TerminalText

/// Text that is on screen, as something to be laid out: whose it is, for which width, with what marked in it.
struct ReadingKey: Hashable, Sendable {
    /// Whose texts they are.
    enum Subject: Hashable, Sendable {
        /// An answer with its marks, its codes and its respondent's other answers.
        case answer(AnswerReference, ReviewMark)
        /// An answer that is judged: nothing but what was said.
        case judged(AnswerReference)
        /// All answers of a respondent.
        case respondent(RespondentIndex)
    }

    let job: JobIdentifier
    /// The number of the job's snapshot.
    let snapshot: Int
    let subject: Subject
    /// Columns that lines may have.
    let width: Int
    /// The pattern that is marked.
    let query: TextQuery?
    /// Whose words the pattern is marked in.
    let scope: SearchScope

    /// Hashes all but the marks and the pattern: a note may be long.
    func hash(into hasher: inout Hasher) {
        hasher.combine(job)
        hasher.combine(snapshot)
        hasher.combine(width)
    }

    /// True when another key is about the same text in the same width: what is laid out for it will do for a moment. Numbers of
    /// answers are the same from snapshot to snapshot.
    func resembles(_ other: ReadingKey) -> Bool {
        guard (job, width) == (other.job, other.width) else { return false }
        return switch (subject, other.subject) {
        case (.answer(let own, _), .answer(let others, _)): own == others
        default: subject == other.subject
        }
    }
}

/// A row of the answer list in which something is looked for.
struct AnswerRowKey: Hashable, Sendable {
    let job: JobIdentifier
    /// The number of the job's snapshot.
    let snapshot: Int
    let answer: AnswerReference
    /// Columns of the pane.
    let width: Int
    let query: TextQuery
    /// Whose words the pattern is looked for in.
    let scope: SearchScope
}

/// Texts that are long, to be read whole on another thread because something of them is on screen.
package struct ReadingRequest: TokenIdentified {
    /// The token that the result comes back with.
    package let token: RequestToken
    let contents: [ReadingKey]
    let rows: [AnswerRowKey]
    let job: CodedJob

    /// Reads the texts. It takes as long as they are.
    /// - Returns: Nil when it was no longer wanted.
    package func result(while isWanted: () -> Bool) -> ReadingResult? {
        var result = ReadingResult()
        for key in contents {
            do throws(Unwanted) {
                result.contents[key] = try DetailContent(key, in: job, .search, while: isWanted)
            } catch {
                return nil
            }
        }
        for key in rows {
            guard isWanted() else { return nil }
            result.rows[key] = AnswerExcerpt(key, in: job, .search)
        }
        return result
    }
}

/// Long texts that left the screen. To free one takes as long as many keys, so the thread that laid it out does that.
package struct LeftTexts: TokenIdentified {
    /// Tells it apart from other ones.
    package let token: RequestToken
    let contents: [DetailContent]
}

/// Long texts, laid out.
package struct ReadingResult: Sendable {
    var contents: [ReadingKey: DetailContent] = [:]
    var rows: [AnswerRowKey: AnswerExcerpt] = [:]
}
