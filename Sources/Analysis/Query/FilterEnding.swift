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
    package init(of text: RawText, in question: CodedQuestion) { self.init(of: text, with: CodeLabels(question)) }

    /// The word at the end of a filter of the question whose labels these are. Takes as long as the question has codes.
    /// - Parameter text: The filter up to the cursor.
    package init(of text: RawText, with labels: CodeLabels) {
        let scan = FilterScan(text)
        var start = scan.start
        switch scan.ending {
        case .text: words = []
        case .label(let typed):
            let fitting = Self.codes(typed, with: labels)
            words = fitting.isEmpty ? Self.codes(meantBy: typed, with: labels) : fitting
        case .closedLabel(let typed):
            words = Self.codes(meantBy: typed, with: labels)
            // A label that a code has is done with.
            if words.isEmpty { start = text.string.count }
        case .word(let typed):
            let names = scan.wantsCode ? [] : Self.names.filter { $0.hasPrefix(typed.lowercased()) }
            let codes = typed.isEmpty && !scan.wantsCode ? [] : Self.codes(typed, with: labels)
            words = names.map { RawText($0) } + codes
        }
        self.start = start
    }

    private static let names =
        FilterWords.conditions.map { ["any", "all", "none", "people"].contains($0) ? "\($0) of " : $0 }
        + AnswerFilter.ReviewCondition.allCases.map(\.rawValue) + FilterWords.connectives

    /// The names of codes whose label, or whose labels from the root, begin like this.
    private static func codes(_ typed: String, with labels: CodeLabels) -> [RawText] {
        labels.codes(beginningWith: typed, limit: codeLimit).map {
            RawText(labels.name(of: labels.question.path(of: $0)))
        }
    }

    /// The names of the codes that a label which no code has is near.
    private static func codes(meantBy typed: String, with labels: CodeLabels) -> [RawText] {
        guard labels.codes(named: typed).isEmpty else { return [] }
        return labels.codes(near: typed).map { RawText(labels.name(of: labels.question.path(of: $0))) }
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
        /// A label between quotes, with nothing after it.
        case closedLabel(String)
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
        var closings: [Unicode.Scalar] = []
        var isEscaped = false
        var previous: Character = " "
        for (place, character) in text.string.enumerated() {
            let sign = character.unicodeScalars.first ?? " "
            if !closings.isEmpty {
                if !isEscaped, closings.contains(sign) {
                    ending = closings == ["/"] || Self.isText(after: earlier) ? .word("") : .closedLabel(word)
                    if case .word = ending { start = place + 1 }
                    (closings, word, earlier) = ([], "", "\"")
                } else {
                    word.append(character)
                }
                isEscaped = character == "\\" && !isEscaped
            } else if let opened = Self.closings(of: sign, after: previous), word.isEmpty || sign != "/" {
                if !word.isEmpty { earlier = word.lowercased() }
                (closings, word, isEscaped) = (opened, "", false)
                start = place
            } else if character.isLetter || character == "-" {
                if word.isEmpty { start = place }
                word.append(character)
                ending = .word(word)
            } else {
                if !word.isEmpty { earlier = word.lowercased() }
                if !character.isWhitespace { earlier = String(character) }
                word = ""
                start = place + 1
                ending = .word("")
            }
            previous = character
        }
        wantsCode = earlier == "of" || earlier == ","
        if !closings.isEmpty { ending = closings == ["/"] || Self.isText(after: earlier) ? .text : .label(word) }
    }

    /// The signs that end what this one opens; nil where it opens nothing: the slash of a path does not.
    private static func closings(of sign: Unicode.Scalar, after previous: Character) -> [Unicode.Scalar]? {
        sign == "/" ? previous.isNumber ? nil : ["/"] : FilterQuotes.closings(of: sign)
    }

    private static func isText(after word: String) -> Bool {
        ["text", "exactly"].contains(word) || SearchScope(rawValue: word) != nil
    }
}
