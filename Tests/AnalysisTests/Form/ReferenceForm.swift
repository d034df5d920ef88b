import Foundation

/// The same text, as section by section of the words that describe it has it: slow, obvious, and nothing shared with the
/// program but these words. It knows the letters that the random texts are made of.
struct ReferenceForm {
    struct Unit: Hashable {
        var scalar: Unicode.Scalar
        var start: Int
        var end: Int
        /// A part of the character before it.
        var isPart: Bool
    }

    private(set) var units: [Unit] = []

    var text: String { units.reduce(into: "") { $0.unicodeScalars.append($1.scalar) } }

    init(_ text: String, foldsCase: Bool = false, foldsAccents: Bool = false) {
        var units = Self.shown(text)
        units.removeAll { $0.scalar.properties.isDefaultIgnorableCodePoint && !(0xE0020...0xE007F ~= $0.scalar.value) }
        // A keycap is how its digit is drawn.
        units.removeAll { $0.scalar == "\u{20E3}" }
        units = Self.withSingleBlanks(units)
        units = units.flatMap { unit in
            Self.decomposed(unit.scalar).map {
                Unit(scalar: $0, start: unit.start, end: unit.end, isPart: Self.isPart($0))
            }
        }
        Self.sortMarks(&units)
        if foldsAccents { units = Self.withoutAccents(units) }
        if foldsCase { units = units.flatMap(Self.withoutCase) }
        if foldsAccents { units = units.flatMap(Self.withoutStrokes) }
        self.units = units
    }

    // MARK: - The text as it is shown

    private static let references: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "quot": "\"", "apos": "'", "rsquo": "’", "nbsp": "\u{A0}", "eacute": "é",
        "shy": "\u{AD}",
        "ndash": "–", "hellip": "…", "szlig": "ß", "#39": "'", "#x301": "\u{301}", "#8217": "’", "#233": "é",
        "#32": " ",
        "#10": "\n", "#x69": "i", "#147": "“",
    ]

    private static func shown(_ text: String) -> [Unit] {
        let scalars = Array(text.unicodeScalars)
        var offsets = [0]
        for scalar in scalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
        var units: [Unit] = []
        var place = 0
        while place < scalars.count {
            var (scalar, next) = (scalars[place], place + 1)
            if scalar == "&", let end = scalars[place...].prefix(18).firstIndex(of: ";"),
                let named = references[String(String.UnicodeScalarView(scalars[place + 1..<end]))]
            {
                (scalar, next) = (named, end + 1)
            }
            units.append(Unit(scalar: scalar, start: offsets[place], end: offsets[next], isPart: false))
            place = next
        }
        return units
    }

    // MARK: - Blanks

    private static func withSingleBlanks(_ units: [Unit]) -> [Unit] {
        var result: [Unit] = []
        for unit in units {
            if !unit.scalar.properties.isWhitespace {
                result.append(unit)
            } else if result.last?.scalar == " " {
                result[result.count - 1].end = unit.end
            } else if !result.isEmpty {
                result.append(Unit(scalar: " ", start: unit.start, end: unit.end, isPart: false))
            }
        }
        if result.last?.scalar == " " { result.removeLast() }
        return result
    }

    // MARK: - Canonical and compatible characters, signs

    private static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if let sign = sign(scalar) { return [sign] }
        let compatible = Array(String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars)
        let standsAlone = compatible.count > 1 && compatible[0] == " "
        let parts =
            standsAlone ? Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars) : compatible
        return parts.map { sign($0) ?? $0 }
    }

    private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if "’ʼ‘‚‛′´ʻ".unicodeScalars.contains(scalar) { return "'" }
        if "“”„‟″«»〝〞〟".unicodeScalars.contains(scalar) { return "\"" }
        return scalar.properties.isDash ? "-" : nil
    }

    private static func sortMarks(_ units: inout [Unit]) {
        func order(_ unit: Unit) -> UInt8 { unit.scalar.properties.canonicalCombiningClass.rawValue }
        var isSorted = false
        while !isSorted {
            isSorted = true
            for place in units.indices.dropFirst()
            where order(units[place]) != 0 && order(units[place - 1]) > order(units[place]) {
                units.swapAt(place - 1, place)
                isSorted = false
            }
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        let name = scalar.properties.name ?? ""
        let composes = ["COMBINING ", "DEVANAGARI SIGN NUKTA", "HANGUL JUNGSEONG", "HANGUL JONGSEONG"]
        return composes.contains { name.hasPrefix($0) }
    }

    // MARK: - Accents and case

    private static func withoutAccents(_ units: [Unit]) -> [Unit] {
        var result: [Unit] = []
        var isOnLatin = true
        for unit in units {
            if !isMark(unit.scalar) {
                isOnLatin = unit.scalar.properties.name?.hasPrefix("LATIN ") == true
                result.append(unit)
            } else if !isOnLatin {
                result.append(unit)
            } else if !result.isEmpty {
                result[result.count - 1].end = max(result[result.count - 1].end, unit.end)
            }
        }
        return result
    }

    /// There and back again: the long way round is the same as full case folding, but for the dotless i.
    private static func withoutCase(_ unit: Unit) -> [Unit] {
        if unit.scalar == "ı" { return [unit] }
        func each(_ text: String, _ change: (Unicode.Scalar) -> String) -> String {
            text.unicodeScalars.map(change).joined()
        }
        let lower = each(String(unit.scalar)) { $0.properties.lowercaseMapping }
        let upper = each(lower) { $0.properties.uppercaseMapping }
        return each(upper) { $0.properties.lowercaseMapping }.unicodeScalars.enumerated().map { place, scalar in
            Unit(scalar: scalar, start: unit.start, end: unit.end, isPart: place == 0 && unit.isPart)
        }
    }

    private static let strokes: [Unicode.Scalar: String] = [
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "æ": "ae", "Æ": "AE", "œ": "oe", "ß": "ss", "ẞ": "SS",
        "ð": "d",
        "ħ": "h",
    ]

    private static func withoutStrokes(_ unit: Unit) -> [Unit] {
        guard let plain = strokes[unit.scalar] else { return [unit] }
        return plain.unicodeScalars.map { Unit(scalar: $0, start: unit.start, end: unit.end, isPart: false) }
    }
}

