import Analysis

/// Keeps spreadsheets from running the texts of a survey as formulas.
enum FormulaGuard {
    /// The byte before a guarded text, by which spreadsheets take the rest for text.
    static let mark = UInt8(ascii: "'")

    /// Whether a text begins as a formula does. Characters that are not drawn are skipped, since some programs trim a cell
    /// first. A tab or a line's end at the beginning counts as a formula, since a reader may split there and make a new cell
    /// of the rest. Apostrophes are skipped too: a text that came with one before a formula gets another, so that it stays
    /// apart from a guarded one.
    static func isNeeded(for bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let mine = bytes.firstIndex { $0 != mark } ?? bytes.count
        let bytes = UnsafeBufferPointer(rebasing: bytes[mine...])
        guard let first = bytes.first else { return false }
        if isStart(UInt32(first)) || first == 0x09 || first == 0x0A || first == 0x0D { return true }
        guard first <= 0x20 || first >= 0x7F else { return false }
        var position = 0
        while position < bytes.count {
            let scalar = ScannedScalar(bytes, at: position)
            if isStart(scalar.value) { return true }
            guard isUnseen(scalar.value) else { return false }
            position = scalar.end
        }
        return false
    }

    /// `=`, `+`, `-` and `@`; their full-width and small forms, which East Asian editions of spreadsheets take as well;
    /// and the minus sign.
    private static func isStart(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3D, 0x2B, 0x2D, 0x40: true
        case 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0xFE66, 0xFE62, 0xFE63, 0xFE6B, 0x2212: true
        default: false
        }
    }

    /// White space, controls, and what Unicode says is not to be drawn.
    private static func isUnseen(_ value: UInt32) -> Bool {
        guard let properties = Unicode.Scalar(value)?.properties else { return false }
        if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return true }
        return properties.generalCategory == .control || properties.generalCategory == .format
    }
}
