import CodingModel
import TerminalText

/// A text in the form in which it is compared: two texts are the same when their forms are. It is what a reader sees,
/// without what they can't see or don't mean.
/// ```
/// TextForm("It didn’t  arrive\n") == TextForm("It didn't arrive")     // true
/// TextForm("Caf&eacute;") == TextForm("Cafe\u{301}")                   // true
/// TextForm("Straße", folding: .letterCase) == TextForm("STRASSE", folding: .letterCase)   // true
/// TextForm("Café") == TextForm("Cafe")                                 // false: that takes .accents
/// ```
/// - Character references of HTML are the characters that they stand for.
/// - Canonical and compatible characters are the same: composed and decomposed, full-width letters, ligatures.
/// - Spaces of every kind, tabs, line breaks and runs of them are one blank; there is none at the ends.
/// - Apostrophes are `'`, quotation marks `"`, hyphens and dashes `-`.
/// - Soft hyphens and zero-width marks are nothing.
///
/// Search, labels in filters, `exactly`, duplicates and the order of labels have all one idea of a text: this one.
package struct TextForm: Hashable, Sendable {
    /// The form in UTF-8.
    let bytes: [UInt8]

    /// The form of a text.
    /// - Parameter folding: The differences that are none; by default case and accents are told apart.
    package init(_ text: RawText, folding: Folding = []) {
        var string = text.string
        var bytes: [UInt8] = []
        string.withUTF8 { Self.append($0, folding: folding, to: &bytes) }
        self.bytes = bytes
    }

    /// The form of the text in UTF-8, as `init(_:folding:)` makes it.
    init(_ text: UnsafeBufferPointer<UInt8>, folding: Folding = []) {
        var bytes: [UInt8] = []
        Self.append(text, folding: folding, to: &bytes)
        self.bytes = bytes
    }

    /// Nothing of the text can be seen.
    package var isEmpty: Bool { bytes.isEmpty }

    /// Appends a text's form.
    static func append(_ text: UnsafeBufferPointer<UInt8>, folding: Folding, to bytes: inout [UInt8]) {
        if folding.isEmpty, isOwnForm(text) {
            bytes.append(contentsOf: text)
            return
        }
        bytes.reserveCapacity(bytes.count + text.count)
        var reader = FormReader(text, folding: folding)
        while let unit = reader.next() { append(unit.scalar, to: &bytes) }
    }

    /// Whether an unfolded form is the text itself, byte for byte: most texts of ASCII are.
    static func isOwnForm(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return true }
        if first == 0x20 || last == 0x20 { return false }
        let raw = UnsafeRawBufferPointer(text)
        var offset = 0
        while offset + 16 < text.count {
            let bytes = raw.loadUnaligned(fromByteOffset: offset, as: ByteVector.self)
            let nexts = raw.loadUnaligned(fromByteOffset: offset + 1, as: ByteVector.self)
            let isBlank = ByteVector(bytes .== blank)
            let isVisible = ByteVector((bytes &- leastVisible) .< visibleCount) & ~ByteVector(bytes .== ampersand)
            let isOwn = isVisible | (isBlank & ~ByteVector(nexts .== blank))
            guard isOwn.words == SIMD2(repeating: .max) else { return false }
            offset += 16
        }
        while offset < text.count {
            guard text[offset].isPlainASCII || text[offset] == 0x20 && text[offset + 1] != 0x20 else { return false }
            offset += 1
        }
        return true
    }

    // Computed, for a stored one would be asked for at every step whether it is there yet.
    private static var blank: ByteVector { ByteVector(repeating: 0x20) }
    private static var ampersand: ByteVector { ByteVector(repeating: .ampersand) }
    private static var leastVisible: ByteVector { ByteVector(repeating: 0x21) }
    private static var visibleCount: ByteVector { ByteVector(repeating: 0x5E) }

    private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else if let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) {
            bytes.append(contentsOf: encoded)
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many characters a reader counts: those of the text as it is shown, blanks as they stand.
    var shownCharacterCount: Int {
        if allSatisfy({ $0.isASCIIAndNoReference && $0 != 0x0D }) { return count }
        return RawText(utf8: self).decodingHTMLEntities().string.count
    }
}
