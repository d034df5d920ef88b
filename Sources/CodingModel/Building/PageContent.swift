/// The questions of one page, recorded flat in the order of the document. A page is recorded before it is merged, so
/// that one with a mistake at its end leaves nothing behind.
package struct PageContent: CodingSink, Sendable {
    /// Lengths are of the texts that the event brings, which lie end to end in `text`.
    private enum Event: Sendable {
        case beginQuestion(identifier: UInt32, text: UInt32)
        case endQuestion
        case beginCode(id: Int64, label: UInt32)
        case endCode
        case beginAnswer(responseIdentifier: UInt32, text: UInt32)
        case followup(question: UInt32, answer: UInt32)
        case endAnswer
    }

    private var events: [Event] = []
    private var text: [UInt8] = []

    /// A page without questions.
    package init() {}

    /// Whether the page has no question.
    package var isEmpty: Bool { events.isEmpty }

    package mutating func beginQuestion(identifier: Span<UInt8>, text: Span<UInt8>) {
        events.append(.beginQuestion(identifier: record(identifier), text: record(text)))
    }

    package mutating func endQuestion() { events.append(.endQuestion) }

    package mutating func beginCode(id: Int64, label: Span<UInt8>) {
        events.append(.beginCode(id: id, label: record(label)))
    }

    package mutating func endCode() { events.append(.endCode) }

    package mutating func beginAnswer(responseIdentifier: Span<UInt8>, text: Span<UInt8>) {
        events.append(.beginAnswer(responseIdentifier: record(responseIdentifier), text: record(text)))
    }

    package mutating func followup(question: Span<UInt8>, answer: Span<UInt8>) {
        events.append(.followup(question: record(question), answer: record(answer)))
    }

    package mutating func endAnswer() { events.append(.endAnswer) }

    /// Tells `sink` all that was recorded.
    package func replay(into sink: inout some CodingSink) {
        var position = 0
        let bytes = text.span
        func next(_ length: UInt32) -> Range<Int> {
            defer { position += Int(length) }
            return position..<position + Int(length)
        }
        for event in events {
            switch event {
            case .beginQuestion(let identifier, let text):
                sink.beginQuestion(identifier: bytes.extracting(next(identifier)), text: bytes.extracting(next(text)))
            case .endQuestion: sink.endQuestion()
            case .beginCode(let id, let label): sink.beginCode(id: id, label: bytes.extracting(next(label)))
            case .endCode: sink.endCode()
            case .beginAnswer(let identifier, let text):
                sink.beginAnswer(
                    responseIdentifier: bytes.extracting(next(identifier)), text: bytes.extracting(next(text)))
            case .followup(let question, let answer):
                sink.followup(question: bytes.extracting(next(question)), answer: bytes.extracting(next(answer)))
            case .endAnswer: sink.endAnswer()
            }
        }
    }

    private mutating func record(_ bytes: Span<UInt8>) -> UInt32 {
        bytes.withUnsafeBufferPointer { text.append(contentsOf: $0) }
        return UInt32(bytes.count)
    }
}
