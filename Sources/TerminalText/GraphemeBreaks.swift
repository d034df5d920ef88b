/// Finds the boundaries of extended grapheme clusters by UAX #29, in the Unicode version of the table.
struct GraphemeBreaker {
    private enum Emoji { case none, pictograph, joined }

    private var previous: GraphemeBreakClass
    private var emoji: Emoji
    private var isUnpairedIndicator: Bool

    /// Begins with the first scalar of a cluster.
    init(first: GraphemeBreakClass) {
        previous = first
        emoji = first == .pictographic ? .pictograph : .none
        isUnpairedIndicator = first == .regionalIndicator
    }

    /// Steps over the next scalar and tells whether a cluster begins with it.
    mutating func breaks(before next: GraphemeBreakClass) -> Bool {
        let answer = !joins(next)
        switch next {
        case .pictographic: emoji = .pictograph
        case .extend: break
        case .joiner: emoji = emoji == .pictograph ? .joined : .none
        default: emoji = .none
        }
        isUnpairedIndicator = next == .regionalIndicator && (answer || previous != .regionalIndicator)
        previous = next
        return answer
    }

    /// Whether the next scalar continues the cluster, by the rules of UAX #29 that each line names.
    private func joins(_ next: GraphemeBreakClass) -> Bool {
        // Nearly all text, decided without the table below.
        if previous == .other, next == .other { return false }
        return switch (previous, next) {
        case (.carriageReturn, .lineFeed): true  // GB3
        case (.control, _), (.carriageReturn, _), (.lineFeed, _): false  // GB4
        case (_, .control), (_, .carriageReturn), (_, .lineFeed): false  // GB5
        case (.hangulL, .hangulL), (.hangulL, .hangulV), (.hangulL, .hangulLV), (.hangulL, .hangulLVT): true  // GB6
        case (.hangulLV, .hangulV), (.hangulV, .hangulV), (.hangulLV, .hangulT), (.hangulV, .hangulT): true  // GB7
        case (.hangulLVT, .hangulT), (.hangulT, .hangulT): true  // GB8
        case (_, .extend), (_, .joiner), (_, .spacingMark), (.prepend, _): true  // GB9, GB9a, GB9b
        case (.joiner, .pictographic): emoji == .joined  // GB11
        case (.regionalIndicator, .regionalIndicator): isUnpairedIndicator  // GB12, GB13
        default: false  // GB999
        }
    }
}

extension Span where Element == UInt8 {
    /// The end of the extended grapheme cluster that begins at an offset.
    func endOfGrapheme(from offset: Int) -> Int {
        // Two printable ASCII characters never belong together.
        if self[offset] &- 0x20 <= 0x5E, offset + 1 == count || self[offset + 1] < 0x80 {
            return offset + 1
        }
        let first = scalar(at: offset)
        var breaker = GraphemeBreaker(first: first.properties.breakClass)
        var end = first.end
        while let next = scalarIfAny(at: end), !breaker.breaks(before: next.properties.breakClass) {
            end = next.end
        }
        return end
    }
}
