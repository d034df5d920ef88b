/// The cell that was written last, as far as it decides what may follow in the same cell.
///
/// It tells which invisible scalars are needed at their place, and bounds the size of a cell.
struct Attachment {
    /// The most marks in a cell: no orthography stacks more, and a curses cell holds no more besides its base.
    private static let mostMarks = 4
    /// The most pictographs that are joined to the first of an emoji; the longest in use join three.
    private static let mostJoinedPictographs = 7

    /// The last scalar of the cell; nil where nothing can be attached: at a line's beginning, after a control's sign.
    private var last: UInt32?
    private var lastProperties = ScalarProperties(of: 0)
    private var marks = 0
    /// The cell holds a pictograph, and since then only what an emoji may hold.
    private var isEmoji = false
    private var joinedPictographs = 0
    /// Whether a letter or virama since the last joiner makes another joiner meaningful.
    private var wantsJoiner = false

    /// Whether a mark would have no base.
    var isEmpty: Bool { last == nil }

    /// Whether the cell may have one more mark.
    var hasRoom: Bool { marks < Self.mostMarks }

    /// Notes that nothing can be attached to the text before.
    mutating func close() {
        self = Attachment()
    }

    /// Notes a spacing scalar, which begins a cell or continues an emoji.
    mutating func begin(_ scalar: UInt32, _ properties: ScalarProperties) {
        let continuesEmoji =
            isEmoji
            && (last == Scalar.zeroWidthJoiner && properties.breakClass == .pictographic
                || Scalar.emojiModifiers.contains(scalar) && lastProperties.breakClass == .pictographic)
        isEmoji = continuesEmoji || properties.breakClass == .pictographic
        joinedPictographs = continuesEmoji ? joinedPictographs : 0
        marks = 0
        wantsJoiner = properties.isJoining
        follow(scalar, properties)
    }

    /// Notes a mark, conjoining jamo or selector.
    mutating func extend(_ scalar: UInt32, _ properties: ScalarProperties) {
        marks += 1
        wantsJoiner = wantsJoiner || properties.isJoining
        follow(scalar, properties)
    }

    /// Notes a joiner.
    mutating func join(_ scalar: UInt32, _ properties: ScalarProperties) {
        wantsJoiner = false
        joinedPictographs += 1
        follow(scalar, properties)
    }

    private mutating func follow(_ scalar: UInt32, _ properties: ScalarProperties) {
        last = scalar
        lastProperties = properties
    }

    /// Whether ZWJ or ZWNJ changes the text's looks here: ZWJ between pictographs; either after a virama or a letter of
    /// a cursive script; ZWJ before a virama (Bengali ra with ya-phala).
    func needsJoiner(_ joiner: UInt32, before next: DecodedScalar?) -> Bool {
        guard last != nil, joiner == Scalar.zeroWidthJoiner || joiner == Scalar.zeroWidthNonJoiner else { return false }
        if wantsJoiner { return true }
        guard joiner == Scalar.zeroWidthJoiner, lastProperties.breakClass != .joiner, let next else { return false }
        let properties = next.properties
        if isEmoji, properties.breakClass == .pictographic {
            return joinedPictographs < Self.mostJoinedPictographs
        }
        return properties.breakClass == .extend && properties.isJoining && hasRoom
    }

    /// Whether a variation selector directly after the last scalar selects a variant that terminals know.
    func needsSelector(_ selector: UInt32, before next: DecodedScalar?) -> Bool {
        guard let last else { return false }
        switch selector {
        case Scalar.textSelector, Scalar.emojiSelector:
            let isKeycap = next?.value == Scalar.enclosingKeycap
            return lastProperties.hasTwoPresentations && (last >= 0x80 || isKeycap)
        case 0xFE00...0xFE0D, 0xE0100...0xE01EF:
            return lastProperties.isIdeographic
        case 0x180B...0x180D, 0x180F:
            return 0x1820...0x18AA ~= last
        default:
            return false
        }
    }

    /// Whether a conjoining vowel or final of Hangul belongs to the last syllable.
    func takesJamo(_ jamo: GraphemeBreakClass) -> Bool {
        guard hasRoom, last != nil else { return false }
        var breaker = GraphemeBreaker(first: lastProperties.breakClass)
        return !breaker.breaks(before: jamo)
    }
}
