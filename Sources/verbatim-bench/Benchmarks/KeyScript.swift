import Canvas

/// Keys that are pressed over and over, and what leads to the place where they mean something.
struct KeyScript {
    let name: String
    /// The keys that are pressed once, after a file is opened.
    let setUp: String
    /// The keys that are pressed in turn, each one measured.
    let keys: [String]
    /// The keys that are pressed, without being measured, after so many others; also when a key changes nothing, as at
    /// a list's end.
    var goBack = (keys: "", after: Int.max)

    /// The moves that readers make most. `3` and `2` go to the answers and the tree, `+` hides all other panes.
    static let all = [
        KeyScript(name: "answer-down", setUp: "3", keys: ["j"], goBack: ("g", 14)),
        KeyScript(name: "answer-down-alone", setUp: "3+", keys: ["j"], goBack: ("g", 30)),
        KeyScript(
            name: "answer-scroll-alone", setUp: "3+" + screenful, keys: ["j"], goBack: ("g" + screenful, .max)),
        KeyScript(name: "answer-page", setUp: "3", keys: ["\u{4}"], goBack: ("g", 100)),
        KeyScript(name: "tree-down", setUp: "2e", keys: ["j"], goBack: ("g", 25)),
        KeyScript(name: "tree-scroll", setUp: "2e" + screenful, keys: ["j"], goBack: ("g", 100)),
        KeyScript(name: "fold", setUp: "2", keys: [" "]),
        KeyScript(name: "next-answer", setUp: "2", keys: ["J"], goBack: ("3g2", .max)),
        KeyScript(name: "question", setUp: "2", keys: ["]"]),
    ]

    /// Enough rows down for the list to scroll.
    private static let screenful = String(repeating: "j", count: 40)

    /// A key as a terminal sends it.
    static func bytes(of keys: String) -> [UInt8] { Array(keys.utf8) }

    /// A key as a report names it.
    static func name(of character: Character) -> String {
        switch key(character) {
        case .control(let letter): "^\(String(letter).uppercased())"
        case .enter: "Enter"
        default: String(character)
        }
    }

    /// A key as the program understands it.
    static func key(_ character: Character) -> Key {
        switch character {
        case "\u{4}": .control("d")
        case "\u{12}": .control("r")
        case "\r": .enter
        default: .character(character)
        }
    }
}
