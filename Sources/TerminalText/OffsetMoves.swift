/// Finds ranges of a text in the text that it becomes, while that is rewritten from the left to the right.
///
/// Each end of a range is placed once, as soon as the part before it is written: so it takes the time of the parts and the
/// ranges together, and no memory for the parts.
struct OffsetMoves {
    /// The ranges of the old text, from the left, without overlaps.
    private let ranges: [Range<Int>]
    private var moved: [Range<Int>] = []
    /// Number of ends that are placed; a range has two.
    private var placed = 0
    /// The beginning of the range whose end is yet to be placed, in the new text.
    private var start = 0
    /// The last part that was rewritten, in the old text and in the new one.
    private var old = 0..<0
    private var new = 0..<0

    init(of ranges: [Range<Int>]) {
        self.ranges = ranges
        moved.reserveCapacity(ranges.count)
    }

    /// Notes that a part of the old text was rewritten into so many bytes. Parts must come from the left.
    mutating func note(_ part: Range<Int>, became length: Int) {
        // A part that begins at an end itself comes after it.
        place(upTo: part.lowerBound)
        let start = new.upperBound + part.lowerBound - old.upperBound
        (old, new) = (part, start..<start + length)
    }

    /// The ranges in the new text, once all parts are noted. A part that was rewritten lies in one whole when any of it lay in
    /// the old range.
    mutating func finish() -> [Range<Int>] {
        place(upTo: .max)
        return moved
    }

    private mutating func place(upTo limit: Int) {
        while placed < 2 * ranges.count {
            let (range, isEnd) = (ranges[placed / 2], placed % 2 == 1)
            let offset = isEnd ? range.upperBound : range.lowerBound
            guard offset <= limit else { return }
            let inside = isEnd ? new.upperBound : new.lowerBound
            let place = offset < old.upperBound ? inside : new.upperBound + offset - old.upperBound
            if isEnd { moved.append(start..<max(start, place)) } else { start = place }
            placed += 1
        }
    }
}
