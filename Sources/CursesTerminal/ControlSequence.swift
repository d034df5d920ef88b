import Canvas

/// The control sequences (ECMA-48, xterm) that keys and mice send.
enum ControlSequence {
    /// An input and how many bytes it took.
    typealias Match = (KeySequences.Input, length: Int)

    /// The input that begins with `ESC [`; nil when the rest of it has not come yet.
    static func match(_ bytes: ArraySlice<UInt8>) -> Match? {
        let body = bytes.dropFirst(2)
        guard let first = body.first else { return nil }
        switch first {
        case UInt8(ascii: "["):
            // The Linux console's F1–F5: one letter follows.
            guard let letter = body.dropFirst().first else { return nil }
            let number = Int(letter) - 0x40
            return ((1...5).contains(number) ? .key(.function(number)) : .ignored, 4)
        case UInt8(ascii: "M"):
            guard body.count >= 4 else { return nil }
            let values = body.dropFirst().prefix(3).map { Int($0) - 32 }
            return (mouse(values, isPress: true), 6)
        default: break
        }
        guard let end = body.firstIndex(where: { !(0x20..<0x40).contains($0) }) else { return nil }
        let length = end - bytes.startIndex + 1
        // A byte that can't end a sequence cuts it off, and begins something else.
        guard (0x40..<0x7F).contains(bytes[end]) else { return (.ignored, length - 1) }
        return (meaning(parameters: body[..<end], final: bytes[end]), length)
    }

    /// The input that begins with `ESC O`: a key of the keypad in application mode, or Alt-O.
    static func matchSingleShift(_ bytes: ArraySlice<UInt8>) -> Match? {
        guard let letter = bytes.dropFirst(2).first else { return nil }
        guard letter >= 0x20, letter < 0x7F else { return (.key(.alt("O")), 2) }
        if let key = letters[letter] { return (.key(key), 3) }
        switch letter {
        case UInt8(ascii: "M"): return (.key(.enter), 3)
        // The keypad's digits and signs are 0x40 above what they type.
        case UInt8(ascii: "j")...UInt8(ascii: "y"):
            return (.key(.character(Character(Unicode.Scalar(letter - 0x40)))), 3)
        default: return (.ignored, 3)
        }
    }

    /// A control string (DCS, OSC, SOS, PM, APC), which a terminal may send unasked; it is ignored up to its end.
    static func matchString(_ bytes: ArraySlice<UInt8>) -> Match? {
        var previous: UInt8 = 0
        for (offset, byte) in bytes.enumerated().dropFirst(2) {
            if byte == 0x07 || (previous == 0x1B && byte == UInt8(ascii: "\\")) { return (.ignored, offset + 1) }
            previous = byte
        }
        return nil
    }

    private static func meaning(parameters: ArraySlice<UInt8>, final: UInt8) -> KeySequences.Input {
        if parameters.first == UInt8(ascii: "<") {
            guard final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return .ignored }
            return mouse(numbers(parameters.dropFirst()), isPress: final == UInt8(ascii: "M"))
        }
        // Modifiers stand in the second parameter: a key with them means what it means without.
        let values = numbers(parameters)
        if final == UInt8(ascii: "~") {
            if values.first == 200 { return .pasteBegins }
            return values.first.flatMap { tildes[$0] }.map { .key($0) } ?? .ignored
        }
        return letters[final].map { .key($0) } ?? .ignored
    }

    private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int] {
        parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { Int(String(decoding: $0.prefix(9), as: UTF8.self)) ?? 0 }
    }

    private static func mouse(_ values: [Int], isPress: Bool) -> KeySequences.Input {
        guard values.count == 3, isPress, values[1] > 0, values[2] > 0 else { return .ignored }
        let point = Point(column: values[1] - 1, row: values[2] - 1)
        // Bits 2–4 are modifiers; 5 is motion.
        switch values[0] & ~0b11100 {
        case 0: return .mouse(MouseEvent(point: point, action: .press(.left)))
        case 1: return .mouse(MouseEvent(point: point, action: .press(.middle)))
        case 2: return .mouse(MouseEvent(point: point, action: .press(.right)))
        case 64: return .mouse(MouseEvent(point: point, action: .scrollUp))
        case 65: return .mouse(MouseEvent(point: point, action: .scrollDown))
        default: return .ignored
        }
    }

    /// Keys by the final byte.
    private static let letters: [UInt8: Key] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "Z"): .backTab,
        UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
        UInt8(ascii: "S"): .function(4),
    ]

    /// Keys by the first parameter of a sequence that ends in `~`.
    private static let tildes: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
        29: .function(16), 31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
    ]
}
