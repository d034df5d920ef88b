import CodingModel
import TerminalText

/// The word at the end of a filter that is being written, and the words it may become.
///
/// ```swift
/// FilterEnding(of: "length < 20 and any of \"Lat", in: question).words   // ["\"Late\"", "\"Late fee\""]
/// FilterEnding(of: "foll", in: question).words                           // ["followups"]
/// ```
package struct FilterEnding: Sendable {
    /// Number of characters before the word.
    package let start: Int
    /// The words that it may become, written as a filter has them: conditions first, then codes in pre-order.
    package let words: [RawText]

    /// Codes beyond this number are not offered: nobody reads that many.
    private static let codeLimit = 200

    /// Takes as long as the question has codes.
    /// - Parameter text: The filter up to the cursor.
    package init(of text: RawText, in question: CodedQuestion) {
        let scan = FilterScan(text)
        start = scan.start
        switch scan.ending {
        case .text: words = []
        case .label(let typed): words = Self.codes(typed, in: question)
        case .word(let typed):
            let names = scan.wantsCode ? [] : Self.names.filter { $0.hasPrefix(typed.lowercased()) }
            let codes = typed.isEmpty && !scan.wantsCode ? [] : Self.codes(typed, in: question)
            words = names.map { RawText($0) } + codes
        }
    }

    private static let names =
        FilterWords.conditions.map { ["any", "all", "none", "people"].contains($0) ? "\($0) of " : $0 }
        + AnswerFilter.ReviewCondition.allCases.map(\.rawValue) + FilterWords.connectives

    /// The names of codes whose label, or whose labels from the root, begin like this.
    private static func codes(_ typed: String, in question: CodedQuestion) -> [RawText] {
        let labels = CodeLabels(question)
        return labels.codes(beginningWith: typed, limit: codeLimit).map {
            RawText(labels.name(of: question.path(of: $0)))
        }
    }
}

/// The words of filters beside codes, numbers and texts.
enum FilterWords {
    static let conditions = [
        "any", "all", "none", "people", "followups", "codes", "length", "duplicate", "exactly", "text",
    ]
    static let connectives = ["and", "or", "not", "then"]
}

/// Finds where the last word of an unfinished filter begins.
private struct FilterScan {
    enum Ending {
        /// A label after an opening quote.
        case label(String)
        /// Letters outside of quotes, or none.
        case word(String)
        /// A text or a pattern, which only the reader knows.
        case text
    }

    private(set) var start = 0
    private(set) var ending = Ending.word("")
    /// A code comes next, and nothing else can.
    private(set) var wantsCode = false

    init(_ text: RawText) {
        var word = ""
        // The word before the one at the end: after `text` a quote holds a text, after `of` a label.
        var earlier = ""
        var enclosing: Character?
        var isEscaped = false
        for (place, character) in text.string.enumerated() {
            if let sign = enclosing {
                if !isEscaped, character == sign {
                    (enclosing, word) = (nil, "")
                    start = place + 1
                    earlier = "\""
                } else {
                    word.append(character)
                }
                isEscaped = character == "\\" && !isEscaped
            } else if character == "\"" || character == "/" && word.isEmpty {
                if !word.isEmpty { earlier = word.lowercased() }
                (enclosing, word, isEscaped) = (character, "", false)
                start = place
            } else if character.isLetter || character == "-" {
                if word.isEmpty { start = place }
                word.append(character)
            } else {
                if !word.isEmpty { earlier = word.lowercased() }
                if !character.isWhitespace { earlier = String(character) }
                word = ""
                start = place + 1
            }
        }
        wantsCode = earlier == "of" || earlier == ","
        let isText = enclosing == "/" || ["text", "exactly"].contains(earlier) || SearchScope(rawValue: earlier) != nil
        ending = enclosing == nil ? .word(word) : isText ? .text : .label(word)
    }
}
