import CodingModel

/// Finds where a match may begin, sixteen bytes of a text at a time, by the first two letters of the pattern. It may name
/// places where no match begins, but leaves none out.
struct MatchStart: Sendable {
    /// The first letter where it is one of ASCII. A byte fits when it equals the value after the mask's bits are set in it;
    /// 0xFF fits no byte of ASCII.
    private let first: ByteVector
    private let firstMask: ByteVector
    private let second: ByteVector
    private let secondMask: ByteVector
    /// From this byte on a byte may begin a scalar that stands for the first letter.
    private let leastLead: ByteVector
    /// For each lead byte from 0xC0 on, the bytes from 0x80 on that come second in such a scalar, as bits.
    private let seconds: [UInt64]
    /// U+FFFD is the first letter, which any byte that is part of no scalar is taken for.
    private let isReplacement: Bool

    /// - Parameter letters: The form of a pattern, at least one scalar; the first is no mark.
    init(_ letters: [UInt32], foldsCase: Bool) {
        let pair = AsciiPair(letters, foldsCase: foldsCase)
        (first, firstMask) = (ByteVector(repeating: pair.first), ByteVector(repeating: pair.firstMask))
        (second, secondMask) = (ByteVector(repeating: pair.second), ByteVector(repeating: pair.secondMask))
        isReplacement = letters.first == 0xFFFD
        leastLead = ByteVector(repeating: isReplacement ? 0x80 : 0xC2)
        var seconds = Array(repeating: UInt64(0), count: 64)
        for scalar in FormSources.all(of: letters[0]) {
            guard let encoded = Unicode.Scalar(scalar).flatMap({ UTF8.encode($0) }) else { continue }
            let bytes = Array(encoded)
            if bytes.count > 1 { seconds[Int(bytes[0] - 0xC0)] |= 1 << UInt64(bytes[1] & 0x3F) }
        }
        self.seconds = seconds
    }

    /// The first place at an offset or after it.
    func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let raw = UnsafeRawBufferPointer(bytes)
        var offset = start
        while offset + Self.step < bytes.count {
            if let place = place(in: raw, at: offset) { return place }
            offset &+= Self.step
        }
        // The last full step again, without the places that lie behind; a short text is looked at byte by byte.
        if bytes.count > Self.step, offset < bytes.count - 1 {
            if let place = place(in: raw, at: bytes.count - 1 - Self.step, from: offset) { return place }
            offset = bytes.count - 1
        }
        while offset < bytes.count {
            let second = offset + 1 < bytes.count ? bytes[offset + 1] : 0xFF
            let fits = fits(ByteVector(repeating: bytes[offset]), ByteVector(repeating: second)).x != 0
            if fits, mayBegin(in: raw, at: offset) { return offset }
            offset += 1
        }
        return nil
    }

    private static let step = 16

    /// The first place among sixteen.
    /// - Parameter least: places before it don't count; at most fifteen.
    @inline(__always)
    private func place(in bytes: UnsafeRawBufferPointer, at offset: Int, from least: Int = 0) -> Int? {
        var fits = fits(
            bytes.loadUnaligned(fromByteOffset: offset, as: ByteVector.self),
            bytes.loadUnaligned(fromByteOffset: offset + 1, as: ByteVector.self))
        if least > offset {
            let skipped = UInt64(8 * (least - offset))
            fits.x &= UInt64.max << skipped
            if skipped > 64 { fits.y &= UInt64.max << (skipped - 64) }
        }
        while fits.x != 0 {
            let bit = fits.x.trailingZeroBitCount
            if mayBegin(in: bytes, at: offset + bit >> 3) { return offset + bit >> 3 }
            fits.x &= ~(0xFF << UInt64(bit))
        }
        while fits.y != 0 {
            let bit = fits.y.trailingZeroBitCount
            if mayBegin(in: bytes, at: offset + 8 + bit >> 3) { return offset + 8 + bit >> 3 }
            fits.y &= ~(0xFF << UInt64(bit))
        }
        return nil
    }

    /// Whether a place that fits begins a scalar that can stand for the first letter.
    @inline(__always)
    private func mayBegin(in bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
        let lead = bytes[place]
        if lead < 0x80 || isReplacement { return true }
        let second = place + 1 < bytes.count ? bytes[place + 1] : 0
        return seconds[Int(lead - 0xC0)] >> UInt64(second & 0x3F) & 1 == 1
    }

    /// Which of sixteen bytes, with the bytes after them, may begin a match: all bits of a byte that may are set.
    @inline(__always)
    private func fits(_ bytes: ByteVector, _ nexts: ByteVector) -> SIMD2<UInt64> {
        let ampersand = ByteVector(repeating: .ampersand)
        let isOpen = ByteVector(nexts .>= ByteVector(repeating: 0x80)) | ByteVector(nexts .== ampersand)
        let isFirst = ByteVector((bytes | firstMask) .== first)
        let isSecond = ByteVector((nexts | secondMask) .== second) | isOpen
        let isOther = ByteVector(bytes .>= leastLead) | ByteVector(bytes .== ampersand)
        return (isFirst & isSecond | isOther).words
    }
}

/// The bytes of ASCII that a match begins with, each as a value and the bits that make no difference.
private struct AsciiPair {
    var first: UInt8 = 0xFF
    var firstMask: UInt8 = 0
    var second: UInt8 = 0xFF
    /// With it any byte is the second one: a blank may be any space, and behind a single letter anything may come.
    var secondMask: UInt8 = 0xFF

    init(_ letters: [UInt32], foldsCase: Bool) {
        (first, firstMask) = Self.byte(letters[0], foldsCase: foldsCase)
        guard letters.count > 1, letters[1] != FormUnit.blank else { return }
        (second, secondMask) = Self.byte(letters[1], foldsCase: foldsCase)
    }

    private static func byte(_ letter: UInt32, foldsCase: Bool) -> (value: UInt8, mask: UInt8) {
        guard letter < 0x80 else { return (0xFF, 0) }
        let byte = UInt8(letter)
        return (byte, foldsCase && byte.isASCIILetter ? 0x20 : 0)
    }
}

/// The scalars of a text that can stand for a letter of a form.
private enum FormSources {
    /// All of them: the letter itself, and what becomes it, or begins or ends with it, whatever is folded.
    static func all(of letter: UInt32) -> [UInt32] {
        var scalars = [letter] + (changed[letter] ?? [])
        // Syllables of Hangul begin with their leading consonant.
        if 0x1100...0x1112 ~= letter {
            scalars += stride(from: 0xAC00 + (letter - 0x1100) * 588, to: 0xAC00 + (letter - 0x10FF) * 588, by: 1)
        }
        return scalars
    }

    /// Every scalar that becomes others, by all that it becomes.
    private static let changed: [UInt32: [UInt32]] = {
        var changed: [UInt32: [UInt32]] = [:]
        for scalar in UInt32(0x80)...0x2FA1F where ScalarForm(of: scalar).isChanged {
            for letter in Set(letters(of: scalar)) where letter != scalar {
                changed[letter, default: []].append(scalar)
            }
        }
        return changed
    }()

    private static func letters(of scalar: UInt32) -> [UInt32] {
        let form = ScalarForm(of: scalar)
        if !form.decomposition.isEmpty {
            return form.decomposition.flatMap { [$0] + letters(of: $0) }
        }
        return form.plain + form.folded.flatMap { [$0] + ScalarForm(of: $0).plain }
    }
}
