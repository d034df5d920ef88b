/// How a respondent types.
enum Temper: CaseIterable, Sendable {
    case careful
    /// All lower case, no full stop at the end.
    case hasty
    /// Every thought a paragraph.
    case paragraphs
    /// Every thought a bullet.
    case list
    /// Through a web form that stored HTML entities.
    case form
    case excited
    case shouting

    /// How common each temper is, in per cent, in the order of `allCases`.
    static let shares = [57, 17, 7, 5, 7, 6, 1]

    /// Puts thoughts, whole sentences, together to one answer.
    func write(_ thoughts: [String]) -> String {
        switch self {
        case .careful: thoughts.joined(separator: " ")
        case .hasty: hasty(thoughts.joined(separator: " "))
        case .paragraphs: thoughts.joined(separator: "\n\n")
        case .list: thoughts.count > 1 ? thoughts.map { "- " + $0 }.joined(separator: "\n") : thoughts.joined()
        case .form: entities(thoughts.joined(separator: " "))
        case .excited: excited(thoughts.joined(separator: " "))
        case .shouting: thoughts.joined(separator: " ").uppercased()
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
