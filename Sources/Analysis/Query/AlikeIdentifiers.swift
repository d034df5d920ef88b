import CodingModel
import TerminalText

/// Response identifiers that look alike, so that the people behind them may be one person: `R1`, `r1`, `R1 ` and `R01`.
///
/// They are compared in their form (`TextForm`) without case and without zeros before a number; a plain number is compared by
/// its value. Identifiers without anything to see name nobody and are left out.
package struct AlikeIdentifiers: Sendable {
    /// A difference that is easily overlooked.
    package enum Difference: Hashable, Sendable {
        /// Blanks of any kind.
        case blanks
        /// Characters that look alike: composed or not, full-width or not, with hidden marks or without.
        case characters
        case letterCase
        /// Zeros before a number, or a number written in another way.
        case numbers
    }

    /// Identifiers that are like an earlier one, and the first of them beside that one.
    package struct Group: Sendable {
        /// How many there are.
        package fileprivate(set) var count = 0
        /// The earlier identifier and the one that is like it; nil where there is none.
        package fileprivate(set) var example: (first: RawText, second: RawText)?
        /// The respondent with the second identifier of the example.
        fileprivate var place = RespondentIndex.max

        fileprivate mutating func add(_ respondent: RespondentIndex, like first: RespondentIndex, in job: CodedJob) {
            if count == 0 {
                place = respondent
                example = (job.responseIdentifier(of: first), job.responseIdentifier(of: respondent))
            }
            count += 1
        }

        /// Both groups as one.
        fileprivate func joined(with other: Group) -> Group {
            var all = place <= other.place ? self : other
            all.count = count + other.count
            return all
        }
    }

    /// Alike as texts, and no numbers.
    package private(set) var texts = Group()
    /// Numbers that people would take for one: `001` and `1`.
    private var numbers = Group()
    /// Numbers that only a program takes for one: `1e3` and `1000`, or numbers of more digits than it keeps.
    private var rounded = Group()

    /// Those that may stand for one person.
    package var people: Group { texts.joined(with: numbers) }
    /// Those that are one number to a program that guesses types.
    package var sameNumbers: Group { numbers.joined(with: rounded) }

    /// Compares the identifiers of the respondents with a selected answer, in time linear in their bytes.
    /// - Parameter isWanted: Asked about once a millisecond; once it returns false, the work ends.
    /// - Returns: Nil when the work was ended.
    package init?(
        in job: CodedJob, _ selection: AnswerSelection = .all, while isWanted: () -> Bool = { true }
    ) {
        var table = IndexTable()
        var keyed: [RespondentIndex] = []
        var valued: [Double: RespondentIndex] = [:]
        var (key, other) = (IdentifierKey(), IdentifierKey())
        for respondent in 0..<job.respondentCount {
            if respondent % Self.slice == 0, !isWanted() { return nil }
            guard selection.isAll || job.answers(of: respondent).contains(where: selection.contains) else { continue }
            key.read(respondent, of: job)
            if key.bytes.isEmpty { continue }
            let hash = table.key.hash(key.bytes.span)
            let twin = table.find(hash: hash) { place in
                other.read(keyed[place], of: job)
                return other.bytes == key.bytes
            }
            if twin == nil {
                table.insert(keyed.count, hash: hash)
                keyed.append(respondent)
            }
            let equal = key.value.flatMap { valued[$0] }
            if let value = key.value, equal == nil { valued[value] = respondent }
            switch (twin, equal) {
            case (let twin?, nil): texts.add(respondent, like: keyed[twin], in: job)
            case (_?, let equal?): numbers.add(respondent, like: equal, in: job)
            case (nil, let equal?): rounded.add(respondent, like: equal, in: job)
            case (nil, nil): break
            }
        }
    }

    private static let slice = 1 << 12
}

extension AlikeIdentifiers.Difference {
    /// The difference between two identifiers that look alike.
    package init(between first: RawText, and second: RawText) {
        if Self.withoutBlanks(first) == Self.withoutBlanks(second) {
            self = .blanks
        } else if TextForm(first) == TextForm(second) {
            self = .characters
        } else if TextForm(first, folding: .letterCase) == TextForm(second, folding: .letterCase) {
            self = .letterCase
        } else {
            self = .numbers
        }
    }

    private static func withoutBlanks(_ text: RawText) -> [Unicode.Scalar] {
        text.string.unicodeScalars.filter { !$0.properties.isWhitespace }
    }
}

/// An identifier as it is compared with others.
private struct IdentifierKey {
    /// Never in UTF-8: no text has the key of a number.
    private static let numberMark: UInt8 = 0xFF

    private var form: [UInt8] = []
    /// Empty for an identifier without anything to see.
    private(set) var bytes: [UInt8] = []
    /// The number that a program takes the identifier for; nil for none.
    private(set) var value: Double?

    mutating func read(_ respondent: RespondentIndex, of job: CodedJob) {
        form.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        job.withResponseIdentifier(of: respondent) { TextForm.append($0, folding: .letterCase, to: &form) }
        let number = IdentifierNumber(form)
        value = number?.value
        if let number, number.isPlain {
            bytes.append(Self.numberMark)
            withUnsafeBytes(of: number.value.bitPattern) { bytes.append(contentsOf: $0) }
        } else {
            appendForm()
        }
    }

    /// Appends the form without zeros before a number; those behind a decimal sign count.
    private mutating func appendForm() {
        var keepsZeros = false
        for (offset, byte) in form.enumerated() {
            let isLeading = byte == UInt8(ascii: "0") && offset + 1 < form.count && form[offset + 1].isDigit
            if isLeading, !keepsZeros { continue }
            keepsZeros = byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
            bytes.append(byte)
        }
    }
}

/// The number that a program may take an identifier for.
private struct IdentifierNumber {
    /// A longer text is no number that anybody counts with.
    private static let longest = 64
    /// Programs keep as many digits of any number.
    private static let keptDigits = 15

    let value: Double
    /// It is written without an exponent, in as many digits as programs keep.
    let isPlain: Bool

    /// - Parameter form: The identifier's form in UTF-8.
    init?(_ form: [UInt8]) {
        // Swift's own reading takes words and hexadecimal digits too.
        guard form.count <= Self.longest, form.contains(where: \.isDigit), form.allSatisfy(\.isOfNumber),
            let value = Double(String(decoding: form, as: UTF8.self))
        else { return nil }
        // No key must tell 0 from -0.
        self.value = value == 0 ? 0 : value
        let digits = form.filter(\.isDigit).drop { $0 == UInt8(ascii: "0") }
        isPlain = digits.count <= Self.keptDigits && !form.contains(UInt8(ascii: "e"))
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    fileprivate var isOfNumber: Bool {
        switch self {
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"): true
        default: isDigit
        }
    }
}
