/// Events that can't be told yet, since a code's sub-codes stand before its id or a question's codes before its name.
/// They are told once the outermost such object has ended.
struct DeferredEvents: Sendable {
    /// An event whose texts are named later.
    struct Placeholder: Sendable {
        fileprivate let index: Int
    }

    private enum Event: Sendable {
        case beginQuestion(identifier: Range<Int>, text: Range<Int>)
        case endQuestion
        case beginCode(id: Int64, label: Range<Int>)
        case endCode
        /// The followup lengths of `count` follow-ups are the next in `followups`.
        case answer(identifier: Range<Int>, text: Range<Int>, followups: Int)
    }

    private var events: [Event] = []
    private var bytes: [UInt8] = []
    /// The lengths of questions and answers of all follow-ups, whose texts come after their answer's.
    private var followups: [(question: Range<Int>, answer: Range<Int>)] = []

    mutating func removeAll() { self = DeferredEvents() }

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

    mutating func endQuestion() { events.append(.endQuestion) }

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
        events[place.index] = .beginCode(id: id, label: label.withUnsafeBufferPointer { record($0) })
    }

    mutating func endCode() { events.append(.endCode) }

    mutating func answer(_ draft: AnswerDraft) {
        let content = record(draft.texts)
        let text = content.lowerBound + draft.identifierLength
        var offset = text + draft.textLength
        for lengths in draft.followups {
            let answer = offset + Int(lengths.question)
            let end = answer + Int(lengths.answer)
            followups.append((offset..<answer, answer..<end))
            offset = end
        }
        events.append(
            .answer(
                identifier: content.lowerBound..<text, text: text..<text + draft.textLength,
                followups: draft.followups.count))
    }

    /// Tells `sink` all of it, and is empty again.
    mutating func replay(into sink: inout some CodingSink) {
        let told = self
        removeAll()
        told.tell(&sink)
    }

    private func tell(_ sink: inout some CodingSink) {
        var draft = AnswerDraft()
        var nextFollowup = 0
        let texts = bytes.span
        for event in events {
            switch event {
            case .beginQuestion(let identifier, let text):
                sink.beginQuestion(identifier: texts.extracting(identifier), text: texts.extracting(text))
            case .endQuestion: sink.endQuestion()
            case .beginCode(let id, let label): sink.beginCode(id: id, label: texts.extracting(label))
            case .endCode: sink.endCode()
            case .answer(let identifier, let text, let count):
                draft.begin()
                draft.setIdentifier(texts.extracting(identifier))
                draft.setText(texts.extracting(text))
                for followup in followups[nextFollowup..<nextFollowup + count] {
                    draft.setFollowupQuestion(texts.extracting(followup.question))
                    draft.setFollowupAnswer(texts.extracting(followup.answer))
                    draft.endFollowup()
                }
                nextFollowup += count
                draft.end()
                sink.answer(&draft)
            }
        }
    }

    private mutating func record(_ text: some Collection<UInt8>) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: text)
        return start..<bytes.count
    }
}
