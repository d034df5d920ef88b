import Analysis
import CodingModel
import TerminalText

/// Response identifiers that differ as texts and are one number: `001`, `01` and `1`. A program that guesses types takes them
/// for one respondent.
package struct NumberLikeIdentifiers: Sendable {
    /// A longer text is no number that anybody counts with.
    private static let longest = 64

    /// How many of them are one number with an earlier one.
    package private(set) var count = 0
    /// Two that are one number; nil where there are none.
    package private(set) var example: (RawText, RawText)?

    /// Looks through the respondents with a selected answer. Takes time linear in them.
    init(_ export: JobExport) {
        let (job, selection) = (export.job, export.selection)
        var firsts: [Double: RespondentIndex] = [:]
        for respondent in 0..<job.respondentCount {
            guard selection.isAll || job.answers(of: respondent).contains(where: selection.contains) else { continue }
            let identifier = job.responseIdentifier(of: respondent)
            guard let number = Self.number(identifier.string) else { continue }
            if let first = firsts[number] {
                count += 1
                if example == nil { example = (job.responseIdentifier(of: first), identifier) }
            } else {
                firsts[number] = respondent
            }
        }
    }

    /// The number that a program would take a text for, blanks around it left out.
    private static func number(_ text: String) -> Double? {
        guard text.utf8.count <= longest else { return nil }
        let blank = UInt8(ascii: " ")
        let bytes = text.utf8.drop { $0 == blank }
        // Swift's own reading takes words and hexadecimal digits too.
        guard let end = bytes.lastIndex(where: { $0 != blank }), bytes[...end].allSatisfy(isOfNumber) else {
            return nil
        }
        return Double(Substring(bytes[...end]))
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
