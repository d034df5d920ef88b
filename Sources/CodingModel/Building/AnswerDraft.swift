/// An answer on its way into the tables, in the parts in which it is read and in whatever order they come. Reused for
/// all answers, so that known ones cost no allocation.
package struct AnswerDraft: Sendable {
    /// All that is known so far, then room for more: an array that grows and shrinks takes several times as long.
    private var storage: [UInt8] = []
    private var length = 0
    private var followups: [FollowupLengths] = []
    /// How many follow-ups there are, once the draft has ended.
    private(set) var followupCount = 0
    private var identifier = 0..<0
    private var text = 0..<0
    private var followupQuestion = 0..<0
    private var followupAnswer = 0..<0

    /// A draft without parts.
    package init() {}

    var identifierLength: Int { identifier.count }
    var textLength: Int { text.count }

    /// Once the draft has ended: `responseIdentifier`, the answer's text, then each follow-up's question and answer,
    /// end to end, as UTF-8; behind them each follow-up's `FollowupLengths`. So an answer is hashed and compared in one
    /// go.
    @inline(__always)
    func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        body(storage.span.extracting(0..<length))
    }

    /// Begins with another answer.
    package mutating func begin() {
        length = 0
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
        let (question, answer) = (followupQuestion, followupAnswer)
        if answer.lowerBound < question.lowerBound {
            storage.replaceSubrange(
                answer.lowerBound..<question.upperBound, with: Array(storage[question]) + Array(storage[answer]))
        }
        followups.append(FollowupLengths(question: UInt32(question.count), answer: UInt32(answer.count)))
    }

    /// All parts are here.
    package mutating func end() {
        if identifier.lowerBound != 0 || text.lowerBound != identifier.upperBound { putInOrder() }
        followupCount = followups.count
        if followups.isEmpty { return }
        let lengths = followups
        _ = append(lengths.span.bytes)
    }

    /// Becomes a draft that has ended and whose bytes were put aside.
    mutating func restore(_ content: Span<UInt8>, identifierLength: Int, textLength: Int, followups count: Int) {
        begin()
        _ = append(content)
        identifier = 0..<identifierLength
        text = identifierLength..<identifierLength + textLength
        followupCount = count
    }

    private mutating func putInOrder() {
        let others = (0..<length).filter { !identifier.contains($0) && !text.contains($0) }
        storage = Array(storage[identifier]) + Array(storage[text]) + others.map { storage[$0] }
        text = identifier.count..<identifier.count + text.count
        identifier = 0..<identifier.count
    }

    /// The respondent's name, for the call.
    func withIdentifier<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(storage.span.extracting(identifier)) }

    private mutating func append(_ part: Span<UInt8>) -> Range<Int> { append(part.bytes) }

    @inline(__always)
    private mutating func append(_ part: RawSpan) -> Range<Int> {
        let place = length..<length + part.byteCount
        length = place.upperBound
        if length > storage.count { storage += repeatElement(0, count: length) }
        storage.withUnsafeMutableBytes { own in
            part.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: own[place]).copyMemory(from: $0) }
        }
        return place
    }
}
