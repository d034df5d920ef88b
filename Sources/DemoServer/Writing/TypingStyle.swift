/// How a respondent types.
enum TypingStyle: CaseIterable, Sendable {
    case careful
    /// All lower case, no full stop at the end.
    case hasty
    /// Every sentence a paragraph.
    case paragraphs
    /// Every sentence a bullet.
    case list
    /// Through a web form that stored HTML entities.
    case form
    case excited
    case shouting

    /// How common each style is, in per cent, in the order of `allCases`.
    static let shares = [57, 17, 7, 5, 7, 6, 1]

    /// Puts sentences together to one answer.
    func write(_ sentences: [String]) -> String {
        switch self {
        case .careful: sentences.joined(separator: " ")
        case .hasty: hasty(sentences.joined(separator: " "))
        case .paragraphs: sentences.joined(separator: "\n\n")
        case .list: sentences.count > 1 ? sentences.map { "- " + $0 }.joined(separator: "\n") : sentences.joined()
        case .form: entities(sentences.joined(separator: " "))
        case .excited: excited(sentences.joined(separator: " "))
        case .shouting: sentences.joined(separator: " ").uppercased()
        }
    }

    private func hasty(_ text: String) -> String {
        let lowered = text.lowercased().filter { $0 != "'" }
        return lowered.last == "." ? String(lowered.dropLast()) : lowered
    }

    private func excited(_ text: String) -> String {
        text.last == "." ? text.dropLast() + "!!" : text
    }

    private func entities(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "'": result += "&#39;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
