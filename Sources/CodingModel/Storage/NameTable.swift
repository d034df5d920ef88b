/// Names, each once, by first appearance; their texts lie in the job's arena. Holds respondents and questions.
@usableFromInline struct NameTable: Sendable {
    @usableFromInline private(set) var spans = BlockList<TextSpan>()
    private var table = IndexTable()

    var count: Int { spans.count }

    @inlinable subscript(index: Int) -> TextSpan { spans[index] }

    /// The name with these very bytes.
    func find(_ name: Span<UInt8>, in arena: TextArena) -> Int? {
        find(name, hash: table.key.hash(name), in: arena)
    }

    /// The name's number: a new one if it is not here yet.
    mutating func intern(_ name: Span<UInt8>, into arena: inout TextArena) -> Int {
        let hash = table.key.hash(name)
        if let known = find(name, hash: hash, in: arena) { return known }
        let index = spans.count
        spans.append(arena.append(name))
        table.insert(index, hash: hash)
        return index
    }

    /// Forgets every name from number `end` on.
    mutating func truncate(to end: Int) {
        guard end < count else { return }
        spans.truncate(to: end)
        table.removeEntries(from: end)
    }

    private func find(_ name: Span<UInt8>, hash: UInt32, in arena: TextArena) -> Int? {
        // A closure can't capture a span, so it is compared through its pointer, inside the pointer's scope.
        name.withUnsafeBufferPointer { buffer in
            table.find(hash: hash) { arena.holds(spans[$0], equalTo: buffer.span) }
        }
    }
}
