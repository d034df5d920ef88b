/// Finds whole control sequences of ECMA-48: CSI, and the strings OSC, DCS, APC, PM and SOS.
enum EscapeSequence {
    /// The most bytes after the introducer that a control sequence may have; real ones have far fewer.
    private static let longestControlSequence = 64
    /// The most scalars that a control string may have.
    private static let longestString = 4096

    private static let bell: UInt8 = 0x07
    private static let cancel: UInt8 = 0x18
    private static let substitute: UInt8 = 0x1A
    private static let escape: UInt8 = 0x1B

    /// The offset after the sequence whose introducer (7 or 8 bits) begins at an offset.
    ///
    /// It is nil when no introducer begins there, and when the sequence is malformed, too long or unterminated: then
    /// only the introducer is to be replaced, and the rest is ordinary text.
    static func end(in bytes: Span<UInt8>, at offset: Int) -> Int? {
        guard offset + 1 < bytes.count else { return nil }
        // U+0080 to U+009F are 0xC2 and themselves in UTF-8; after ESC stands the same code less 0x40.
        let kind: UInt8
        switch bytes[offset] {
        case escape: kind = bytes[offset + 1] &+ 0x40
        case 0xC2: kind = bytes[offset + 1]
        default: return nil
        }
        switch kind {
        case 0x9B: return endOfControlSequence(in: bytes, from: offset + 2)
        case 0x90, 0x98, 0x9D, 0x9E, 0x9F: return endOfString(in: bytes, from: offset + 2)
        default: return nil
        }
    }

    private static func endOfControlSequence(in bytes: Span<UInt8>, from start: Int) -> Int? {
        for offset in start..<min(bytes.count, start + longestControlSequence) {
            switch bytes[offset] {
            case 0x40...0x7E, cancel, substitute: return offset + 1
            case 0x20...0x3F, 0x00, 0x7F: continue  // parameters, intermediates, and what terminals skip
            default: return nil
            }
        }
        return nil
    }

    private static func endOfString(in bytes: Span<UInt8>, from start: Int) -> Int? {
        var scalars = 0
        var offset = start
        while offset < bytes.count, scalars < longestString {
            let byte = bytes[offset]
            switch byte {
            case bell, cancel, substitute:
                return offset + 1
            case escape:
                return offset + 1 < bytes.count && bytes[offset + 1] == 0x5C ? offset + 2 : nil
            case 0xC2 where bytes[offset + 1] < 0xA0:
                // A C1 control: the terminator, or something that a terminal would leave the string for.
                return bytes[offset + 1] == 0x9C ? offset + 2 : nil
            default:
                offset += 1
                scalars += byte & 0xC0 == 0x80 ? 0 : 1
            }
        }
        return nil
    }
}
