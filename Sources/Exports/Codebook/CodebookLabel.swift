import CodingModel
import TerminalText

/// A text from outside as a label in one line.
enum CodebookLabel {
    /// The most bytes of a label: SPSS takes 255 for a variable, Stata less and cuts it itself.
    static let limit = 255
    private static let ellipsis = "…"

    /// The text without control characters, ends of lines and marks of direction, which have no place in a program's text: a
    /// run of them and of blanks is one blank. A long text is cut after a character.
    static func text(_ raw: String) -> String {
        var scalars = String.UnicodeScalarView()
        var length = 0
        for scalar in raw.unicodeScalars where !isDirection(scalar) {
            if isBlank(scalar) {
                if scalars.last.map({ $0 != " " }) ?? false { scalars.append(" ") }
            } else {
                scalars.append(scalar)
            }
            length += 1
            // Whatever is behind this is cut off below.
            if length > 8 * limit { break }
        }
        while scalars.last == " " { scalars.removeLast() }
        return cut(String(scalars))
    }

    /// A code's label behind those above it, `Delivery › Late`; where they are too long, its own; where nothing of
    /// that would be seen, its path.
    static func text(of code: CodeIndex, of question: CodedQuestion, at lineage: CodeLineage) -> String {
        let own = text(question.label(of: code).string)
        if own.unicodeScalars.allSatisfy({ isBlank($0) || $0.properties.isDefaultIgnorableCodePoint }) {
            return cut(String(decoding: lineage.path, as: UTF8.self))
        }
        guard lineage.labels.count <= limit else { return own }
        return text(String(decoding: lineage.labels, as: UTF8.self))
    }

    /// A label with a few characters behind it, which stay whole.
    static func text(_ label: String, behind ending: String) -> String {
        cut(label, to: limit - ending.utf8.count) + ending
    }

    private static func cut(_ text: String, to limit: Int = limit) -> String {
        guard text.utf8.count > limit else { return text }
        let room = limit - ellipsis.utf8.count
        var end = text.startIndex
        var count = 0
        for index in text.indices {
            let next = text.index(after: index)
            count += text[index..<next].utf8.count
            if count > room { break }
            end = next
        }
        if end > text.startIndex { return text[..<end] + ellipsis }
        // One character that is longer than a label: cut inside of it, but not inside of a code point.
        var scalars = String.UnicodeScalarView()
        count = 0
        for scalar in text.unicodeScalars {
            count += UTF8.width(scalar)
            if count > room { break }
            scalars.append(scalar)
        }
        return String(scalars) + ellipsis
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }

    /// Marks that turn the direction of what stands behind them, in an editor also of the program's own words.
    private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
        default: false
        }
    }
}