/// A pattern that is tried at every place of a text's form.
struct ReferenceSearch {
    private let pattern: [Unicode.Scalar]
    private let foldsCase: Bool
    private let foldsAccents: Bool

    /// Nil where nothing of the pattern is left.
    init?(_ pattern: String) {
        let shown = ReferenceForm(pattern).text
        let hasUpper = RawScalars.shown(pattern).contains {
            $0.properties.isUppercase || $0.properties.generalCategory == .titlecaseLetter
                || $0.properties.changesWhenLowercased
        }
        foldsCase = !hasUpper
        let own = ReferenceForm(pattern, foldsCase: !hasUpper).text.unicodeScalars
        let plain = ReferenceForm(pattern, foldsCase: !hasUpper, foldsAccents: true).text.unicodeScalars
        foldsAccents = own.elementsEqual(plain)
        self.pattern = Array(own)
        if shown.isEmpty { return nil }
    }

    func ranges(in text: String) -> [Range<Int>] {
        let units = ReferenceForm(text, foldsCase: foldsCase, foldsAccents: foldsAccents).units
        let beginsWithPart =
            ReferenceForm(String(String.UnicodeScalarView(pattern.prefix(1)))).units.first?.isPart == true
        var ranges: [Range<Int>] = []
        for start in units.indices {
            let match = units[start...].prefix(pattern.count)
            guard match.map(\.scalar) == pattern, beginsWithPart || !units[start].isPart else { continue }
            if match.endIndex < units.count, units[match.endIndex].isPart { continue }
            let range = (match.map(\.start).min() ?? 0)..<(match.map(\.end).max() ?? 0)
            if range.lowerBound >= ranges.last?.upperBound ?? 0 { ranges.append(range) }
        }
        return ranges
    }
}

/// The scalars of a text as it is shown.
enum RawScalars {
    static func shown(_ text: String) -> [Unicode.Scalar] {
        var text = text
        for (reference, sign) in [("&eacute;", "é"), ("&#233;", "é"), ("&szlig;", "ß"), ("&#x69;", "i")] {
            text = text.replacingOccurrences(of: reference, with: sign)
        }
        return Array(text.replacing(/&[#a-z0-9]+;/, with: " ").unicodeScalars)
    }
}
