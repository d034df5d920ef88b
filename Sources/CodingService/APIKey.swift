/// The key that opens the API, sent in the `X-Aftercare-Key` header to one origin.
///
/// It never shows itself: descriptions, dumps and string interpolation give a placeholder.
package struct APIKey: Sendable {
    /// Stays inside this module; only the transport puts it into a header.
    let secret: String

    /// Takes a key as it comes from a file or a command: white space around it is dropped.
    ///
    /// Nil when nothing is left, or when it holds what a header value can't (control characters, spaces,
    /// anything beyond ASCII), or is longer than 4,096 characters.
    package init?(_ text: String) {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let trimmed = Array(text.utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
        guard (1...4096).contains(trimmed.count), trimmed.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        secret = String(decoding: trimmed, as: UTF8.self)
    }

    /// What stands in its place.
    static let placeholder = "‹key›"
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "APIKey(\(Self.placeholder))" }
    package var debugDescription: String { description }
    /// No children, so that `dump` has nothing to show.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
