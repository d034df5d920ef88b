import CodingModel
import TerminalText

@testable import Browser

/// Jobs whose texts are long in one way or another, as pages of the API's JSON. `size` 1 is a plain job of the same kind.
enum HardText: String, CaseIterable {
    case words, tabs, newlines, oneWord, entities, controls, marks, spaces, followups, codes, identifier, siblings
    case sameRespondent, label, question, deep

    /// More than any screen shows, and little enough for a debug build.
    static let large = 13_000

    func pages(size: Int) -> [String] {
        let others = (2...60).map { Sample.answer($0, "An answer of an ordinary length, number \($0)") }
        switch self {
        case .words: return page([Sample.answer(1, repeated("some words ", size))] + others)
        case .tabs: return page([Sample.answer(1, repeated("é\\t", size))] + others)
        case .newlines: return page([Sample.answer(1, repeated("e\\n", size))] + others)
        case .oneWord: return page([Sample.answer(1, repeated("a", 8 * size))] + others)
        case .entities: return page([Sample.answer(1, repeated("&#39;", size))] + others)
        case .controls: return page([Sample.answer(1, repeated("\\u202e\\u0007", size))] + others)
        case .marks: return page([Sample.answer(1, "e" + repeated("\\u0301", size))] + others)
        case .spaces: return page([Sample.answer(1, "e" + repeated(" ", 8 * size) + "e")] + others)
        case .followups:
            let followup = #"{"question": "Why?", "answer": "Because."}"#
            let all = Array(repeating: followup, count: max(1, size / 4)).joined(separator: ",")
            return page([Sample.answer(1, "See below", followups: "[\(all)]")] + others)
        case .codes:
            let answer = Sample.answer(1, "Under many codes")
            let codes = (3..<3 + max(1, size / 10)).map { Sample.code($0, "Code \($0)", [answer]) }
            return ["[\(Sample.question("Q", "?", [Sample.code(2, "First", [answer] + others)] + codes))]"]
        case .identifier:
            let long = #"{"responseIdentifier": "\#(repeated("id", 4 * size))", "answer": "Who?"}"#
            return page([long] + others)
        case .siblings:
            let codes = (1...max(2, size / 10)).map { Sample.code($0, "Code \($0)", [Sample.answer($0, "An answer")]) }
            return ["[\(Sample.question("Q", "?", [Sample.code(0, "All", [], codes)]))]"]
        case .sameRespondent:
            return page((0..<size / 4 + 2).map { #"{"responseIdentifier": "r", "answer": "number \#($0)"}"# })
        case .label:
            let label = repeated("label ", size / 20 + 1)
            let codes = (1...40).map { Sample.code($0, label, [Sample.answer($0, "An answer")]) }
            return ["[\(Sample.question("Q", "?", codes))]"]
        case .question:
            let codes = [Sample.code(1, "A", others)]
            return ["[\(Sample.question(repeated("Q", size), repeated("Why? ", size), codes))]"]
        case .deep:
            let deepest = Sample.code(1, "Deepest", others)
            let tree = (0..<min(size, 200)).reduce(deepest) { inner, _ in Sample.code(1, "Level", [], [inner]) }
            return ["[\(Sample.question("Q", "?", [tree]))]"]
        }
    }

    private func page(_ answers: [String]) -> [String] {
        ["[\(Sample.question("Q", "?", [Sample.code(1, "A", answers)]))]"]
    }

    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: max(1, count)) }
}
