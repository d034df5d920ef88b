/// Where the parts of a text went when others were rewritten, so that a range of the text is found again in what came
/// of it.
struct OffsetMoves {
    private struct Move {
        /// What was rewritten, in the old text and in the new one.
        let old: Range<Int>
        let new: Range<Int>
    }

    private var moves: [Move] = []

    /// A part of the old text was rewritten into so many bytes. Parts come from the left.
    mutating func note(_ old: Range<Int>, became length: Int) {
        let start = (moves.last?.new.upperBound ?? 0) + old.lowerBound - (moves.last?.old.upperBound ?? 0)
        moves.append(Move(old: old, new: start..<start + length))
    }

    /// The range in the new text. What was rewritten is in it whole when any of it was in the old range.
    func moved(_ range: Range<Int>) -> Range<Int> {
        let start = place(of: range.lowerBound) { $0.new.lowerBound }
        return start..<max(start, place(of: range.upperBound) { $0.new.upperBound })
    }

    /// - Parameter inside: the place for an offset that lies amid what was rewritten.
    private func place(of offset: Int, inside: (Move) -> Int) -> Int {
        guard let move = lastMove(beginningBefore: offset) else { return offset }
        return offset < move.old.upperBound ? inside(move) : move.new.upperBound + offset - move.old.upperBound
    }

    /// One that begins at the offset itself leaves the offset where it is: before it.
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
