/// Turns text from outside into text that is safe on a terminal. Only it makes `DisplayText`.
///
/// | Found | Shown |
/// |---|---|
/// | a whole CSI, OSC, DCS, APC, PM or SOS sequence | `␛` |
/// | any other C0 control, DEL | its control picture |
/// | any other C1 control, a bidi control, any other invisible scalar | its code point, as in `<U+202E>` |
/// | a joiner, variation selector or tag that its neighbours need | itself |
/// | a combining mark without a base | itself on U+25CC, the dotted circle |
/// | more combining marks than four in one cell | the first four |
/// | a byte of a name that is no UTF-8 (`RawText.systemBytes`) | U+FFFD |
/// | newlines and tabs | LF and spaces up to a tab stop; one space where there is one line only |
///
///     "\u{1B}[31mred\u{1B}[0m a\u{7} abc\u{202E}def"    becomes "␛red␛ a␇ abc<U+202E>def"
///
/// Sanitising a sanitised text changes nothing.
struct Sanitiser {
    private static let tabStop = 8
    private static let space = CollectionOfOne(UInt8(ascii: " "))
    /// So many bytes are read between two looks at whether the text is still wanted.
    private static let stretch = 1 << 16

    private let keepsLines: Bool
    /// The text so far, for the raw text up to `copied`.
    private var text: [UInt8] = []
    /// From this offset up to where the raw text was read, it can be copied as it is.
    private var copied = 0
    private var attachment = Attachment()
    /// The place in `text` up to which the line was measured, for tabs, and the columns there.
    private var measured = (offset: 0, column: 0)
    /// The number of bytes that were measured for tabs.
    private(set) var measuredBytes = 0
    /// Follows the highlights, where there are any.
    private var moves: OffsetMoves?

    /// The text on one line, where newlines and tabs are spaces.
    static func line(of raw: RawText) -> DisplayText {
        // Most text is nothing but this.
        let bytes = raw.string.utf8.span
        if bytes.endOfPrintableASCII(from: 0, limit: bytes.count) == bytes.count {
            return DisplayText(sanitised: raw.string, width: bytes.count)
        }
        return line(of: raw, highlights: []).text
    }

    /// The text on one line, with highlights.
    /// - Parameter highlights: UTF-8 ranges of the raw text, from the left, without overlaps.
    static func line(of raw: RawText, highlights: [Range<Int>]) -> HighlightedText {
        var sanitiser = Sanitiser(keepsLines: false, highlights)
        let line = sanitiser.sanitised(raw, while: { true }) ?? ""
        return HighlightedText(
            DisplayText(sanitised: line, width: line.utf8.span.measuredWidth()),
            highlights: sanitiser.movedHighlights(else: highlights))
    }

    /// The text with tabs expanded and every newline one LF, and the highlights in it.
    /// - Parameters:
    ///   - highlights: UTF-8 ranges of the raw text, from the left, without overlaps.
    ///   - isWanted: Asked now and then; once it is false there is no text.
    static func text(
        of raw: RawText, highlights: [Range<Int>] = [], while isWanted: () -> Bool = { true }
    ) -> (text: String, highlights: [Range<Int>])? {
        var sanitiser = Sanitiser(keepsLines: true, highlights)
        return sanitiser.sanitised(raw, while: isWanted).map { ($0, sanitiser.movedHighlights(else: highlights)) }
    }

    /// - Parameter highlights: UTF-8 ranges of the raw text to follow, from the left, without overlaps.
    init(keepsLines: Bool, _ highlights: [Range<Int>] = []) {
        self.keepsLines = keepsLines
        moves = highlights.isEmpty ? nil : OffsetMoves(of: highlights)
    }

    private mutating func movedHighlights(else highlights: [Range<Int>]) -> [Range<Int>] {
        moves?.finish() ?? highlights
    }

