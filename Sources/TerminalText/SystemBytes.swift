/// Names that the system gives: of files, arguments, variables. They are bytes and need not be UTF-8, so each byte that is
/// not is held by a code point of its own, from U+10F780 on. On a terminal it is U+FFFD.
extension RawText {
    /// The code points that stand for the bytes 0x80 to 0xFF.
    static let undecodedBytes: ClosedRange<UInt32> = 0x10F780...0x10F7FF

    /// Takes a name of the system; `systemBytes` gives the very bytes back.
    package init(systemBytes bytes: some Collection<UInt8>) {
        if let whole = String(validating: bytes, as: UTF8.self),
            !whole.unicodeScalars.contains(where: { Self.undecodedBytes.contains($0.value) })
        {
            self.init(whole)
            return
        }
        var scalars = String.UnicodeScalarView()
        var rest = Array(bytes)[...]
        while let first = rest.first {
            let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            let decoded = String(validating: rest.prefix(length), as: UTF8.self)?.unicodeScalars
            if let scalar = decoded?.first, decoded?.count == 1, !Self.undecodedBytes.contains(scalar.value) {
                scalars.append(scalar)
                rest = rest.dropFirst(length)
            } else {
                // A byte below 0x80 is always decoded, so this one has a code point.
                scalars.append(Unicode.Scalar(Self.undecodedBytes.lowerBound + UInt32(first & 0x7F)) ?? "\u{FFFD}")
                rest = rest.dropFirst()
            }
        }
        self.init(String(scalars))
    }

    /// The bytes of a name of the system.
    package var systemBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(string.utf8.count)
        for scalar in string.unicodeScalars {
            if Self.undecodedBytes.contains(scalar.value) {
                bytes.append(UInt8(scalar.value & 0x7F | 0x80))
            } else {
                bytes += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
        return bytes
    }

    /// Whether all of it was UTF-8.
    package var isDecoded: Bool { !string.unicodeScalars.contains { Self.undecodedBytes.contains($0.value) } }
}
