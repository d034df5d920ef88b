import TerminalText

/// Where a text lies in a `TextArena`. 32 bits suffice: whatever is read sees to it that no text is longer than
/// `JSONTokens.textLimit`.
@usableFromInline struct TextSpan: Sendable {
    @usableFromInline let block: UInt32
    @usableFromInline let start: UInt32
    @usableFromInline let length: UInt32

    @inlinable init(block: UInt32, start: UInt32, length: UInt32) {
        (self.block, self.start, self.length) = (block, start, length)
    }

    /// The part that begins `offset` bytes in and is `length` bytes long.
    @inlinable func part(at offset: Int, length: Int) -> TextSpan {
        TextSpan(block: block, start: start + UInt32(offset), length: UInt32(length))
    }
}

/// All texts of a job as UTF-8, end to end in blocks. A copy shares the blocks, and appending afterwards copies the
/// last one alone (see `BlockList`). A text never crosses blocks; one larger than a block has its own.
@usableFromInline struct TextArena: Sendable {
    private static let blockSize = 1 << 18

    @usableFromInline private(set) var blocks: [[UInt8]] = []

    mutating func append(_ bytes: Span<UInt8>) -> TextSpan {
        if (blocks.last?.count).map({ $0 + bytes.count > Self.blockSize }) ?? true { openBlock() }
        let block = blocks.count - 1
        let start = blocks[block].count
        bytes.withUnsafeBufferPointer { blocks[block].append(contentsOf: $0) }
        return TextSpan(block: UInt32(block), start: UInt32(start), length: UInt32(bytes.count))
    }

    /// Takes a text over as a block of its own, where it is larger than a block.
    mutating func append(adopting bytes: [UInt8]) -> TextSpan {
        guard bytes.count > Self.blockSize else { return append(bytes.span) }
        blocks.append(bytes)
        return TextSpan(block: UInt32(blocks.count - 1), start: 0, length: UInt32(bytes.count))
    }

    /// A job's first block grows with it, since most jobs are small; the others are filled anyway.
    private mutating func openBlock() {
        var block: [UInt8] = []
        if !blocks.isEmpty { block.reserveCapacity(Self.blockSize) }
        blocks.append(block)
    }

    /// How far the arena is filled.
    struct Mark: Sendable {
        fileprivate let blockCount: Int
        fileprivate let lastLength: Int
    }

    var mark: Mark { Mark(blockCount: blocks.count, lastLength: blocks.last?.count ?? 0) }

    /// Takes off what was appended since.
    mutating func truncate(to mark: Mark) {
        blocks.removeLast(blocks.count - mark.blockCount)
        if let last = blocks.indices.last { blocks[last].removeLast(blocks[last].count - mark.lastLength) }
    }

    /// Reads a byte of the beginning and one further on, so that they are at hand when the text is compared.
    func look(at span: TextSpan) -> UInt32 {
        let block = blocks[Int(span.block)]
        guard span.length > 0 else { return 0 }
        return UInt32(block[Int(span.start)]) ^ UInt32(block[Int(span.start + min(span.length - 1, 128))])
    }

    @inlinable func bytes(_ span: TextSpan) -> ArraySlice<UInt8> {
        blocks[Int(span.block)][Int(span.start)..<Int(span.start + span.length)]
    }

    /// Lends a text's bytes without a copy.
    @inlinable func withBytes<Result>(_ span: TextSpan, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        blocks[Int(span.block)].withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[Int(span.start)..<Int(span.start + span.length)]))
        }
    }

    func text(_ span: TextSpan) -> RawText {
        RawText(utf8: bytes(span))
    }

    @inlinable
    func holds(_ span: TextSpan, equalTo bytes: Span<UInt8>) -> Bool {
        guard Int(span.length) == bytes.count else { return false }
        return withBytes(span) { own in bytes.withUnsafeBytes { UnsafeRawBufferPointer(own).isEqual(to: $0) } }
    }
}
