import CodingModel
import TerminalText

/// One line of the answer list.
package struct AnswerRow: Hashable, Sendable {
    /// The respondent's identifier.
    package let responseIdentifier: DisplayText
    /// Columns of it where the pattern that is searched for stands.
    package let identifierHits: [Range<Int>]
    /// The answer's text on one line; empty for an empty answer.
    package let text: DisplayText
    /// Columns of the text where the pattern that is searched for stands.
    package let hits: [Range<Int>]
    /// Number of follow-ups that were answered.
    package let followups: Int
    /// The pattern stands in a follow-up.
    package let hasFollowupHit: Bool
    /// Its mark under the open code: `✓⚑✎`.
    package let review: DisplayText
    /// The cursor is on it.
    package let isSelected: Bool
}

/// The answer list as far as it is visible.
package struct AnswerListModel: Hashable, Sendable {
    /// `Delivery › Late · 37 people`, and while something is searched for ` · 3 of 41 match`.
    package let title: DisplayText
    /// Shorter titles, from the longest.
    package let shortTitles: [DisplayText]
    /// The answers in sight.
    package let rows: [AnswerRow]
    /// Position of the first answer in sight.
    package let top: Int
    /// Number of answers in all.
    package let total: Int
    /// Columns that hold every visible response identifier, bounded.
    package let identifierWidth: Int
    /// A sentence in place of an empty list.
    package let emptyHint: DisplayText
}

extension AnswerListModel {
    /// Titles from the longest: first the codes above the code give way, then the number of people while something is searched
    /// for, then some of the label, then the number of the judged. The last number stands whole in all of them.
    /// - Parameters:
    ///   - room: Columns of the screen.
    ///   - briefly: The matches in few words.
    static func titles(
        room: Int, path: DisplayText, label: DisplayText, people: DisplayText, judged: DisplayText?,
        matches: DisplayText?, briefly: DisplayText?
    ) -> [DisplayText] {
        let numbers = [people, judged, matches].compactMap { $0 }
        let fewer = [matches == nil ? people : nil, judged, matches].compactMap { $0 }
        let fewest = [matches ?? people]
        func title(_ name: DisplayText, _ parts: [DisplayText]) -> DisplayText {
            ([name] + parts).joined(separator: " · ")
        }
        func cut(_ parts: [DisplayText]) -> [DisplayText] {
            let left = room - title(.empty, parts).width
            return left < Self.leastLabel ? [] : [title(label.truncated(to: left), parts)]
        }
        return [title(path, numbers), title(label, numbers), title(label, fewer)] + cut(fewer) + cut(fewest)
            + (briefly.map { cut([$0]) } ?? []) + fewest + [briefly].compactMap { $0 }
    }

    /// Less of a label tells nothing.
    private static let leastLabel = 8
}
