import TerminalText

/// The name of a file that is offered to the reader: one that means the same to a shell, to a person and to every system.
enum OfferedName {
    /// The most bytes of a name without its ending: far below the 255 of file systems.
    private static let limit = 100

    /// A name made of the letters, digits and `_` of the first text that has any; what lies between them is one `-`. It
    /// never begins or ends with a sign, and holds nothing that can't be seen.
    ///
    ///     OfferedName.stem(of: ["../../etc/NPS wave 7 / UK"])    "etc-NPS-wave-7-UK"
    ///     OfferedName.stem(of: ["/?/", "job 12"])                "job-12"
    ///     OfferedName.stem(of: [""])                             "export"
    static func stem(of texts: [RawText]) -> String {
        texts.lazy.map(stem).first { !$0.isEmpty } ?? "export"
    }

    private static func stem(of text: RawText) -> String {
        var stem = ""
        var isApart = false
        for scalar in text.string.unicodeScalars {
            guard isLetter(scalar, after: isApart ? nil : stem.unicodeScalars.last) else {
                isApart = true
                continue
            }
            let part = (isApart && !stem.isEmpty ? "-" : "") + String(Character(scalar))
            guard stem.utf8.count + part.utf8.count <= limit else { break }
            stem += part
            isApart = false
        }
        return stem
    }

    /// True for what names are made of. A mark needs something to stand on.
    private static func isLetter(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        if scalar.isASCII { return scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
        guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        case .nonspacingMark, .spacingMark: previous.map { !$0.isASCII || $0.properties.isAlphabetic } ?? false
        default: false
        }
    }
}