    /// Sanitises a text; nil when it was no longer wanted.
    mutating func sanitised(_ raw: RawText, while isWanted: () -> Bool) -> String? {
        let bytes = raw.string.utf8.span
        guard read(bytes, while: isWanted) else { return nil }
        // Nothing had to be changed: the text itself, without a copy.
        if copied == 0, text.isEmpty { return raw.string }
        copy(bytes, to: bytes.count)
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads the whole text. Each function below that reads a part returns the offset after it.
    private mutating func read(_ bytes: Span<UInt8>, while isWanted: () -> Bool) -> Bool {
        var offset = 0
        var nextLook = Self.stretch
        while offset < bytes.count {
            if offset >= nextLook {
                guard isWanted() else { return false }
                nextLook = offset + Self.stretch
            }
            let byte = bytes[offset]
            if byte >= 0x80 {
                offset = readScalar(bytes, at: offset)
            } else if byte < 0x20 || byte == 0x7F {
                offset = readControl(bytes, at: offset)
            } else {
                offset = bytes.endOfPrintableASCII(from: offset, limit: bytes.count)
                let last = UInt32(bytes[offset - 1])
                attachment.begin(last, ScalarProperties(of: last))
            }
        }
        return true
    }

    /// Reads a C0 control, the sequence that it introduces, or DEL.
    private mutating func readControl(_ bytes: Span<UInt8>, at offset: Int) -> Int {
        let byte = bytes[offset]
        var end = offset + 1
        switch byte {
        case 0x09:
            tab(bytes, offset..<end)
        case 0x0A:
            newline(bytes, offset..<end)
        case 0x0D:
            if end < bytes.count, bytes[end] == 0x0A { end += 1 }
            newline(bytes, offset..<end)
        case 0x7F:
            mark(bytes, offset..<end, with: "␡".utf8)
        default:
            if let sequenceEnd = EscapeSequence.end(in: bytes, at: offset) { end = sequenceEnd }
            mark(bytes, offset..<end, with: String(Unicode.Scalar(0x2400 + UInt32(byte)) ?? "\u{FFFD}").utf8)
        }
        return end
    }

    /// Reads a scalar that is not ASCII, and the tags of a flag after it.
    private mutating func readScalar(_ bytes: Span<UInt8>, at offset: Int) -> Int {
        let scalar = bytes.scalar(at: offset)
        let properties = scalar.properties
        let range = offset..<scalar.end
        if properties.isHidden {
            return readHidden(bytes, scalar, properties, range)
        }
        if RawText.undecodedBytes.contains(scalar.value) {
            mark(bytes, range, with: "\u{FFFD}".utf8)
            return scalar.end
        }
        if properties.width > 0 {
            attachment.begin(scalar.value, properties)
            return scalar.value == Scalar.blackFlag ? endOfTags(bytes, from: scalar.end) : scalar.end
        }
        let isJamo = properties.breakClass == .hangulV || properties.breakClass == .hangulT
        if isJamo, !attachment.takesJamo(properties.breakClass) {
            reveal(bytes, range, scalar.value)
        } else {
            readMark(bytes, scalar, properties, range)
        }
        return scalar.end
    }

    /// Reads a combining mark or a conjoining jamo. It gets a base where it has none, and is left out where the cell is
    /// full.
    private mutating func readMark(
        _ bytes: Span<UInt8>, _ scalar: DecodedScalar, _ properties: ScalarProperties, _ range: Range<Int>
    ) {
        if attachment.isEmpty {
            replace(bytes, range.lowerBound..<range.lowerBound, with: "◌".utf8)
            attachment.begin(Scalar.dottedCircle, ScalarProperties(of: Scalar.dottedCircle))
        }
        if attachment.hasRoom {
            attachment.extend(scalar.value, properties)
        } else {
            replace(bytes, range, with: EmptyCollection())
        }
    }

    /// Reads a C1 control, a format character or another scalar that shows nothing by itself.
    private mutating func readHidden(
        _ bytes: Span<UInt8>, _ scalar: DecodedScalar, _ properties: ScalarProperties, _ range: Range<Int>
    ) -> Int {
        if let end = EscapeSequence.end(in: bytes, at: range.lowerBound) {
            mark(bytes, range.lowerBound..<end, with: "␛".utf8)
            return end
        }
        let next = bytes.scalarIfAny(at: scalar.end)
        switch scalar.value {
        case 0x85, 0x2028, 0x2029:
            newline(bytes, range)
        case _ where attachment.needsJoiner(scalar.value, before: next):
            attachment.join(scalar.value, properties)
        case _ where attachment.needsSelector(scalar.value, before: next):
            attachment.extend(scalar.value, properties)
        default:
            reveal(bytes, range, scalar.value)
        }
        return scalar.end
    }

    /// The offset after the tags of a subdivision's flag: three to six letters and digits, and a cancel tag. Without
    /// these it is `start`.
    private func endOfTags(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var end = start
        var letters = 0
        while let next = bytes.scalarIfAny(at: end), letters <= 6 {
            end = next.end
            switch next.value {
            case 0xE0030...0xE0039, 0xE0061...0xE007A: letters += 1
            case Scalar.cancelTag where letters >= 3: return end
            default: return start
            }
        }
        return start
    }
}

// MARK: - Writing

extension Sanitiser {
    /// Writes a replacement for a part of the text, after the text before it.
    private mutating func replace(_ bytes: Span<UInt8>, _ range: Range<Int>, with replacement: some Collection<UInt8>) {
        copy(bytes, to: range.lowerBound)
        text.append(contentsOf: replacement)
        copied = range.upperBound
        moves?.note(range, became: replacement.count)
    }

    /// Copies the text from `copied` to an offset.
    private mutating func copy(_ bytes: Span<UInt8>, to end: Int) {
        // Nothing lies between replacements in a row.
        if copied < end { text.append(bytes.extracting(copied..<end)) }
        copied = end
    }

    /// Writes a sign that stands for a part of the text; no mark can lie on it.
    private mutating func mark(_ bytes: Span<UInt8>, _ range: Range<Int>, with sign: some Collection<UInt8>) {
        replace(bytes, range, with: sign)
        attachment.close()
    }

    /// Writes a scalar's code point: `<U+202E>`.
    private mutating func reveal(_ bytes: Span<UInt8>, _ range: Range<Int>, _ scalar: UInt32) {
        let digits = String(scalar, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
        mark(bytes, range, with: "<U+\(zeros)\(digits)>".utf8)
    }

    /// Ends the line, or writes a space where there is one line only.
    private mutating func newline(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard keepsLines else { return mark(bytes, range, with: Self.space) }
        // An LF is copied with the text around it: most texts have no other newline, and nothing else to change.
        if bytes[range.lowerBound] == 0x0A {
            attachment.close()
        } else {
            mark(bytes, range, with: CollectionOfOne(0x0A))
        }
        measured = (text.count + range.upperBound - copied, 0)
    }

    /// Writes spaces up to the next tab stop, or one space where there is one line only.
    private mutating func tab(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard keepsLines else { return mark(bytes, range, with: Self.space) }
        copy(bytes, to: range.lowerBound)
        // No cluster goes on over a tab, so the line is measured piece by piece.
        let column = measured.column + text.span.measuredWidth(of: measured.offset..<text.count)
        measuredBytes += text.count - measured.offset
        let spaces = Self.tabStop - column % Self.tabStop
        mark(bytes, range, with: repeatElement(0x20, count: spaces))
        measured = (text.count, column + spaces)
    }
}
