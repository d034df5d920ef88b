/// Looks for a query's pattern in bytes: in the text as it is shown.
enum Matcher: Sendable {
    case literal(TextMatcher)
    case expression(RegularExpression)

    /// The outcome for a text, or for an answer.
    enum Outcome: Hashable, Sendable {
        case missing, found
        /// The pattern took too much work: whether it is there is not known.
        case cutOff
    }

    /// Looks at a part of a text, which is taken for a text of its own.
    /// - Parameter spent: Grows by the work that it took.
    @inline(__always)
    func look(
        in bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, _ effort: Effort = .search, spent: inout Int
    ) -> Outcome {
        let text = UnsafeBufferPointer(rebasing: bytes[part])
        switch self {
        case .literal(let matcher):
            spent += text.count
            return matcher.isFound(in: text) ? .found : .missing
        case .expression(let expression):
            return expression.look(in: text, effort, spent: &spent)
        }
    }

    /// False when none of several texts that lie end to end has the pattern, so that one look decides most answers.
    @inline(__always)
    func mayBe(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard case .literal(let matcher) = self else { return true }
        return matcher.mayBe(in: bytes)
    }

    /// The bytes of the matches to show, from the left and without overlaps; those that take too much work to find are left
    /// out, as are those beyond the limit.
    func ranges(in bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> [Range<Int>] {
        places(in: bytes, limit: limit, .show).ranges
    }

    func places(in bytes: UnsafeBufferPointer<UInt8>, limit: Int, _ effort: Effort) -> TextPlaces {
        switch self {
        case .literal(let matcher):
            var ranges: [Range<Int>] = []
            matcher.forEachMatch(in: bytes) { range in
                if ranges.count < limit { ranges.append(range) }
                return ranges.count < limit
            }
            return TextPlaces(ranges: ranges, isCutOff: false)
        case .expression(let expression): return expression.places(in: bytes, limit: limit, effort)
        }
    }
}
