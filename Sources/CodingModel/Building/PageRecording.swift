/// Writes down the events of a page, or of a part of it, to tell them to another sink later: when there is time to merge the
/// page, or when a field has come that stands too late in the text.
package struct PageRecording: Sendable {
    /// An event whose texts are named later.
    struct Placeholder: Sendable {
        fileprivate let index: Int
    }

    /// An answer's place in `bytes`, where it lies as in a draft that has ended.
    private struct Answer: Sendable {
        let content: Range<Int>
        let shape: AnswerShape
    }

    private enum RecordedStep: Sendable {
        case beginPage, drop
        case beginQuestion(identifier: Range<Int>, text: Range<Int>)
        case endQuestion
        case beginCode(id: Int64, label: Range<Int>)
        case endCode
        case answer(Answer)
    }

    private static let usualSize = 1 << 20

    private var events: [RecordedStep] = []
    private var bytes: [UInt8] = []

    /// A recording without events.
    package init() {}

    /// The memory that the recording takes, in bytes.
    package var size: Int { bytes.count + events.count * MemoryLayout<RecordedStep>.stride }

    /// Forgets all events, and keeps the memory for the next ones, unless it is unusually much.
    package mutating func removeAll() {
        let isUsual = size <= Self.usualSize
        events.removeAll(keepingCapacity: isUsual)
        bytes.removeAll(keepingCapacity: isUsual)
    }

    /// Tells `sink` all events, and is empty then.
    package mutating func replay(into sink: inout some CodingSink) {
        tell(&sink)
        removeAll()
    }

    private func tell(_ sink: inout some CodingSink) {
        var draft = AnswerDraft()
        let texts = bytes.span
        for event in events {
            switch event {
            case .beginPage: sink.beginPage()
            case .drop: sink.drop()
            case .beginQuestion(let identifier, let text):
                sink.beginQuestion(identifier: texts.extracting(identifier), text: texts.extracting(text))
            case .endQuestion: sink.endQuestion()
            case .beginCode(let id, let label): sink.beginCode(id: id, label: texts.extracting(label))
            case .endCode: sink.endCode()
            case .answer(let answer):
                draft.restore(texts.extracting(answer.content), shape: answer.shape)
                sink.answer(&draft)
            }
        }
    }

    private mutating func record(_ text: Span<UInt8>) -> Range<Int> {
        text.withUnsafeBufferPointer { record($0) }
    }

    private mutating func record(_ text: some Collection<UInt8>) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: text)
        return start..<bytes.count
    }
}

// MARK: - In the order of the events

extension PageRecording: CodingSink {
    /// Writes down that a page begins.
    package mutating func beginPage() { events.append(.beginPage) }

    /// Forgets all events, and writes down that the sink is to forget what it was told of the page.
    package mutating func drop() {
        removeAll()
        events.append(.drop)
    }

    /// Writes down that a question begins.
    package mutating func beginQuestion(identifier: Span<UInt8>, text: Span<UInt8>) {
        events.append(.beginQuestion(identifier: record(identifier), text: record(text)))
    }

    /// Writes down that a question ends.
    package mutating func endQuestion() { events.append(.endQuestion) }

    /// Writes down that a code begins.
    package mutating func beginCode(id: Int64, label: Span<UInt8>) {
        events.append(.beginCode(id: id, label: record(label)))
    }

    /// Writes down that a code ends.
    package mutating func endCode() { events.append(.endCode) }

    /// Writes down an answer; the draft is free for the next.
    package mutating func answer(_ draft: inout AnswerDraft) {
        events.append(.answer(Answer(content: draft.withBytes { record($0) }, shape: draft.shape)))
    }
}

// MARK: - Out of order

extension PageRecording {
    /// A question of which nothing is known.
    mutating func beginQuestion() -> Placeholder {
        events.append(.beginQuestion(identifier: 0..<0, text: 0..<0))
        return Placeholder(index: events.count - 1)
    }

    mutating func setIdentifier(_ new: [UInt8], of place: Placeholder) {
        guard case .beginQuestion(_, let text) = events[place.index] else { return }
        events[place.index] = .beginQuestion(identifier: record(new), text: text)
    }

    mutating func setText(_ new: [UInt8], of place: Placeholder) {
        guard case .beginQuestion(let identifier, _) = events[place.index] else { return }
        events[place.index] = .beginQuestion(identifier: identifier, text: record(new))
    }

    /// A code of which perhaps not all is known.
    mutating func beginCode(id: Int64) -> Placeholder {
        events.append(.beginCode(id: id, label: 0..<0))
        return Placeholder(index: events.count - 1)
    }

    mutating func setID(_ id: Int64, of place: Placeholder) {
        guard case .beginCode(_, let label) = events[place.index] else { return }
        events[place.index] = .beginCode(id: id, label: label)
    }

    mutating func setLabel(_ label: Span<UInt8>, of place: Placeholder) {
        guard case .beginCode(let id, _) = events[place.index] else { return }
        events[place.index] = .beginCode(id: id, label: record(label))
    }
}
