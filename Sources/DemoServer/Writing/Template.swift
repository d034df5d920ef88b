/// A sentence with alternatives, `[this|that]`, and slots, `{name}`.
struct Template: Sendable {
    let text: String

    /// The sentence with its alternatives chosen.
    ///
    /// `turn` counts how often the sentence was used: each use takes the next alternative, so that two uses differ for
    /// as long as they can.
    func choosing(turn: Int) -> String {
        var result = ""
        var rest = text[...]
        var group = 0
        while let opening = rest.firstIndex(of: "["), let closing = rest[opening...].firstIndex(of: "]") {
            let options = rest[rest.index(after: opening)..<closing].split(
                separator: "|", omittingEmptySubsequences: false)
            result += rest[..<opening]
            // A later group moves on by one more each round: all pairs come up before the first comes back.
            result += options[(turn + turn / options.count * group) % options.count]
            rest = rest[rest.index(after: closing)...]
            group += 1
        }
        return result + rest
    }

    /// Fills slots, and begins with a capital where a slot stood first.
    static func fill(_ text: String, with values: [String: String]) -> String {
        var result = ""
        var rest = text[...]
        while let opening = rest.firstIndex(of: "{"), let closing = rest[opening...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: opening)..<closing])
            let value = values[name] ?? name
            let before = rest[..<opening]
            let beginsSentence = (result + before).trimmed.last.map { ".!?…".contains($0) } ?? true
            result += before
            result += beginsSentence ? value.capitalisedFirst : value
            rest = rest[rest.index(after: closing)...]
        }
        return result + rest
    }
}

extension StringProtocol {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// With a small first letter, unless the first word is “I” or a slot.
    var loweredFirst: String {
        let word = prefix { $0.isLetter }
        return word == "I" ? String(self) : prefix(1).lowercased() + dropFirst()
    }
}
