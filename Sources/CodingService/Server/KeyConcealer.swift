import CInflate
import Glibc

/// Takes the key out of a body as its bytes pass by, before anybody reads or stores them: a server that repeats the key
/// must not get it onto a screen or a disk.
///
/// The key is known as it is, and as JSON, a URL or HTML write it, character by character: `k`, `\u006b`, `%6B`, `&#107;`,
/// and one inside the other. It is also known when it is cut up into pieces of the body.
struct KeyConcealer: Sendable {
    /// A key that is at least so long is known by so much of its beginning, too; a shorter one as a whole only.
    static let beginning = 16

    private let key: [UInt8]
    private let isWholeWord: Bool
    /// Where each character stands in the key.
    private let places: [UInt8: [Int]]
    /// Bytes that may be the beginning of the key.
    private var held: [UInt8] = []
    /// The last bytes that were handed on; they tell whether a word begins.
    private var before: [UInt8] = []

    /// Nil for a key that is not concealed in results; see ``APIKey/Concealment``.
    init?(_ key: APIKey) {
        guard key.concealment != .never else { return nil }
        let secret = Array(key.secret.utf8)
        self.key = secret
        isWholeWord = key.concealment == .wholeWords
        places = Dictionary(grouping: secret.indices) { secret[$0] }
    }

    /// Takes the next piece, and hands on what is not the key; the pieces live only for the call.
    /// - Parameters:
    ///   - isLast: No further piece will come.
    ///   - body: Returns false when it wants no more.
    /// - Returns: False when `body` did.
    mutating func take(_ bytes: Span<UInt8>, isLast: Bool = false, _ body: (Span<UInt8>) -> Bool) -> Bool {
        if held.isEmpty { return pass(bytes, isLast, body) }
        bytes.withUnsafeBufferPointer { held.append(contentsOf: $0) }
        let whole = held
        held = []
        return pass(whole.span, isLast, body)
    }

    private mutating func pass(_ bytes: Span<UInt8>, _ isLast: Bool, _ body: (Span<UInt8>) -> Bool) -> Bool {
        var isWanted = true
        var end = bytes.count
        bytes.withUnsafeBufferPointer { text in
            var search = KeySearch(
                text: text, before: before, isLast: isLast, key: key, isWholeWord: isWholeWord, places: places)
            var position = 0
            while isWanted, let found = search.next(from: position) {
                if found.lowerBound > position {
                    isWanted = body(UnsafeBufferPointer(rebasing: text[position..<found.lowerBound]).span)
                }
                if isWanted { isWanted = body(Self.placeholder.span) }
                position = found.upperBound
            }
            end = isLast ? text.count : search.undecided(from: position)
            if isWanted, end > position {
                isWanted = body(UnsafeBufferPointer(rebasing: text[position..<end]).span)
            }
            held = Array(text[end...])
            before = Array((before + text[..<end].suffix(KeySearch.context)).suffix(KeySearch.context))
        }
        return isWanted
    }

    private static let placeholder = Array(APIKey.placeholder.utf8)
}

/// Looks for the key in one piece of a text. A text without it costs one search for its first characters, and one for each
/// of the three characters that begin an escape.
struct KeySearch {
    /// The bytes before a place that tell whether a word begins there: the longest escape of JSON.
    static let context = 6

    private enum Match {
        case none
        /// The text ends before it is clear.
        case unclear
        case found(end: Int)
    }

    /// A character at a place, and where the next one begins.
    private enum Reading {
        case character(UInt8, next: Int)
        case other
        case unclear
    }

