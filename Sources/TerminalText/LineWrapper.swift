/// Cuts a text into lines of at most so many columns, as ranges of its UTF-8.
struct LineWrapper {
    /// A part of the text.
    struct Segment {
        /// Its UTF-8.
        var range: Range<Int>
        /// Its columns.
        var width: Int

        fileprivate static let none = Segment(range: 0..<0, width: 0)

        fileprivate mutating func append(_ other: Segment) {
            range = (range.isEmpty ? other.range.lowerBound : range.lowerBound)..<other.range.upperBound
            width += other.width
        }
    }

    private let columns: Int
    /// The lines that are finished and were not taken yet.
    private var finished: [Segment] = []
    /// The paragraph has a finished line.
    private var hasLine = false
    /// The line so far, the spaces after it, and the word after those.
    private var line = Segment.none
    private var gap = Segment.none
    private var word = Segment.none
    /// The last scalar of the word.
    private var previous: DecodedScalar?

    init(columns: Int) {
        self.columns = columns
    }

    /// The first lines of a text, in order: those before the last of so many, and as many after them as hold more text than
    /// the last one has room for.
    mutating func lines(of bytes: Span<UInt8>, enoughFor limit: Int) -> [Segment] {
        var offset = 0
        while offset < bytes.count, !isEnough(for: limit) { offset = read(bytes, at: offset) }
        if offset == bytes.count { endParagraph(at: offset) }
        return finished
    }

    /// Reads on in a text whose paragraphs end in LF.
    /// - Returns: The offset behind what was read, which is `limit` or a little more.
    mutating func read(_ bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
        var offset = start
        while offset < limit { offset = read(bytes, at: offset) }
        return offset
    }

    /// Takes the lines that are finished.
    mutating func takeLines() -> [Segment] {
        defer { finished.removeAll(keepingCapacity: true) }
        return finished
    }

    /// Whether the finished lines are as many as a limit asks for.
    private func isEnough(for limit: Int) -> Bool {
        finished.count > limit && finished[(limit - 1)...].reduce(0) { $0 + $1.width + 1 } > columns + 1
    }

    /// Reads a cluster, or some that belong to one word.
    private mutating func read(_ bytes: Span<UInt8>, at offset: Int) -> Int {
        if bytes[offset] == 0x0A {
            endParagraph(at: offset)
            return offset + 1
        }
        if let end = readLetters(bytes, at: offset) { return end }
        let scalar = bytes.scalar(at: offset)
        var part = Segment(range: offset..<bytes.endOfGrapheme(from: offset), width: 0)
        part.width = bytes.measuredWidth(of: part.range)
        if LineBreaking.isSpace(scalar.value), scalar.end == part.range.upperBound {
            placeWord()
            gap.append(part)
        } else if part.width > columns {
            appendInPieces(part, of: bytes)
        } else {
            append(part, scalar)
        }
        return part.range.upperBound
    }

    /// Reads letters of ASCII that have room in the line's width, between which no line breaks; nil where there are not two.
    private mutating func readLetters(_ bytes: Span<UInt8>, at offset: Int) -> Int? {
        let limit = min(bytes.count, offset + columns - word.width)
        var end = offset
        while end < limit, bytes[end] > 0x20, bytes[end] < 0x7F, bytes[end] != UInt8(ascii: "-") { end += 1 }
        // A mark may follow the last of them, and belong to its cluster.
        if end < bytes.count, bytes[end] >= 0x80 { end -= 1 }
        guard end > offset + 1 else { return nil }
        append(Segment(range: offset..<end, width: end - offset), bytes.scalar(at: offset))
        previous = DecodedScalar(value: UInt32(bytes[end - 1]), end: end)
        return end
    }

    /// Appends a grapheme cluster to the word, or ends the word before it.
    private mutating func append(_ part: Segment, _ scalar: DecodedScalar) {
        if let previous, LineBreaking.allowsBreak(between: previous, and: scalar, wordWidth: word.width) {
            placeWord()
        }
        if word.width + part.width > columns {
            cutWord()
        }
        word.append(part)
        previous = scalar
    }

    /// A grapheme cluster wider than a line is cut between the cells it takes.
    private mutating func appendInPieces(_ part: Segment, of bytes: Span<UInt8>) {
        var offset = part.range.lowerBound
        while offset < part.range.upperBound {
            let cell = bytes.cell(at: offset)
            append(Segment(range: offset..<cell.end, width: cell.width), bytes.scalar(at: offset))
            offset = cell.end
        }
    }

    /// Puts the word on the line, or on the next where it doesn't fit.
    private mutating func placeWord() {
        guard !word.range.isEmpty else { return }
        if line.width + gap.width + word.width <= columns {
            if !gap.range.isEmpty { line.append(gap) }
        } else if !line.range.isEmpty {
            finish(line)
            line = .none
        }
        line.append(word)
        gap = .none
        word = .none
        previous = nil
    }

    /// Ends the line inside a word that is longer than a line.
    private mutating func cutWord() {
        guard !word.range.isEmpty else { return }
        if !line.range.isEmpty { finish(line) }
        finish(word)
        line = .none
        gap = .none
        word = .none
    }

    /// Ends the paragraph: the last word, the spaces after it as far as they fit, the last line.
    mutating func endParagraph(at offset: Int) {
        placeWord()
        if line.width + gap.width <= columns, !gap.range.isEmpty {
            line.append(gap)
        }
        if !line.range.isEmpty || !hasLine {
            finish(line.range.isEmpty ? Segment(range: offset..<offset, width: 0) : line)
        }
        line = .none
        gap = .none
        word = .none
        previous = nil
        hasLine = false
    }

    private mutating func finish(_ line: Segment) {
        finished.append(line)
        hasLine = true
    }
}

/// Decides where a line may break, by a small part of UAX #14.
enum LineBreaking {
    /// Whether a line may break at a scalar because it is a space, and not a no-break one.
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Whether a line may end after one scalar and the next line begin with the other.
    /// - Parameter wordWidth: the columns of the word up to `left`, which is its last scalar.
    static func allowsBreak(between left: DecodedScalar, and right: DecodedScalar, wordWidth: Int) -> Bool {
        if isHyphen(left.value) {
            // "-option" and "2024-01" stay whole.
            return wordWidth > 1 && !isHyphen(right.value) && !(0x30...0x39 ~= right.value)
        }
        guard isSquare(left) || isSquare(right) else { return false }
        return !opens.contains(left.value) && !closes.contains(right.value)
    }

    private static func isHyphen(_ scalar: UInt32) -> Bool {
        scalar == 0x2D || scalar == 0x2010 || scalar == 0x2013 || scalar == 0x2014
    }

    /// Whether a scalar is an ideograph, kana or emoji, around which lines break.
    private static func isSquare(_ scalar: DecodedScalar) -> Bool {
        let properties = scalar.properties
        return properties.isIdeographic || properties.breakClass == .pictographic && properties.width == 2
    }

    /// Scalars that must not end a line.
    private static let opens = scalars("([{‘“（［｛「『【〈《〔〖")
    /// Scalars that must not begin a line.
    private static let closes = scalars(
        ")]}!,.:;?%’”…、。，．：；？！）］｝」』】〉》〕〗・ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻゛゜ゝゞヽヾ")

    private static func scalars(_ text: String) -> Set<UInt32> {
        Set(text.unicodeScalars.map(\.value))
    }
}
