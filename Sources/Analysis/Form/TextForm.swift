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

    /// Lends a text's unfolded form; where the text is its own form, as most are, it is read where it lies.
    /// - Parameter body: Must not keep what it is lent.
    static func withBytes<Result>(
        of text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        var reader = FormReader(text, folding: [])
        let own = reader.takeOwnForm()
        if own.count == text.count { return body(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        bytes.append(contentsOf: own)
        append(reader, to: &bytes)
        return bytes.withUnsafeBufferPointer(body)
    }

    /// Appends a text's form.
    static func append(_ text: UnsafeBufferPointer<UInt8>, folding: Folding, to bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + text.count)
        append(FormReader(text, folding: folding), to: &bytes)
    }

    /// Appends what a reader has yet to read.
    private static func append(_ reader: FormReader, to bytes: inout [UInt8]) {
        var reader = reader
        while true {
            let own = reader.takeOwnForm()
            if !own.isEmpty { bytes.append(contentsOf: own) }
            guard let unit = reader.next() else { return }
            append(unit.scalar, to: &bytes)
        }
    }

    private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else if let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) {
            bytes.append(contentsOf: encoded)
        }
    }
}
