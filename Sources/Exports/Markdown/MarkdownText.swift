import CodingModel
import TerminalText

/// Text from outside as Markdown (CommonMark) that shows as that very text: nothing in it is a heading, a list, a link
/// or a tag. Readers that make links of bare addresses still do. Entities are left alone, since the program shows them
/// decoded as well; control characters are replaced.
struct MarkdownText {
    private static let replacement: StaticString = "\u{FFFD}"

    /// Lines without what a reader would drop: the white space that they begin with.
    private let lines: [ArraySlice<UInt8>]

    init(_ bytes: some Collection<UInt8>) {
        let text = Array(bytes)
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for (index, byte) in text.enumerated() where byte == 0x0A || byte == 0x0D {
            let isSecondOfTwo = byte == 0x0A && index > 0 && text[index - 1] == 0x0D
            if !isSecondOfTwo { lines.append(text[start..<index]) }
            start = index + 1
        }
        lines.append(text[start...])
        self.lines = lines.map { $0.drop { $0 == 0x20 || $0 == 0x09 } }
    }

    /// Whether nothing of the text would show.
    var isBlank: Bool { lines.allSatisfy(\.isEmpty) }

    /// Appends the text as one line.
    func appendLine(to output: inout [UInt8]) {
        var isFirst = true
        for line in lines where !line.isEmpty {
            if !isFirst { output.append(UInt8(ascii: " ")) }
            isFirst = false
            Self.append(line, to: &output)
        }
    }

    /// Appends the text as part of a quotation, line by line as it was written, without an end of line.
    func appendQuotation(to output: inout [UInt8]) {
        for (index, line) in lines.enumerated() {
            if index > 0 { output.append(line.isEmpty || lines[index - 1].isEmpty ? "\n" : "\\\n") }
            output.append(line.isEmpty ? ">" : "> ")
            Self.append(line, to: &output)
        }
    }

    private static func append(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
        // Number signs at a heading's end would close it.
        let last = line.lastIndex { $0 != 0x20 && $0 != 0x09 }.flatMap { line[$0] == UInt8(ascii: "#") ? $0 : nil }
        let first = escapeAtStart(of: line)
        var start = line.startIndex
        var position = start
        while position < line.endIndex {
            let byte = line[position]
            // Bytes between two that are special are copied at once.
            guard isSpecial(byte) || position == first || position == last else {
                position += 1
                continue
            }
            output += line[start..<position]
            start = position + 1
            let isC1 = byte == 0xC2 && start < line.endIndex && line[start] < 0xA0
            if byte == 0x09 {
                output.append(UInt8(ascii: " "))
            } else if byte < 0x20 || byte == 0x7F || isC1 {
                output.append(replacement)
                if isC1 { start += 1 }
            } else {
                if byte != 0xC2 { output.append(UInt8(ascii: "\\")) }
                start = position
            }
            position = max(start, position + 1)
        }
        output += line[start...]
    }

    /// Whether a byte is markup, a control character, or may begin one.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || isMarkup(byte)
    }

    /// Whether a byte is markup wherever it stands.
    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "~"),
            UInt8(ascii: "$"):
            true
        default: false
        }
    }

    /// The place of a character that is markup at a line's beginning alone: of a heading, an underline, a list.
    private static func escapeAtStart(of line: ArraySlice<UInt8>) -> Int? {
        switch line.first {
        case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="): return line.startIndex
        default:
            let end = line.firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard let end, end > line.startIndex, line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")")
            else { return nil }
            return end
        }
    }
}
