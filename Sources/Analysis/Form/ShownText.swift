import TerminalText

/// A text as it is shown: with its character references decoded.
struct ShownText {
    /// The text in UTF-8.
    private(set) var bytes: [UInt8] = []
    /// Where the references were: in this text and in the raw one.
    private var references: [(shown: Range<Int>, raw: Range<Int>)] = []

    /// Nil where no reference is in the text, so that it is shown as it stands.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var copied = 0
        var offset = 0
        while let ampersand = text.span.firstOffset(of: .ampersand, from: offset) {
            offset = ampersand + 1
            guard let reference = CharacterReference(in: text.span, at: ampersand) else { continue }
            bytes.append(contentsOf: text[copied..<ampersand])
            let start = bytes.count
            if let encoded = UTF8.encode(reference.scalar) { bytes.append(contentsOf: encoded) }
            references.append((start..<bytes.count, ampersand..<reference.end))
            (offset, copied) = (reference.end, reference.end)
        }
        if references.isEmpty { return nil }
        bytes.append(contentsOf: text[copied...])
    }

    /// The bytes of the raw text that a range of the shown one came from; a reference is taken whole.
    func raw(_ range: Range<Int>) -> Range<Int> {
        let start = place(of: range.lowerBound) { $0.lowerBound }
        return start..<max(start, place(of: range.upperBound) { $0.upperBound })
    }

    /// - Parameter end: Chooses the end of a reference for an offset inside it.
    private func place(of offset: Int, _ end: (Range<Int>) -> Int) -> Int {
        let next = references.partitionIndex { $0.shown.lowerBound >= offset }
        guard next > 0 else { return offset }
        let before = references[next - 1]
        return offset < before.shown.upperBound
            ? end(before.raw) : before.raw.upperBound + offset - before.shown.upperBound
    }
}
