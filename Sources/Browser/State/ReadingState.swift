import Analysis
import CodingModel
import TerminalText

/// The texts that are on screen, laid out, and the place among the matches in the answer that is read.
///
/// A text is laid out once, when it comes on screen: a key then costs what is in sight. Short ones are laid out at once; of
/// long ones the beginning is shown, while another thread reads the whole.
package struct ReadingState: Sendable {
    /// The end of an answer's matches that the reader comes to it from.
    enum Arrival: Hashable, Sendable { case first, last }

    /// The answer that is read, and the pattern that is looked for in it.
    struct Subject: Hashable, Sendable {
        let job: JobIdentifier
        let answer: AnswerReference
        let query: TextQuery?
        let scope: SearchScope
    }

    private(set) var contents: [ReadingKey: DetailContent] = [:]
    /// The beginnings of texts that are yet to be laid out.
    private(set) var beginnings: [ReadingKey: DetailContent] = [:]
    private(set) var rows: [AnswerRowKey: AnswerExcerpt] = [:]
    /// The texts that another thread is reading.
    private(set) var running: ReadingRequest?
    private(set) var subject: Subject?
    /// The match that the reader is at, among those in the answer that is read.
    private(set) var match: Int?
    /// The match to go to once it is known where it is.
    private(set) var arrival: Arrival?
    /// The matches to go on by, or back where it is negative, once it is known where they are.
    private(set) var waitingSteps = 0
    /// The width and the number of lines that the detail pane's place is counted in.
    private(set) var measure: (width: Int, lines: Int)?
    /// Number of bytes of answers that were read so far on the thread that keys wait for.
    package private(set) var bytesRead = 0

    // MARK: - Texts

    /// Keeps what was laid out on the thread that keys wait for.
    /// - Parameter bytes: Number of bytes that were read for it.
    mutating func keep(_ content: DetailContent, for key: ReadingKey, bytes: Int) {
        if content.isWhole { contents[key] = content } else { beginnings[key] = content }
        bytesRead += bytes
    }

    mutating func keep(_ row: AnswerExcerpt, for key: AnswerRowKey, bytes: Int) {
        rows[key] = row
        bytesRead += bytes
    }

    mutating func begin(_ request: ReadingRequest?) { running = request }

    /// Takes what another thread has laid out; dropped unless it is still wanted.
    mutating func take(_ result: ReadingResult, of token: RequestToken) {
        guard running?.token == token else { return }
        running = nil
        contents.merge(result.contents) { _, new in new }
        rows.merge(result.rows) { _, new in new }
    }

    /// Forgets what is off the screen. What is laid out for a key that resembles one whose text is yet to be read stays.
    /// - Returns: The long texts among what it forgot.
    mutating func retain(_ wanted: [ReadingKey], _ wantedRows: [AnswerRowKey]) -> [DetailContent] {
        let missing = wanted.filter { contents[$0] == nil }
        var left: [DetailContent] = []
        // Most keys leave everything where it is.
        if contents.count > wanted.count || !missing.isEmpty {
            for key in contents.keys where !wanted.contains(key) && !missing.contains(where: { $0.resembles(key) }) {
                if let content = contents.removeValue(forKey: key), content.isLong { left.append(content) }
            }
        }
        if !beginnings.isEmpty { beginnings = beginnings.filter { key, _ in missing.contains(key) } }
        if rows.count > wantedRows.count {
            let kept = Set(wantedRows)
            rows = rows.filter { kept.contains($0.key) }
        }
        return left
    }

    // MARK: - Matches

    /// Notes what is read now: another answer or another pattern is come to at its first match.
    mutating func follow(_ subject: Subject) {
        guard subject != self.subject else { return }
        self.subject = subject
        match = nil
        measure = nil
        arrival = arrival ?? .first
    }

    mutating func setMeasure(width: Int, lines: Int) { measure = (width, lines) }

    /// Says at which end of its matches the reader comes to the next answer.
    mutating func arrive(at end: Arrival?) { arrival = end }

    mutating func select(match: Int?) { self.match = match }

    private static let mostSteps = 1_000

    /// Has a step to another match wait until the texts on the way to it are laid out.
    mutating func wait(for step: Int) {
        waitingSteps = max(-Self.mostSteps, min(Self.mostSteps, waitingSteps + step))
    }

    /// - Returns: The next step of those that wait; nil when none does.
    mutating func takeStep() -> Int? {
        guard waitingSteps != 0 else { return nil }
        let step = waitingSteps.signum()
        waitingSteps -= step
        return step
    }

    /// The reader went elsewhere.
    mutating func dropSteps() { waitingSteps = 0 }
}
