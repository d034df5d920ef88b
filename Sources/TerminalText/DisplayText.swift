/// One line of text that is safe on a terminal: it holds no control character, and it knows its width.
///
/// Only the sanitiser makes it: from a `RawText`, from a literal of the program, or from interpolated parts that are
/// safe themselves. No initialiser takes a plain `String`, so text from outside can't go past the sanitiser.
///
///     DisplayText("Late\u{1B}[2J\n漢")         "Late␛ 漢", width 8
///     "\(37) people under \(raw)" as DisplayText   raw is sanitised into one line on the way
///
package struct DisplayText: Sendable {
    /// The text as it may be written to a terminal.
    package let string: String
    /// Its terminal columns: the sum of the widths of `clusters`.
    package let width: Int

    /// A text that was sanitised already, for the sanitiser and for parts of what it made.
    init(sanitised string: String, width: Int) {
        self.string = string
        self.width = width
    }

    /// Sanitises a text into one line: a newline or a tab becomes a space. See `Sanitiser` for the rest.
    package init(_ raw: RawText) {
        self = Sanitiser.line(of: raw)
    }

    /// Sanitises a text and splits it at its newlines (LF, CR LF, CR, NEL, U+2028, U+2029). Tabs become spaces up to
    /// the next tab stop, eight columns apart. There is at least one line, which may be empty.
    package static func paragraphs(_ raw: RawText) -> [DisplayText] {
        let text = Sanitiser.text(of: raw)?.text ?? ""
        let bytes = text.utf8.span
        var paragraphs: [DisplayText] = []
        var start = 0
        for offset in 0...bytes.count where offset == bytes.count || bytes[offset] == 0x0A {
            let whole = start == 0 && offset == bytes.count
            paragraphs.append(
                DisplayText(
                    sanitised: whole ? text : String(text.slice(start..<offset)),
                    width: bytes.measuredWidth(of: start..<offset)))
            start = offset + 1
        }
        return paragraphs
    }

    /// No text.
    package static let empty = DisplayText(sanitised: "", width: 0)

    /// Whether there is no text at all.
    package var isEmpty: Bool { string.isEmpty }

    /// The text's clusters: the parts of it that a cell holds, or two cells.
    package var clusters: ClusterSequence { ClusterSequence(string: string) }

    /// The clusters from a UTF-8 offset on, at which a cluster must begin.
    package func clusters(from offset: Int) -> ClusterSequence { ClusterSequence(string: string, start: offset) }

    /// The cluster that begins at a UTF-8 offset; nil at the text's end.
    package func cluster(at offset: Int) -> Cluster? {
        var rest = clusters(from: offset).makeIterator()
        return rest.next()
    }

    /// The number of clusters from a UTF-8 offset on that are one ASCII character each; they have as many bytes.
    package func asciiRun(from offset: Int) -> Int {
        let bytes = string.utf8.span
        guard width != bytes.count else { return bytes.count - offset }
        let end = bytes.endOfPrintableASCII(from: offset, limit: bytes.count)
        // A mark may follow the last of them, and belong to its cluster.
        return end == bytes.count ? end - offset : max(0, end - offset - 1)
    }

    /// Whether all of it is ASCII: every other scalar has more bytes than columns.
    var isASCII: Bool { string.utf8.count == width }
}

extension DisplayText: Hashable {
    /// Whether the bytes are equal.
    package static func == (left: DisplayText, right: DisplayText) -> Bool {
        left.width == right.width && left.string.hasSameBytes(as: right.string)
    }

    /// Hashes the bytes.
    package func hash(into hasher: inout Hasher) {
        string.hashBytes(into: &hasher)
    }
}

extension DisplayText: CustomStringConvertible {
    /// The text itself.
    package var description: String { string }
}

extension DisplayText: ExpressibleByStringInterpolation {
    /// Sanitises a literal of the program.
    package init(stringLiteral value: StaticString) {
        self.init(RawText(value.description))
    }

    /// Joins the parts of an interpolated literal.
    package init(stringInterpolation: Interpolation) {
        self = stringInterpolation.text
    }

    /// Gathers the parts of an interpolated literal. It takes no `String`, which the sanitiser would not have seen.
    package struct Interpolation: StringInterpolationProtocol {
        var text = DisplayText.empty

        /// No parts yet; the sizes are only a hint.
        package init(literalCapacity: Int, interpolationCount: Int) {}

        /// Appends a part of the literal.
        package mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 {
                text += DisplayText(stringLiteral: literal)
            }
        }

        /// Appends text that is safe already.
        package mutating func appendInterpolation(_ part: DisplayText) {
            text += part
        }

        /// Appends text from outside, sanitised into one line.
        package mutating func appendInterpolation(_ part: RawText) {
            text += DisplayText(part)
        }

        /// Appends an integer in decimal.
        package mutating func appendInterpolation(_ number: some BinaryInteger) {
            let digits = String(number)
            text += DisplayText(sanitised: digits, width: digits.utf8.count)
        }

        /// Appends a number with that many digits after its point (0 to 9), rounded half away from zero.
        package mutating func appendInterpolation(_ number: Double, places: Int) {
            let digits = number.decimal(places: places)
            text += DisplayText(sanitised: digits, width: digits.utf8.count)
        }
    }
}

extension Double {
    /// The number in decimal, rounded half away from zero: `(28.75).decimal(places: 1)` is `28.8`.
    fileprivate func decimal(places: Int) -> String {
        let places = min(max(places, 0), 9)
        let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
        // 23 of 80 are 28.75 %, yet in binary a little less: a number that near to a half is taken for one.
        let rounded = magnitude * Double(scale) * (1 + 4 * .ulpOfOne) + 0.5
        guard rounded < Double(Int64.max) else { return String(self) }  // false for NaN and infinity too
        let scaled = Int64(rounded)
        let sign = self < 0 && scaled != 0 ? "-" : ""
        let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: Int64(scale))
        guard places > 0 else { return "\(sign)\(whole)" }
        let digits = String(fraction)
        return "\(sign)\(whole).\(String(repeating: "0", count: places - digits.utf8.count))\(digits)"
    }
}
