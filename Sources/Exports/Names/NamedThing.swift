import TerminalText

/// A question, or a column of one, that gets a name.
struct NamedThing {
    private static let digits = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
    /// How many letters and digits are made from the whole of the thing.
    private static let markLength = 6
    /// The most bytes of a path in a name that is made; the rest is the question's.
    private static let pathLimit = 16
    private static let underscore = UInt8(ascii: "_")
    /// Stands before what does not begin with a letter.
    private static let initial = UInt8(ascii: "q")

    /// The question's identifier.
    let question: [UInt8]
    /// The code's ids, joined by `/`; nil for the question itself.
    let path: [UInt8]?

    /// The simple name, where it is legal: `Q1_1_11`.
    var legalName: String? {
        guard question.count + (path.map { $0.count + 1 } ?? 0) <= VariableNames.limit else { return nil }
        var name = question
        if let path {
            name.append(Self.underscore)
            name += path.map { $0 == UInt8(ascii: "/") ? Self.underscore : $0 }
        }
        // SPSS warns of names that end in an underscore.
        guard let first = name.first, Self.isLetter(first), name.last != Self.underscore,
            name.allSatisfy({ Self.isLegal($0) })
        else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    /// A legal name for a thing whose simple name is not.
    /// - Parameter attempt: Above 0 where the names of the attempts before are taken.
    func madeName(attempt: Int) -> String {
        let ending = path.map { [Self.underscore] + Self.legible(end(of: $0)) } ?? []
        let mark = [Self.underscore] + mark(attempt: attempt)
        let room = VariableNames.limit - ending.count - mark.count
        // A long identifier is read as far as it is needed, which leaves room for what is left out.
        var stem = Self.legible(question.prefix(8 * VariableNames.limit))
        if !(stem.first.map(Self.isLetter) ?? false) { stem.insert(Self.initial, at: 0) }
        stem = Array(stem.prefix(room))
        while stem.last == Self.underscore { stem.removeLast() }
        return String(decoding: stem + ending + mark, as: UTF8.self)
    }

    /// The last ids of a path, as many as there is room for.
    private func end(of path: [UInt8]) -> ArraySlice<UInt8> {
        guard path.count > Self.pathLimit else { return path[...] }
        let tail = path.suffix(Self.pathLimit)
        guard path[tail.startIndex - 1] != UInt8(ascii: "/"), let slash = tail.firstIndex(of: UInt8(ascii: "/")) else {
            return tail
        }
        return tail[(slash + 1)...]
    }

    /// A letter, then letters and digits, made of identifier and path by FNV-1a with 64 bits.
    private func mark(attempt: Int) -> [UInt8] {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        // A path has no byte 0, so where it begins is plain.
        for byte in [question, [0], path ?? [], Array(repeating: 0, count: attempt)].joined() {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return (0..<Self.markLength).map { place in
            // Not a digit at first: so a made name is never the simple name of another column.
            let base: UInt64 = place == 0 ? 26 : 36
            defer { hash /= base }
            return Self.digits[Int(hash % base)]
        }
    }

    /// Letters and digits with one `_` for whatever stands between, and `m` for a minus that an id begins with.
    private static func legible(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var last = UInt8(ascii: "/")
        for byte in bytes {
            if isLetter(byte) || isDigit(byte) {
                text.append(byte)
            } else {
                if !text.isEmpty, text.last != underscore { text.append(underscore) }
                if byte == UInt8(ascii: "-"), last == UInt8(ascii: "/") { text.append(UInt8(ascii: "m")) }
            }
            last = byte
        }
        while text.last == underscore { text.removeLast() }
        return text
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLegal(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == underscore }
}
