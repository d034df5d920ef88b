/// A list that grows at its end, kept in blocks: a copy shares them, and a change to the list afterwards copies the
/// block that it is in alone. A job of many pages would otherwise copy all its answers for every page that is published.
@usableFromInline struct BlockList<Element: Sendable>: Sendable {
    @inlinable static var blockShift: Int { 12 }
    @inlinable static var blockSize: Int { 1 << blockShift }

    /// All but the last hold `blockSize` elements.
    @usableFromInline var blocks: [[Element]] = []
    @usableFromInline private(set) var count = 0

    @inlinable subscript(index: Int) -> Element {
        get { blocks[index >> Self.blockShift][index & (Self.blockSize - 1)] }
        set { blocks[index >> Self.blockShift][index & (Self.blockSize - 1)] = newValue }
    }

    mutating func append(_ element: Element) {
        if count == blocks.count << Self.blockShift { openBlock() }
        blocks[blocks.count - 1].append(element)
        count += 1
    }

    /// Takes off all that stands from `end` on.
    mutating func truncate(to end: Int) {
        guard end < count else { return }
        count = end
        blocks.removeLast(blocks.count - (end + Self.blockSize - 1) >> Self.blockShift)
        guard let last = blocks.indices.last else { return }
        blocks[last].removeLast(blocks[last].count - (end - (last << Self.blockShift)))
    }

    /// A short list's only block grows with it; the blocks of a long one are filled anyway.
    private mutating func openBlock() {
        var block: [Element] = []
        if !blocks.isEmpty { block.reserveCapacity(Self.blockSize) }
        blocks.append(block)
    }
}