    private static let escapes: [UInt8] = [UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "&")]

    let text: UnsafeBufferPointer<UInt8>
    let before: [UInt8]
    let isLast: Bool
    let key: [UInt8]
    let isWholeWord: Bool
    let places: [UInt8: [Int]]
    /// Where the key's beginning stands next, as it is; nil before it was looked for.
    private var plain: Int?
    /// Where each escape stands next.
    private var nextEscapes: [Int]

    init(
        text: UnsafeBufferPointer<UInt8>, before: [UInt8], isLast: Bool, key: [UInt8], isWholeWord: Bool,
        places: [UInt8: [Int]]
    ) {
        (self.text, self.before, self.isLast) = (text, before, isLast)
        (self.key, self.isWholeWord, self.places) = (key, isWholeWord, places)
        nextEscapes = Self.escapes.map { _ in -1 }
    }

    /// The next place of the key, from `position` on.
    mutating func next(from position: Int) -> Range<Int>? {
        var from = position
        while true {
            let plain = nextPlain(from: from)
            if let escaped = nextEscaped(from: position, before: plain ?? text.count) { return escaped }
            guard let plain else { return nil }
            if case .found(let end) = match(at: plain) { return plain..<end }
            from = plain + 1
        }
    }

    /// The first place, from `position` on, where the key may begin that goes on in the next piece; else the end.
    func undecided(from position: Int) -> Int {
        // The longest spelling of a character is a URL's, each character of it as JSON's: \u0025\u0036\u0042
        var place = max(position, text.count - key.count * 20)
        while place < text.count {
            if text[place] == key[0] || Self.escapes.contains(text[place]), case .unclear = match(at: place) {
                return place
            }
            place += 1
        }
        return text.count
    }

    private var needleLength: Int { isWholeWord ? key.count : min(key.count, KeyConcealer.beginning) }

    private mutating func nextPlain(from position: Int) -> Int? {
        if let plain, plain >= position { return plain < text.count ? plain : nil }
        guard position < text.count, let start = text.baseAddress else { return nil }
        let place = key.withUnsafeBufferPointer { key in
            position + ci_find(start + position, text.count - position, key.baseAddress, needleLength)
        }
        plain = place
        return place < text.count ? place : nil
    }

    /// The next place where the key stands with an escape in it. Before the first escape it stands as it is, so the places
    /// of the key are tried that have this character.
    private mutating func nextEscaped(from position: Int, before end: Int) -> Range<Int>? {
        while let escape = nextEscape(from: position), escape < end + key.count {
            defer { step(over: escape) }
            for reading in [character(at: escape), json(at: escape)] {
                guard case .character(let byte, _) = reading, let places = places[byte] else { continue }
                if let found = match(around: escape, from: position, places: places) { return found }
            }
        }
        return nil
    }

    private func match(around escape: Int, from position: Int, places: [Int]) -> Range<Int>? {
        for place in places where escape - place >= position {
            let start = escape - place
            guard text[start..<escape].elementsEqual(key[..<place]) else { continue }
            if case .found(let end) = match(at: start) { return start..<end }
        }
        return nil
    }

    private mutating func nextEscape(from position: Int) -> Int? {
        for (index, escape) in Self.escapes.enumerated() where nextEscapes[index] < position {
            nextEscapes[index] = place(of: escape, from: position)
        }
        return nextEscapes.min().flatMap { $0 < text.count ? $0 : nil }
    }

    private mutating func step(over place: Int) {
        guard let index = nextEscapes.firstIndex(of: place) else { return }
        nextEscapes[index] = self.place(of: Self.escapes[index], from: place + 1)
    }

    private func place(of byte: UInt8, from position: Int) -> Int {
        guard position < text.count, let start = text.baseAddress else { return text.count }
        return memchr(start + position, Int32(byte), text.count - position)
            .map { UnsafeRawPointer($0) - UnsafeRawPointer(start) } ?? text.count
    }
}

// MARK: - One place

extension KeySearch {
    private func match(at start: Int) -> Match {
        if isWholeWord, isInsideWord(at: start) { return .none }
        var (place, count) = (start, 0)
        reading: while count < key.count {
            switch spelling(of: key[count], at: place) {
            case .character(_, let next): (place, count) = (next, count + 1)
            case .unclear: return .unclear
            case .other: break reading
            }
        }
        if !isWholeWord { return count >= needleLength ? .found(end: place) : .none }
        guard count == key.count else { return .none }
        guard place < text.count else { return isLast ? .found(end: place) : .unclear }
        return Self.isOfWord(text[place]) ? .none : .found(end: place)
    }

