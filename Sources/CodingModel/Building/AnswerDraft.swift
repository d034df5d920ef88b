/// An answer on its way into the tables, in the parts in which it is read and in whatever order they come. Reused for
/// all answers, so that known ones cost no allocation.
package struct AnswerDraft: Sendable {
    /// How long a follow-up's two texts are, in bytes of UTF-8.
    struct FollowupLengths: Hashable, Sendable {
        let question: UInt32
        let answer: UInt32
    }

    /// Once the draft has ended: `responseIdentifier`, the answer's text, then each follow-up's question and answer, end
    /// to end, as UTF-8. So an answer is hashed and compared in one go.
    private(set) var bytes: [UInt8] = []
    private(set) var followups: [FollowupLengths] = []
    private var identifier = 0..<0
    private var text = 0..<0
    private var followupQuestion = 0..<0
    private var followupAnswer = 0..<0

    /// A draft without parts.
    package init() {}

    var identifierLength: Int { identifier.count }
    var textLength: Int { text.count }

    /// Begins with another answer.
    package mutating func begin() {
        bytes.removeLast(bytes.count)
        if !followups.isEmpty { followups.removeAll(keepingCapacity: true) }
        (identifier, text) = (0..<0, 0..<0)
    }

    /// `responseIdentifier`, as UTF-8, as all that follow.
    package mutating func setIdentifier(_ bytes: Span<UInt8>) { identifier = append(bytes) }
    /// `answer`.
    package mutating func setText(_ bytes: Span<UInt8>) { text = append(bytes) }
    /// `question` of a follow-up.
    package mutating func setFollowupQuestion(_ bytes: Span<UInt8>) { followupQuestion = append(bytes) }
    /// `answer` of a follow-up.
    package mutating func setFollowupAnswer(_ bytes: Span<UInt8>) { followupAnswer = append(bytes) }

    /// Both texts of a follow-up are here.
    package mutating func endFollowup() {
        if followupAnswer.lowerBound < followupQuestion.lowerBound {
            let answer = Array(bytes[followupAnswer])
            bytes.removeSubrange(followupAnswer)
            bytes.append(contentsOf: answer)
        }
        followups.append(
            FollowupLengths(question: UInt32(followupQuestion.count), answer: UInt32(followupAnswer.count)))
    }

    /// All parts are here.
    package mutating func end() {
        if identifier.lowerBound == 0, text.lowerBound == identifier.upperBound { return }
        let others = bytes.indices.filter { !identifier.contains($0) && !text.contains($0) }
        bytes = Array(bytes[identifier]) + Array(bytes[text]) + others.map { bytes[$0] }
        text = identifier.count..<identifier.count + text.count
        identifier = 0..<identifier.count
    }

    /// The respondent's name, for the call.
    func withIdentifier<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(bytes.span.extracting(identifier)) }

    private mutating func append(_ part: Span<UInt8>) -> Range<Int> {
        let start = bytes.count
        part.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        return start..<bytes.count
    }
}
