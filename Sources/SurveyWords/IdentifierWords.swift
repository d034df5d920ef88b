import Analysis
import CodingModel
import TerminalText

// Sentences about identifiers that look alike.
extension AlikeIdentifiers {
    /// Sentences on people that may be one; none where no identifiers look alike.
    /// - Parameter isUntyped: True for those who read the identifiers in a format without types, where a program that guesses
    ///   them takes numbers for one.
    package func sentences(isUntyped: Bool = false) -> [DisplayText] {
        guard isUntyped else { return [Self.sentence(on: people)].compactMap { $0 } }
        return [Self.sentence(on: texts), numberSentence].compactMap { $0 }
    }

    private static func sentence(on group: Group) -> DisplayText? {
        guard let (first, second) = group.example else { return nil }
        let identifiers = counted(group.count, "response identifier looks", "response identifiers look")
        let whose: DisplayText = group.count == 1 ? "person" : "people"
        return """
            \(identifiers) like an earlier one and may be of the same \(whose) \
            (“\(first.excerpt())” and “\(second.excerpt())” \(Difference(between: first, and: second).words)); \
            all are counted apart
            """
    }

    private var numberSentence: DisplayText? {
        guard let (first, second) = sameNumbers.example else { return nil }
        let identifiers = counted(sameNumbers.count, "response identifier is", "response identifiers are")
        return """
            \(identifiers) one number with another (\(first.excerpt()) and \(second.excerpt())); a program that guesses types \
            takes them for one: read response_identifier as text, or take respondent_key
            """
    }
}

extension AlikeIdentifiers.Difference {
    /// The end of a sentence about two identifiers: `differ in blanks`.
    fileprivate var words: DisplayText {
        switch self {
        case .blanks: "differ in blanks"
        case .characters: "differ in characters that look alike"
        case .letterCase: "differ in case"
        case .numbers: "differ in how a number is written"
        }
    }
}
