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

    /// The text that stands in its place.
    static let placeholder = "‹key›"

    /// How a key is looked for in results, where respondents' own words stand around it.
    enum Concealment: Hashable, Sendable {
        /// Wherever it stands, also within longer words, and by its beginning: a key of 16 characters or more.
        case everywhere
        /// Where no letter and no digit stands beside it: a shorter key.
        case wholeWords
        /// Not at all: a key of fewer than 20 characters that consists of letters, hyphens and underscores, or of digits.
        /// It could be a word of an answer, an id, or a name of the API.
        case never
    }

    /// How the key is looked for in results. In errors' texts it is concealed whatever it is like.
    var concealment: Concealment {
        let bytes = secret.utf8
        let isWord = bytes.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F }
        let isNumber = bytes.allSatisfy { (0x30...0x39).contains($0) }
        if bytes.count < 20, isWord || isNumber { return .never }
        return bytes.count < KeyConcealer.beginning ? .wholeWords : .everywhere
    }

    /// The key could be a word of an answer, an id or a name of the API, and is not concealed in results.
    package var isLikeWord: Bool { concealment == .never }

    /// Whether this is the key; for tests.
    package func isSame(as text: String) -> Bool { secret == text }

    /// A cursor as its server gave it, where the key was concealed in it.
    func restored(in cursor: String) -> String { cursor.replacing(Self.placeholder, with: secret) }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `APIKey(‹key›)`.
    package var description: String { "APIKey(\(Self.placeholder))" }
    /// `APIKey(‹key›)`.
    package var debugDescription: String { description }
    /// No children, so that `dump` has nothing to show.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

// MARK: - Concealing

extension APIKey {
    /// A text from a server or a library without the key, should they have repeated it: plain, as JSON or a URL write
    /// it, whole, or cut off after its first eight characters or more. Only the whole of a key shorter than that is
    /// hidden: its beginning could be any word.
    ///
    /// To be used on others' text before the program's own words are put around it: those must not be cut to pieces by
    /// a key that happens to be a word or a host's name.
    ///
    /// - Parameter limit: Scalars that are wanted of the text; no more is looked at than they need.
    func concealed(in text: String, limit: Int) -> String {
        let spellings = spellings
        let longest = spellings.map(\.count).max() ?? 0
        // The cut comes last: made first it could leave a part of the key too short to be known for one.
        let bytes = Array(String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit + longest))).utf8)
        var kept: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let length = spellings.map { Self.match($0, in: bytes[position...]) }.max() ?? 0
            if length > 0 {
                kept += Self.placeholder.utf8
                position += length
            } else {
                kept.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    private var spellings: Set<[UInt8]> {
        let encoded = PercentEncoding.encode(secret)
        let lowercaseDigits = PercentEncoding.encode(secret, uppercase: false)
        return Set([secret, encoded, lowercaseDigits, secret.replacing("/", with: "\\/")].map { Array($0.utf8) })
    }

    /// How many bytes at the start of the text are the spelling or enough of its beginning; else 0. A key is ASCII, so
    /// no match ends inside a character.
    private static func match(_ spelling: [UInt8], in text: ArraySlice<UInt8>) -> Int {
        let length = zip(spelling, text).prefix { $0 == $1 }.count
        return length == spelling.count || length >= 8 ? length : 0
    }
}
