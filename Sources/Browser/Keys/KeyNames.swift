import Canvas
import TerminalText

extension Key {
    /// The key as a reader would say it: `j`, `^D`, `Space`, `PgDn`.
    package var name: DisplayText {
        switch self {
        case .character(" "): "Space"
        case .character(let character): DisplayText(RawText(String(character)))
        case .control(let letter): "^\(RawText(letter.uppercased()))"
        case .alt(let character): "Alt-\(RawText(String(character)))"
        case .function(let number): "F\(number)"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .enter: "Enter"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .escape: "Esc"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        }
    }
}
