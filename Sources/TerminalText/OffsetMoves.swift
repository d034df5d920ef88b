/// A record of the parts of a text that were rewritten, which finds a range of the old text in the new one.
struct OffsetMoves {
    private struct Move {
        /// The part that was rewritten, in the old text and in the new one.
        let old: Range<Int>
        let new: Range<Int>
    }

    private var moves: [Move] = []

    /// Notes that a part of the old text was rewritten into so many bytes. Parts must come from the left.
    mutating func note(_ old: Range<Int>, became length: Int) {
        let start = (moves.last?.new.upperBound ?? 0) + old.lowerBound - (moves.last?.old.upperBound ?? 0)
        moves.append(Move(old: old, new: start..<start + length))
    }

    /// The range in the new text. A part that was rewritten lies in it whole when any of it lay in the old range.
    func moved(_ range: Range<Int>) -> Range<Int> {
        let start = place(of: range.lowerBound) { $0.new.lowerBound }
        return start..<max(start, place(of: range.upperBound) { $0.new.upperBound })
    }

    /// The offset in the new text.
    /// - Parameter inside: chooses an end of a rewritten part for an offset inside it.
    private func place(of offset: Int, inside: (Move) -> Int) -> Int {
        guard let move = lastMove(beginningBefore: offset) else { return offset }
        return offset < move.old.upperBound ? inside(move) : move.new.upperBound + offset - move.old.upperBound
    }

    /// A part that begins at the offset itself comes after it, and does not count.
    private func lastMove(beginningBefore offset: Int) -> Move? {
        var low = 0
        var high = moves.count
        while low < high {
            let middle = (low + high) / 2
            if moves[middle].old.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? moves[low - 1] : nil
    }
}

extension [Range<Int>] {
    /// The parts of ascending ranges that lie in another, counted from its beginning.
    func clamped(to whole: Range<Int>) -> [Range<Int>] {
        compactMap { range in
            let part = range.clamped(to: whole)
            return part.isEmpty ? nil : part.lowerBound - whole.lowerBound..<part.upperBound - whole.lowerBound
        }
    }
}
