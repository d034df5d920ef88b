/// Text that is safe on a terminal: it holds no control character, ever, and knows its width. One line.
///
/// Only the sanitiser makes it: from a `RawText`, from a literal of the program, or from interpolated parts that are
/// safe themselves. There is no way from a plain `String`, so text from outside can't slip past the sanitiser.
package struct DisplayText: Sendable {
    /// The text as it may be written to a terminal.
    package let string: String
    /// Terminal columns: the sum of the widths of `clusters`.
    package let width: Int

    /// For the sanitiser, and for rearranging what it made.
    init(sanitised string: String, width: Int) {
        self.string = string
        self.width = width
    }

    /// Sanitises a text into one line: a newline or a tab becomes a space. See `Sanitiser` for the rest.
    package init(_ raw: RawText) {
        self = Sanitiser.line(of: raw)
    }

    /// Sanitises a text and splits it at its newlines (LF, CR LF, CR, NEL, U+2028, U+2029); tabs go to the next of the
    /// stops eight columns apart. At least one line, which may be empty.
    package static func paragraphs(_ raw: RawText) -> [DisplayText] {
        Sanitiser.lines(of: raw)
    }

    /// No text.
    package static let empty = DisplayText(sanitised: "", width: 0)

    /// Whether there is no text at all.
    package var isEmpty: Bool { string.isEmpty }

    /// The text cell by cell.
    package var clusters: ClusterSequence { ClusterSequence(string: string) }

    /// The clusters from a UTF-8 offset on, at which one must begin.
    package func clusters(from offset: Int) -> ClusterSequence { ClusterSequence(string: string, start: offset) }

    /// How many clusters at the text's beginning are one ASCII character each; their bytes are as many.
    package var asciiPrefix: Int {
        let bytes = string.utf8.span
        guard width != bytes.count else { return bytes.count }
        // What follows the last of them may lie on it.
        return max(0, bytes.endOfPrintableASCII(from: 0, limit: bytes.count) - 1)
    }

    /// Every other scalar has more bytes than columns.
    var isASCII: Bool { string.utf8.count == width }
}

extension DisplayText: Hashable {
    package static func == (left: DisplayText, right: DisplayText) -> Bool {
        left.width == right.width && left.string.hasSameBytes(as: right.string)
    }

    package func hash(into hasher: inout Hasher) {
        string.hashBytes(into: &hasher)
    }
}

extension DisplayText: CustomStringConvertible {
    package var description: String { string }
}

extension DisplayText: ExpressibleByStringInterpolation {
    package init(stringLiteral value: StaticString) {
        self.init(RawText(value.description))
    }

    package init(stringInterpolation: Interpolation) {
        self = stringInterpolation.text
    }

    /// Gathers the parts of an interpolated literal. A `String` is not among them: that is the choke point.
    package struct Interpolation: StringInterpolationProtocol {
        var text = DisplayText.empty

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 {
                text += DisplayText(stringLiteral: literal)
            }
        }

        /// Appends what is safe already.
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
    fileprivate func decimal(places: Int) -> String {
        let places = min(max(places, 0), 9)
        let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
        // 23 of 80 are 28.75 %, yet in binary a hair less: what is that near to a half was meant as one.
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