    /// The key's character, in any of its spellings.
    private func spelling(of wanted: UInt8, at place: Int) -> Reading {
        guard place < text.count else { return isLast ? .other : .unclear }
        let reading = character(at: place)
        if case .character(wanted, _) = reading { return reading }
        if case .character(wanted, let next) = json(at: place) { return .character(wanted, next: next) }
        if text[place] == wanted { return .character(wanted, next: place + 1) }
        if case .unclear = reading { return .unclear }
        return .other
    }

    /// The character that is meant at a place, by JSON and then by a URL or HTML.
    private func character(at place: Int) -> Reading {
        guard case .character(let byte, let next) = json(at: place) else { return json(at: place) }
        switch byte {
        case UInt8(ascii: "%"): return percent(from: next)
        case UInt8(ascii: "&"): return entity(from: next)
        default: return .character(byte, next: next)
        }
    }

    private func json(at place: Int) -> Reading {
        guard place < text.count else { return isLast ? .other : .unclear }
        guard text[place] == UInt8(ascii: "\\") else { return .character(text[place], next: place + 1) }
        guard place + 1 < text.count else { return isLast ? .other : .unclear }
        switch text[place + 1] {
        case UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "\""):
            return .character(text[place + 1], next: place + 2)
        case UInt8(ascii: "u"):
            guard place + 6 <= text.count else { return isLast ? .other : .unclear }
            guard let value = Self.number(text[place + 2..<place + 6], radix: 16), value < 0x80 else { return .other }
            return .character(UInt8(value), next: place + 6)
        default: return .other
        }
    }

    private func percent(from place: Int) -> Reading {
        var (place, digits) = (place, [UInt8]())
        while digits.count < 2 {
            guard case .character(let byte, let next) = json(at: place) else { return json(at: place) }
            digits.append(byte)
            place = next
        }
        guard let value = Self.number(digits, radix: 16), value < 0x80 else { return .other }
        return .character(UInt8(value), next: place)
    }

    private func entity(from place: Int) -> Reading {
        var (place, name) = (place, [UInt8]())
        while name.count < 10 {
            guard case .character(let byte, let next) = json(at: place) else { return json(at: place) }
            place = next
            if byte == UInt8(ascii: ";") {
                return Self.meaning(of: name).map { .character($0, next: place) } ?? .other
            }
            name.append(byte)
        }
        return .other
    }

    private static func meaning(of name: [UInt8]) -> UInt8? {
        switch String(decoding: name, as: UTF8.self) {
        case "amp": return UInt8(ascii: "&")
        case "lt": return UInt8(ascii: "<")
        case "gt": return UInt8(ascii: ">")
        case "quot": return UInt8(ascii: "\"")
        case "apos": return UInt8(ascii: "'")
        default: break
        }
        guard name.first == UInt8(ascii: "#") else { return nil }
        let isHexadecimal = name.dropFirst().first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let value = number(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
        return value.flatMap { $0 < 0x80 ? UInt8($0) : nil }
    }

    private static func number(_ digits: some Collection<UInt8>, radix: Int) -> Int? {
        // No sign: of a text that begins with one a number could be read, too.
        guard !digits.isEmpty, digits.allSatisfy(isOfWord) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self), radix: radix)
    }

    /// Whether the byte before a place belongs to a word; an escape of JSON never does.
    private func isInsideWord(at place: Int) -> Bool {
        guard let last = byte(place - 1), Self.isOfWord(last) else { return false }
        let isEscape = byte(place - 2) == UInt8(ascii: "\\") && "nrtbf".utf8.contains(last)
        return !isEscape && !(byte(place - 6) == UInt8(ascii: "\\") && byte(place - 5) == UInt8(ascii: "u"))
    }

    private func byte(_ place: Int) -> UInt8? {
        if place >= 0 { return text[place] }
        return before.count + place >= 0 ? before[before.count + place] : nil
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
