import CodingModel

/// Finds where a match may begin, sixteen bytes of a text at a time, by the first two bytes of the match. It may name places
/// where no match begins, but leaves none out.
struct MatchStart: Sendable {
    /// One for each form of the first letter, two cases of an ASCII letter being one.
    private let pairs: (BytePair, BytePair, BytePair)
    private let pairCount: Int
    /// From this byte on, whatever follows a fitting first byte fits too: a scalar beyond ASCII may mean anything.
    private let leastOpenByte: ByteVector
    /// An accented letter may stand for the first one.
    private let takesAccents: Bool

    init(_ first: PatternLetter, _ second: PatternLetter?) {
        let pairs = BytePair.all(for: first, before: second)
        self.pairs = (pairs[0], pairs[min(1, pairs.count - 1)], pairs[min(2, pairs.count - 1)])
        pairCount = pairs.count
        leastOpenByte = ByteVector(repeating: first.distinctForms.contains { $0 < 0x80 } ? 0x80 : 0xFF)
        takesAccents = first.isPlainLatin
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
            if fits(ByteVector(repeating: bytes[offset]), ByteVector(repeating: second)).x != 0 { return offset }
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
        if fits.x != 0 { return offset + fits.x.trailingZeroBitCount >> 3 }
        if fits.y != 0 { return offset + 8 + fits.y.trailingZeroBitCount >> 3 }
        return nil
    }

    /// Which of sixteen bytes, with the bytes after them, may begin a match: all bits of a byte that may are set.
    @inline(__always)
    private func fits(_ bytes: ByteVector, _ nexts: ByteVector) -> SIMD2<UInt64> {
        let isOpen = ByteVector(nexts .>= leastOpenByte)
        var fits = pairs.0.fits(bytes, nexts, isOpen)
        if pairCount > 1 { fits |= pairs.1.fits(bytes, nexts, isOpen) }
        if pairCount > 2 { fits |= pairs.2.fits(bytes, nexts, isOpen) }
        if takesAccents { fits |= AccentLeads.holds(bytes) }
        return fits.words
    }
}

/// The values that two neighbouring bytes may have; a byte fits when it equals the value after the mask's bits are set in it.
private struct BytePair: Sendable {
    private var firstMask: ByteVector
    private let first: ByteVector
    private let secondMask: ByteVector
    private let second: ByteVector

    private init(_ first: UInt8, _ second: UInt8, secondMask: UInt8 = 0) {
        firstMask = ByteVector(repeating: 0)
        self.first = ByteVector(repeating: first)
        self.second = ByteVector(repeating: second)
        self.secondMask = ByteVector(repeating: secondMask)
    }

    /// The pairs that a letter of a pattern begins with, at least one and at most three.
    static func all(for letter: PatternLetter, before next: PatternLetter?) -> [BytePair] {
        let forms = letter.distinctForms.sorted()
        guard forms.count > 1, forms[1] < 0x80 else { return forms.map { BytePair($0, before: next) } }
        // An ASCII letter: its two cases differ in one bit.
        var both = BytePair(forms[1], before: next)
        both.firstMask = ByteVector(repeating: UInt8(forms[0] ^ forms[1]))
        return [both] + forms.dropFirst(2).map { BytePair($0, before: next) }
    }

    /// The two bytes that a form of a letter begins with; or, where it has one, that byte and what may come next.
    private init(_ form: UInt32, before next: PatternLetter?) {
        let bytes = Unicode.Scalar(form).map { Array(String($0).utf8) } ?? []
        if bytes.count > 1 {
            self.init(bytes[0], bytes[1])
        } else if let next {
            let forms = next.distinctForms.filter { $0 < 0x80 }.sorted().map { UInt8($0) }
            self.init(bytes.first ?? 0, forms.last ?? 0xFF, secondMask: forms.count > 1 ? forms[0] ^ forms[1] : 0)
        } else {
            // Anything may come next.
            self.init(bytes.first ?? 0, 0xFF, secondMask: 0xFF)
        }
    }

    @inline(__always)
    func fits(_ bytes: ByteVector, _ nexts: ByteVector, _ isOpen: ByteVector) -> ByteVector {
        ByteVector((bytes | firstMask) .== first) & (ByteVector((nexts | secondMask) .== second) | isOpen)
    }
}

/// The bytes that accented Latin letters begin with in UTF-8: C3 to C9, E1 and E2.
private enum AccentLeads {
    // Computed, for a stored one would be asked for at every step whether it is there yet.
    private static var twoBytes: ByteVector { ByteVector(repeating: 0xC3) }
    private static var twoByteSpan: ByteVector { ByteVector(repeating: 0x06) }
    private static var threeBytes: ByteVector { ByteVector(repeating: 0xE1) }
    private static var threeByteSpan: ByteVector { ByteVector(repeating: 0x01) }

    @inline(__always)
    static func holds(_ bytes: ByteVector) -> ByteVector {
        ByteVector((bytes &- twoBytes) .<= twoByteSpan) | ByteVector((bytes &- threeBytes) .<= threeByteSpan)
    }
}
