import TerminalText

/// An answer on its way into the tables, in the parts in which it is read and in whatever order they come. Reused for
/// all answers, so that known ones cost no allocation.
package struct AnswerDraft: Sendable {
    /// All that is known so far, then room for more: an array that grows and shrinks takes several times as long.
    private var storage: [UInt8] = []
    /// A draft of more bytes gives its memory away.
    private static let usualLength = JSONTokens.longText
    private var length = 0
    private var followups: [FollowupLengths] = []
    /// How long the parts are, once the draft has ended.
    private(set) var shape = AnswerShape()
    private var identifier = 0..<0
    private var text = 0..<0
    private var followupQuestion = 0..<0
    private var followupAnswer = 0..<0

    /// A draft without parts.
    package init() {}

    /// A draft of an answer, which has ended.
    init(_ answer: Answer) {
        setIdentifier(answer.responseIdentifier.string.utf8.span)
        setText(answer.text.string.utf8.span)
        for followup in answer.followups {
            setFollowupQuestion(followup.question.string.utf8.span)
            setFollowupAnswer(followup.answer.string.utf8.span)
            endFollowup()
        }
        end()
    }

    /// Once the draft has ended: its parts end to end, as `AnswerShape` has them, and behind them each follow-up's
    /// `FollowupLengths`. So an answer is hashed and compared in one go.
    @inline(__always)
    func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        body(storage.span.extracting(0..<length))
    }

    /// Begins with another answer.
    package mutating func begin() {
        length = 0
        if storage.count > Self.usualLength { storage = [] }
        if !followups.isEmpty { followups.removeAll(keepingCapacity: true) }
        (identifier, text) = (0..<0, 0..<0)
    }

    /// `responseIdentifier`, as UTF-8, as all that follow.
    package mutating func setIdentifier(_ bytes: Span<UInt8>) { identifier = append(bytes) }
    /// `answer`.
    package mutating func setText(_ bytes: Span<UInt8>) { text = append(bytes) }
    /// `answer`, whose bytes become the draft's own: a text of hundreds of megabytes must not be there twice.
    mutating func setText(adopting bytes: consuming [UInt8]) {
        guard length <= Self.usualLength else { return setText(bytes.span) }
        bytes.insert(contentsOf: storage[..<length], at: 0)
        text = length..<bytes.count
        length = bytes.count
        storage = bytes
    }

    /// The parts are longer together than their lengths can tell.
    var isTooLong: Bool { length > JSONTokens.textLimit }

    /// The draft is so long that its bytes are better handed over than copied.
    var isLong: Bool { length > Self.usualLength }

    /// Once the draft has ended: hands over its bytes, as `withBytes` has them. The draft is empty then.
    mutating func takeBytes() -> [UInt8] {
        storage.removeLast(storage.count - length)
        defer { (storage, length) = ([], 0) }
        return storage
    }

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
        shape = AnswerShape(
            identifierLength: UInt32(identifier.count), textLength: UInt32(text.count),
            followupCount: UInt32(followups.count))
        if followups.isEmpty { return }
        let lengths = followups
        _ = append(lengths.span.bytes)
    }

    /// Becomes a draft that has ended and whose bytes were put aside.
    mutating func restore(_ content: Span<UInt8>, shape: AnswerShape) {
        begin()
        _ = append(content)
        self.shape = shape
    }

    /// Puts the parts in the order of `AnswerShape`; what is not among them, the follow-ups, stays behind as it is.
    private mutating func putInOrder() {
        var others: [UInt8] = []
        var end = 0
        for part in [identifier, text].filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            others += storage[end..<part.lowerBound]
            end = part.upperBound
        }
        others += storage[end..<length]
        storage = Array(storage[identifier]) + storage[text] + others
    }

    /// Once the draft has ended: the respondent's identifier, for the call.
    func withIdentifier<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        body(storage.span.extracting(shape.identifier))
    }

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
