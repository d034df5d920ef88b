/// Text from outside, untouched, as it is stored, searched and exported.
///
/// It may hold anything, control characters included, so a canvas draws only the `DisplayText(raw)` made of it. Two
/// texts are equal when their bytes are (a composed é is not the decomposed one), and they sort by code point.
package struct RawText: Sendable {
    /// The text as it came, for storage, search and export; never for a terminal.
    package let string: String

    /// Takes the text as it is.
    package init(_ string: String) {
        self.string = string
    }

    /// Decodes UTF-8. Each maximal ill-formed part becomes one U+FFFD, as the Unicode Standard recommends.
    package init(utf8 bytes: some Collection<UInt8>) {
        string = String(decoding: bytes, as: UTF8.self)
    }

    /// Decodes the beginning of UTF-8, in whole characters.
    /// - Parameter limit: The most bytes of it.
    package init(utf8 bytes: ArraySlice<UInt8>, atMost limit: Int) {
        self.init(utf8: bytes.prefix(bytes.span.scalarStart(atOrBefore: limit)))
    }

    /// Whether there is no text at all, not even a space.
    package var isEmpty: Bool { string.isEmpty }
}

extension RawText: ExpressibleByStringLiteral {
    /// A text that the program itself names.
    package init(stringLiteral value: String) {
        self.init(value)
    }
}

extension RawText: Hashable, Comparable {
    // Swift's String takes canonical equivalents for equal; text that must stay untouched is told apart by its bytes.
    /// Whether the bytes are equal.
    package static func == (left: RawText, right: RawText) -> Bool {
        left.string.hasSameBytes(as: right.string)
    }

    /// Whether the left text comes first by code point, which is the order of UTF-8 bytes.
    package static func < (left: RawText, right: RawText) -> Bool {
        left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
    }

    /// Hashes the bytes.
    package func hash(into hasher: inout Hasher) {
        string.hashBytes(into: &hasher)
    }
}

extension String {
    /// Whether the UTF-8 of both is the same.
    func hasSameBytes(as other: String) -> Bool {
        let (left, right) = (utf8.span, other.utf8.span)
        guard left.count == right.count else { return false }
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }

    /// Hashes the UTF-8 and an end mark that UTF-8 never holds.
    func hashBytes(into hasher: inout Hasher) {
        var copy = self
        copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}
