/// Turns text from outside into text that is safe on a terminal: the only way to a `DisplayText`.
///
/// | Found | Shown |
/// |---|---|
/// | a whole CSI, OSC, DCS, APC, PM or SOS sequence | `␛` |
/// | any other C0 control, DEL | its control picture |
/// | any other C1 control, a bidi control, any other invisible scalar | its code point, as in `<U+202E>` |
/// | a joiner, selector or tag that what surrounds it needs | itself |
/// | a mark with nothing to lie on | itself on U+25CC, the dotted circle |
/// | more marks than four on one cell | the first four |
/// | newlines and tabs | new lines and tab stops, or spaces where there is one line only |
///
/// Sanitising what was sanitised changes nothing.
struct Sanitiser {
    private static let tabStop = 8
    private static let dottedCircle: UInt32 = 0x25CC

    private let keepsLines: Bool
    private var lines: [DisplayText] = []
    private var line: [UInt8] = []
    private var attachment = Attachment()

    /// The text on one line, where newlines and tabs are spaces.
    static func line(of raw: RawText) -> DisplayText {
        let bytes = raw.string.utf8.span
        if bytes.endOfPrintableASCII(from: 0) == bytes.count {
            return DisplayText(sanitised: raw.string, width: bytes.count)
        }
        var sanitiser = Sanitiser(keepsLines: false, capacity: bytes.count)
        sanitiser.read(bytes)
        return sanitiser.finishedLine()
    }

    /// The text's lines, at least one, with tabs expanded.
    static func lines(of raw: RawText) -> [DisplayText] {
        let bytes = raw.string.utf8.span
        if bytes.endOfPrintableASCII(from: 0) == bytes.count {
            return [DisplayText(sanitised: raw.string, width: bytes.count)]
        }
        var sanitiser = Sanitiser(keepsLines: true, capacity: bytes.count)
        sanitiser.read(bytes)
        return sanitiser.lines + [sanitiser.finishedLine()]
    }

    private init(keepsLines: Bool, capacity: Int) {
        self.keepsLines = keepsLines
        line.reserveCapacity(capacity + capacity / 8)
    }

    private mutating func read(_ bytes: Span<UInt8>) {
        var offset = 0
        while offset < bytes.count {
            let end = bytes.endOfPrintableASCII(from: offset)
            if end > offset {
                copy(bytes, offset..<end)
                offset = end
            } else if bytes[offset] < 0x80 {
                offset = readControl(bytes, at: offset)
            } else {
                offset = readScalar(bytes, at: offset)
            }
        }
    }

    private mutating func copy(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        for offset in range {
            line.append(bytes[offset])
        }
        let last = UInt32(bytes[range.upperBound - 1])
        attachment.begin(last, ScalarProperties(of: last))
    }

    /// C0 controls and DEL.
    private mutating func readControl(_ bytes: Span<UInt8>, at offset: Int) -> Int {
        let byte = bytes[offset]
        switch byte {
        case 0x09:
            tab()
        case 0x0A:
            newline()
        case 0x0D:
            newline()
            return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? offset + 2 : offset + 1
        case 0x7F:
            mark(0x2421)
        default:
            mark(0x2400 + UInt32(byte))
            return (byte == 0x1B ? EscapeSequence.end(in: bytes, at: offset) : nil) ?? offset + 1
        }
        return offset + 1
    }

    private mutating func readScalar(_ bytes: Span<UInt8>, at offset: Int) -> Int {
        let scalar = bytes.scalar(at: offset)
        let properties = scalar.properties
        if properties.isHidden {
            return readHidden(bytes, scalar, properties, at: offset)
        }
        switch properties.breakClass {
        case .hangulV where !attachment.takesJamo(.hangulV), .hangulT where !attachment.takesJamo(.hangulT):
            reveal(scalar.value)
        case .pictographic where scalar.value == Scalar.blackFlag:
            begin(scalar.value, properties)
            return copyTags(bytes, from: scalar.end)
        default:
            properties.width > 0 ? begin(scalar.value, properties) : extend(scalar.value, properties)
        }
        return scalar.end
    }

