import TerminalText

/// How long the parts of an answer are, which lie end to end: the respondent's identifier, the answer's text, then of each
/// follow-up the question and the answer; behind them stand the lengths of those. Lengths are in bytes of UTF-8.
///
/// Drafts, recordings and tables carry it as a whole, so that a part more is a field more here and nowhere else.
@usableFromInline struct AnswerShape: Hashable, Sendable {
    @usableFromInline var identifierLength: UInt32 = 0
    @usableFromInline var textLength: UInt32 = 0
    @usableFromInline var followupCount: UInt32 = 0

    /// Where the identifier lies in the answer's bytes.
    @inlinable var identifier: Range<Int> { 0..<Int(identifierLength) }

    /// Where the text lies in the answer's bytes.
    @inlinable var text: Range<Int> { Int(identifierLength)..<Int(identifierLength + textLength) }

    /// Where the texts of the follow-ups begin in the answer's bytes.
    @inlinable var followupStart: Int { Int(identifierLength + textLength) }
}

/// How long a follow-up's two texts are, in bytes of UTF-8.
@usableFromInline struct FollowupLengths: Sendable, BitwiseCopyable {
    let question: UInt32
    let answer: UInt32
}

/// An answer's texts where they lie in memory, lent for one call: what reads all answers of a job looks at bytes and makes
/// no strings.
@usableFromInline package struct AnswerTexts {
    /// The parts of the answer end to end, as `AnswerShape` has them.
    @usableFromInline package let bytes: UnsafeBufferPointer<UInt8>
    @usableFromInline let shape: AnswerShape

    /// - Parameter content: The parts and the lengths behind them.
    @inlinable
    init(content: UnsafeBufferPointer<UInt8>, shape: AnswerShape) {
        let lengths = Int(shape.followupCount) * MemoryLayout<FollowupLengths>.size
        bytes = UnsafeBufferPointer(rebasing: content[..<(content.count - lengths)])
        self.shape = shape
    }

    /// How many follow-ups the answer has.
    @inlinable package var followupCount: Int { Int(shape.followupCount) }

    /// Where the identifier lies in `bytes`.
    @inlinable package var identifier: Range<Int> { shape.identifier }

    /// Where the answer's text lies in `bytes`.
    @inlinable package var text: Range<Int> { shape.text }

    /// Tells where each follow-up's texts lie in `bytes`.
    /// - Parameter body: Returns false when it wants no more of them.
    package func forEachFollowup(_ body: (_ question: Range<Int>, _ answer: Range<Int>) -> Bool) {
        guard followupCount > 0 else { return }
        // The lengths lie in the same memory, behind the texts.
        let lengths = UnsafeRawBufferPointer(
            start: bytes.baseAddress.map { $0 + bytes.count }, count: followupCount * MemoryLayout<FollowupLengths>.size
        )
        var end = shape.followupStart
        for index in 0..<followupCount {
            let length = lengths.loadUnaligned(
                fromByteOffset: index * MemoryLayout<FollowupLengths>.size, as: FollowupLengths.self)
            let question = end..<end + Int(length.question)
            let answer = question.upperBound..<question.upperBound + Int(length.answer)
            guard body(question, answer) else { return }
            end = answer.upperBound
        }
    }
}

extension Answer {
    /// An answer as a value of its own.
    init(_ texts: AnswerTexts) {
        func text(_ range: Range<Int>) -> RawText { RawText(utf8: texts.bytes[range]) }
        var followups: [Followup] = []
        texts.forEachFollowup { question, answer in
            followups.append(Followup(question: text(question), answer: text(answer)))
            return true
        }
        self.init(responseIdentifier: text(texts.identifier), text: text(texts.text), followups: followups)
    }
}

// MARK: - Texts of a question as bytes

extension CodedQuestion {
    /// Lends all texts of an answer.
    /// - Parameter body: Must not keep what it is lent.
    @inlinable
    package func withTexts<Result>(of answer: AnswerIndex, _ body: (AnswerTexts) -> Result) -> Result {
        answers.withTexts(of: answer, in: arena, body)
    }

    /// Lends an answer's text.
    /// - Parameter body: Must not keep what it is lent.
    @inlinable
    package func withText<Result>(of answer: AnswerIndex, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        arena.withBytes(answers.text(of: answer), body)
    }

    /// Lends a code's label.
    /// - Parameter body: Must not keep what it is lent.
    @inlinable
    package func withLabel<Result>(of code: CodeIndex, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        arena.withBytes(codes.labels[code], body)
    }

    /// `identifier` in UTF-8.
    package var identifierBytes: ArraySlice<UInt8> { arena.bytes(identifierSpan) }

    /// `text` in UTF-8.
    package var textBytes: ArraySlice<UInt8> { arena.bytes(textSpan) }

    /// A code's label in UTF-8.
    @inlinable package func labelBytes(of code: CodeIndex) -> ArraySlice<UInt8> { arena.bytes(codes.labels[code]) }

    /// An answer's text in UTF-8.
    @inlinable package func textBytes(of answer: AnswerIndex) -> ArraySlice<UInt8> {
        arena.bytes(answers.text(of: answer))
    }

    /// The identifier of an answer's respondent in UTF-8.
    @inlinable package func identifierBytes(of answer: AnswerIndex) -> ArraySlice<UInt8> {
        arena.bytes(respondents[answers.respondent(of: answer)])
    }

    /// The texts of an answer's follow-ups in UTF-8, in their order.
    /// - Parameter limit: The most follow-ups, the first ones.
    package func followupBytes(
        of answer: AnswerIndex, limit: Int = .max
    ) -> [(question: ArraySlice<UInt8>, answer: ArraySlice<UInt8>)] {
        answers.followupBytes(of: answer, in: arena, limit: limit)
    }

    /// Whether an answer's text is this one, byte for byte.
    @inlinable
    package func hasText(_ text: Span<UInt8>, _ answer: AnswerIndex) -> Bool {
        arena.holds(answers.text(of: answer), equalTo: text)
    }
}
