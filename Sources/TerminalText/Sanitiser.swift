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
/// | newlines and tabs | new lines and spaces up to a tab stop; one space where there is one line only |
///
///     "\u{1B}[31mred\u{1B}[0m a\u{7} abc\u{202E}def"    becomes "␛red␛ a␇ abc<U+202E>def"
///
/// Sanitising a sanitised text changes nothing.
struct Sanitiser {
    private static let tabStop = 8

    private let keepsLines: Bool
    private var lines: [DisplayText] = []
    /// The line so far, for the text up to `copied`.
    private var line: [UInt8] = []
    /// From this offset up to where the text was read, it can be copied as it is.
    private var copied = 0
    private var attachment = Attachment()
    /// The parts that were replaced, and by what, in all lines; kept only where highlights follow the text.
    private var moves: OffsetMoves?

    /// The text on one line, where newlines and tabs are spaces.
    static func line(of raw: RawText) -> DisplayText {
        var sanitiser = Sanitiser(keepsLines: false)
        return sanitiser.lastLine(of: raw)
    }

    /// The text's lines, at least one, with tabs expanded.
    static func lines(of raw: RawText) -> [DisplayText] {
        var sanitiser = Sanitiser(keepsLines: true)
        let last = sanitiser.lastLine(of: raw)
        return sanitiser.lines + [last]
    }

    /// The text on one line, with highlights.
    /// - Parameter highlights: UTF-8 ranges of the raw text, from the left, without overlaps.
    static func line(of raw: RawText, highlights: [Range<Int>]) -> HighlightedText {
        var sanitiser = Sanitiser(keepsLines: false, notesMoves: true)
        let line = sanitiser.lastLine(of: raw)
        return HighlightedText(line, highlights: sanitiser.moved(highlights))
    }

    /// The text's lines, with highlights; a highlight that goes over a line's end goes on in the next line.
    /// - Parameter highlights: UTF-8 ranges of the raw text, from the left, without overlaps.
    static func lines(of raw: RawText, highlights: [Range<Int>]) -> [HighlightedText] {
        var sanitiser = Sanitiser(keepsLines: true, notesMoves: true)
        let last = sanitiser.lastLine(of: raw)
        let moved = sanitiser.moved(highlights)
        var start = 0
        return (sanitiser.lines + [last]).map { line in
            defer { start += line.string.utf8.count }
            return HighlightedText(line, highlights: moved.clamped(to: start..<start + line.string.utf8.count))
        }
    }

    /// The highlights as ranges of what was written, all lines counted as one text.
    private func moved(_ highlights: [Range<Int>]) -> [Range<Int>] {
        guard let moves else { return highlights }
        return highlights.map(moves.moved)
    }

    private init(keepsLines: Bool, notesMoves: Bool = false) {
        self.keepsLines = keepsLines
        moves = notesMoves ? OffsetMoves() : nil
    }

    /// Sanitises a text and returns its last line; those before it are in `lines`.
    private mutating func lastLine(of raw: RawText) -> DisplayText {
        let bytes = raw.string.utf8.span
        // Most text is nothing but this.
        if bytes.endOfPrintableASCII(from: 0, limit: bytes.count) == bytes.count {
            return DisplayText(sanitised: raw.string, width: bytes.count)
        }
        read(bytes)
        // Nothing had to be changed: the text itself, without a copy.
        if copied == 0, line.isEmpty {
            return DisplayText(sanitised: raw.string, width: bytes.measuredWidth())
        }
        return finishedLine(bytes, to: bytes.count)
    }

    /// Reads the whole text. Each function below that reads a part returns the offset after it.
    private mutating func read(_ bytes: Span<UInt8>) {
        var offset = 0
        while offset < bytes.count {
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
            mark(bytes, offset..<end, with: "␡")
        default:
            if let sequenceEnd = EscapeSequence.end(in: bytes, at: offset) { end = sequenceEnd }
            mark(bytes, offset..<end, with: String(Unicode.Scalar(0x2400 + UInt32(byte)) ?? "\u{FFFD}"))
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
            replace(bytes, range.lowerBound..<range.lowerBound, with: "◌")
            attachment.begin(Scalar.dottedCircle, ScalarProperties(of: Scalar.dottedCircle))
        }
        if attachment.hasRoom {
            attachment.extend(scalar.value, properties)
        } else {
            replace(bytes, range, with: "")
        }
    }

    /// Reads a C1 control, a format character or another scalar that shows nothing by itself.
    private mutating func readHidden(
        _ bytes: Span<UInt8>, _ scalar: DecodedScalar, _ properties: ScalarProperties, _ range: Range<Int>
    ) -> Int {
        if let end = EscapeSequence.end(in: bytes, at: range.lowerBound) {
            mark(bytes, range.lowerBound..<end, with: "␛")
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
    private mutating func replace(_ bytes: Span<UInt8>, _ range: Range<Int>, with replacement: String) {
        copy(bytes, to: range.lowerBound)
        line.append(contentsOf: replacement.utf8)
        copied = range.upperBound
        moves?.note(range, became: replacement.utf8.count)
    }

    /// Copies the text from `copied` to an offset.
    private mutating func copy(_ bytes: Span<UInt8>, to end: Int) {
        bytes.extracting(copied..<end).withUnsafeBufferPointer { line.append(contentsOf: $0) }
        copied = end
    }

    /// Writes a sign that stands for a part of the text; no mark can lie on it.
    private mutating func mark(_ bytes: Span<UInt8>, _ range: Range<Int>, with sign: String) {
        replace(bytes, range, with: sign)
        attachment.close()
    }

    /// Writes a scalar's code point: `<U+202E>`.
    private mutating func reveal(_ bytes: Span<UInt8>, _ range: Range<Int>, _ scalar: UInt32) {
        let digits = String(scalar, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
        mark(bytes, range, with: "<U+\(zeros)\(digits)>")
    }

    /// Ends the line, or writes a space where there is one line only.
    private mutating func newline(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        if keepsLines {
            lines.append(finishedLine(bytes, to: range.lowerBound))
            moves?.note(range, became: 0)
            line.removeAll(keepingCapacity: true)
            copied = range.upperBound
            attachment.close()
        } else {
            mark(bytes, range, with: " ")
        }
    }

    /// Writes spaces up to the next tab stop, or one space where there is one line only.
    private mutating func tab(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        copy(bytes, to: range.lowerBound)
        let column = keepsLines ? line.span.measuredWidth() : Self.tabStop - 1
        mark(bytes, range, with: String(repeating: " ", count: Self.tabStop - column % Self.tabStop))
    }

    /// The line, with the text up to an offset.
    private mutating func finishedLine(_ bytes: Span<UInt8>, to end: Int) -> DisplayText {
        copy(bytes, to: end)
        return DisplayText(sanitised: String(decoding: line, as: UTF8.self), width: line.span.measuredWidth())
    }
}
