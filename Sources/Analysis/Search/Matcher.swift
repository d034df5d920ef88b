/// Looks for a query's pattern in bytes.
enum Matcher: Sendable {
    case literal(TextMatcher)
    case expression(RegularExpression)

    /// The outcome for a text, or for an answer.
    enum Outcome: Hashable, Sendable {
        case missing, found
        /// The pattern took too many steps: whether it is there is not known.
        case cutOff
    }

    /// Looks at a part of a text, which is taken for a text of its own.
    @inline(__always)
    func look(in bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> Outcome {
        let text = UnsafeBufferPointer(rebasing: bytes[part])
        switch self {
        case .literal(let matcher): return matcher.firstMatch(in: text, from: 0) == nil ? .missing : .found
        case .expression(let expression):
            switch expression.firstMatch(in: text, from: 0, isForShow: false) {
            case .none: return .missing
            case .match: return .found
            case .cutOff: return .cutOff
            }
        }
    }

    /// False when none of several texts that lie end to end has the pattern, so that one look decides most answers.
    @inline(__always)
    func mayBe(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard case .literal(let matcher) = self, matcher.isLocal else { return true }
        return matcher.firstMatch(in: bytes, from: 0) != nil
    }

    /// The first match to show that begins at an offset or after it; nil also where it would take long to find.
    func firstMatch(in bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Range<Int>? {
        switch self {
        case .literal(let matcher): return matcher.firstMatch(in: bytes, from: offset)
        case .expression(let expression):
            guard case .match(let range) = expression.firstMatch(in: bytes, from: offset, isForShow: true) else {
                return nil
            }
            return range
        }
    }
}