    /// C1 controls, formats and everything else that shows nothing by itself.
    private mutating func readHidden(
        _ bytes: Span<UInt8>, _ scalar: DecodedScalar, _ properties: ScalarProperties, at offset: Int
    ) -> Int {
        if let end = EscapeSequence.end(in: bytes, at: offset) {
            mark(0x241B)
            return end
        }
        let next = bytes.scalarIfAny(at: scalar.end)
        switch scalar.value {
        case 0x85, 0x2028, 0x2029:
            newline()
        case Scalar.zeroWidthJoiner, Scalar.zeroWidthNonJoiner:
            guard attachment.needsJoiner(scalar.value, before: next) else {
                reveal(scalar.value)
                break
            }
            append(scalar.value)
            attachment.join(scalar.value, properties)
        case _ where attachment.needsSelector(scalar.value, before: next):
            append(scalar.value)
            attachment.extend(scalar.value, properties)
        default:
            reveal(scalar.value)
        }
        return scalar.end
    }

    /// Copies the tags of a subdivision's flag: three to six letters and digits, and a cancel tag.
    private mutating func copyTags(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var end = start
        var letters = 0
        while let next = bytes.scalarIfAny(at: end), letters <= 6 {
            switch next.value {
            case 0xE0030...0xE0039, 0xE0061...0xE007A:
                letters += 1
                end = next.end
            case Scalar.cancelTag where letters >= 3:
                for offset in start..<next.end {
                    line.append(bytes[offset])
                }
                return next.end
            default:
                return start
            }
        }
        return start
    }
}

// MARK: - Writing

extension Sanitiser {
    private mutating func begin(_ scalar: UInt32, _ properties: ScalarProperties) {
        append(scalar)
        attachment.begin(scalar, properties)
    }

    private mutating func extend(_ scalar: UInt32, _ properties: ScalarProperties) {
        if attachment.isEmpty {
            begin(Self.dottedCircle, ScalarProperties(of: Self.dottedCircle))
        }
        guard attachment.hasRoom else { return }
        append(scalar)
        attachment.extend(scalar, properties)
    }

    /// Writes a sign that stands for something else.
    private mutating func mark(_ scalar: UInt32) {
        append(scalar)
        attachment.close()
    }

    private mutating func reveal(_ scalar: UInt32) {
        let digits = String(scalar, radix: 16, uppercase: true)
        line.append(contentsOf: "<U+".utf8)
        line.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, 4 - digits.utf8.count)))
        line.append(contentsOf: digits.utf8)
        line.append(UInt8(ascii: ">"))
        attachment.close()
    }

    private mutating func newline() {
        if keepsLines {
            lines.append(finishedLine())
            line.removeAll(keepingCapacity: true)
        } else {
            line.append(UInt8(ascii: " "))
        }
        attachment.close()
    }

    private mutating func tab() {
        let column = keepsLines ? line.span.measuredWidth() : Self.tabStop - 1
        let spaces = Self.tabStop - column % Self.tabStop
        line.append(contentsOf: repeatElement(UInt8(ascii: " "), count: spaces))
        attachment.close()
    }

    private func finishedLine() -> DisplayText {
        DisplayText(sanitised: String(decoding: line, as: UTF8.self), width: line.span.measuredWidth())
    }

    private mutating func append(_ scalar: UInt32) {
        switch scalar {
        case ..<0x80:
            line.append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x800:
            line.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            appendTrail(scalar)
        case ..<0x1_0000:
            line.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            appendTrail(scalar >> 6)
            appendTrail(scalar)
        default:
            line.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            appendTrail(scalar >> 12)
            appendTrail(scalar >> 6)
            appendTrail(scalar)
        }
    }

    private mutating func appendTrail(_ bits: UInt32) {
        line.append(UInt8(truncatingIfNeeded: 0x80 | bits & 0x3F))
    }
}
