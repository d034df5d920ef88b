import CNcurses
import Canvas

/// The sequences that the keys of a terminal send: by its terminfo entry first, then by ECMA-48 and xterm.
struct KeySequences {
    /// The meaning of a sequence of bytes.
    enum Input: Equatable {
        case key(Key)
        case text(String)
        case mouse(MouseEvent)
        case pasteBegins
        /// A whole sequence that means nothing to us.
        case ignored
    }

    private var known: [[UInt8]: Key] = [:]
    // Beginnings of known sequences, which must wait for the rest.
    private var beginnings: Set<[UInt8]> = []
    private var longest = 0

    /// - Parameter known: sequences of at least two bytes.
    init(known: [[UInt8]: Key]) {
        for (bytes, key) in known where bytes.count > 1 {
            self.known[bytes] = key
            for length in 1..<bytes.count { beginnings.insert(Array(bytes.prefix(length))) }
            longest = max(longest, bytes.count)
        }
    }

    /// The sequences that terminfo has for an open terminal.
    static func fromTerminfo(of terminal: OpaquePointer) -> KeySequences {
        var names: [(String, Key)] = [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
            ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
            ("kent", .enter),
        ]
        for number in 1...24 { names.append(("kf\(number)", .function(number))) }
        var known: [[UInt8]: Key] = [:]
        for (name, key) in names {
            guard let text = cn_terminfo(terminal, name) else { continue }
            known[Array(String(cString: text).utf8)] = key
        }
        return KeySequences(known: known)
    }

    /// The first input in some bytes and its length; nil when the rest of it has not come yet.
    func match(_ bytes: ArraySlice<UInt8>) -> (Input, length: Int)? {
        guard let first = bytes.first else { return nil }
        switch first {
        case 0x1B: return matchEscape(bytes)
        case 0x20..<0x7F, 0x80...0xFF: return matchText(bytes)
        default: return (.key(Self.control(first)), 1)
        }
    }

    private func matchEscape(_ bytes: ArraySlice<UInt8>) -> (Input, length: Int)? {
        for length in stride(from: min(longest, bytes.count), to: 1, by: -1) {
            if let key = known[Array(bytes.prefix(length))] { return (.key(key), length) }
        }
        guard bytes.count > 1, !beginnings.contains(Array(bytes)) else { return nil }
        let rest = bytes.dropFirst()
        switch rest[rest.startIndex] {
        case UInt8(ascii: "["): return ControlSequence.match(bytes)
        case UInt8(ascii: "O"): return ControlSequence.matchSingleShift(bytes)
        case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            return ControlSequence.matchString(bytes)
        case 0x1B: return (.key(.escape), 1)
        case 0x21..<0x7F, 0x80...0xFF:
            guard let (text, length) = Self.character(rest) else { return nil }
            return (text.first.map { .key(.alt($0)) } ?? .ignored, length + 1)
        case 0x20: return (.key(.alt(" ")), 2)
        // Alt with Enter, Tab, Backspace or Ctrl: as without Alt.
        case let other: return (.key(Self.control(other)), 2)
        }
    }

    /// All text up to the next control, so that clusters that were typed at once stay whole.
    private func matchText(_ bytes: ArraySlice<UInt8>) -> (Input, length: Int)? {
        var text = ""
        var length = 0
        while let next = bytes.dropFirst(length).first, next >= 0x20, next != 0x7F {
            guard let (part, count) = Self.character(bytes.dropFirst(length)) else { break }
            text += part
            length += count
        }
        guard length > 0 else { return nil }
        return (text.isEmpty ? .ignored : .text(text), length)
    }

    /// The scalar that begins the bytes and its length; no text when they are not UTF-8 or a C1 control; nil when
    /// more must come.
    private static func character(_ bytes: ArraySlice<UInt8>) -> (String, Int)? {
        guard let first = bytes.first else { return nil }
        let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        let candidate = bytes.prefix(length)
        guard length > 0, candidate.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return ("", 1) }
        guard candidate.count == length else { return nil }
        let text = String(validating: candidate, as: UTF8.self) ?? ""
        let isControl = text.unicodeScalars.allSatisfy { (0x80..<0xA0).contains($0.value) }
        return (isControl ? "" : text, length)
    }

    private static func control(_ byte: UInt8) -> Key {
        switch byte {
        case 0x00: .control(" ")
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        default: .control(Character(Unicode.Scalar(byte + 0x40)))
        }
    }
}
