import TerminalText

/// The quotation marks around a text in a filter: those that `TextForm` takes for one, for filters are pasted from text
/// processors and mails. Each kind ends as it is written somewhere: “late”, „late“, «late», »late«.
package enum FilterQuotes {
    /// The marks that end a text which this one opens, the usual one first; nil where it opens none.
    static func closings(of opening: Unicode.Scalar) -> [Unicode.Scalar]? {
        switch opening {
        case "\"": ["\""]
        case "“": ["”", "“"]
        case "„", "‟": ["“", "”"]
        case "«": ["»"]
        case "»": ["«", "»"]
        case _ where opening.isASCII: nil
        case _ where TextForm(RawText(String(opening))) == TextForm("\""): ["”", opening]
        default: nil
        }
    }

    /// The character may stand at an end of a text in a filter.
    package static func isQuote(_ character: Character) -> Bool {
        character.unicodeScalars.first.map { closings(of: $0) != nil } ?? false
    }
}
