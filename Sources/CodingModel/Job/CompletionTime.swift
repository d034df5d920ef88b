import TerminalText

/// The time when a job completed: the API's text, and its instant if the text is RFC 3339.
package struct CompletionTime: Hashable, Sendable {
    /// The API's text, untouched; shown as it stands when `secondsSince1970` is nil.
    package let raw: RawText
    /// Seconds since 1970-01-01T00:00:00Z; nil when the text is no RFC 3339 time.
    package let secondsSince1970: Double?

    /// Reads RFC 3339's `date-time`, with or without a fraction. One without an offset counts as UTC.
    package init(_ raw: RawText) {
        self.raw = raw
        var reader = TimeReader(rest: Array(raw.string.utf8)[...])
        secondsSince1970 = reader.readDateTime()
    }
}

/// Reads RFC 3339 section 5.6 from the left; every `read` returns nil when something else stands there.
private struct TimeReader {
    var rest: ArraySlice<UInt8>

    mutating func readDateTime() -> Double? {
        guard let day = readDate(), skip("Tt ") != nil, let time = readTime() else { return nil }
        guard rest.isEmpty else { return readOffset().map { Double(day) * 86_400 + time - Double($0) } }
        return Double(day) * 86_400 + time
    }

    /// Days since 1970-01-01.
    private mutating func readDate() -> Int? {
        guard let year = readNumber(digits: 4), skip("-") != nil, let month = readNumber(digits: 2), skip("-") != nil,
            let day = readNumber(digits: 2), (1...12).contains(month),
            (1...Self.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        return Self.daysSince1970(year: year, month: month, day: day)
    }

    /// Seconds since midnight; a leap second (`:60`) counts as the next minute's first, as POSIX has it.
    private mutating func readTime() -> Double? {
        guard let hour = readNumber(digits: 2), hour < 24, skip(":") != nil,
            let minute = readNumber(digits: 2), minute < 60, skip(":") != nil,
            let second = readNumber(digits: 2), second <= 60
        else { return nil }
        let whole = Double(hour * 3_600 + minute * 60 + second)
        guard skip(".") != nil else { return whole }
        let digits = rest.prefix { $0.isDigit }
        rest = rest.dropFirst(digits.count)
        guard !digits.isEmpty else { return nil }
        return Double("0." + String(decoding: digits, as: UTF8.self)).map { whole + $0 }
    }

    /// Seconds that local time is ahead of UTC; must end the text.
    private mutating func readOffset() -> Int? {
        guard let sign = skip("Zz+-") else { return nil }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return rest.isEmpty ? 0 : nil }
        guard let hour = readNumber(digits: 2), hour < 24, skip(":") != nil,
            let minute = readNumber(digits: 2), minute < 60, rest.isEmpty
        else { return nil }
        return (hour * 3_600 + minute * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    private mutating func readNumber(digits count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy(\.isDigit) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private mutating func skip(_ choices: String) -> UInt8? {
        guard let byte = rest.first, choices.utf8.contains(byte) else { return nil }
        rest = rest.dropFirst()
        return byte
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Counts the year from March, so that the leap day is its last and month lengths follow one formula; and from
    /// a whole leap cycle (400 years, 146,097 days) before year 0, so that no division meets a negative number.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let marchYear = (month > 2 ? year : year - 1) + 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        return 365 * marchYear + leapDays + dayOfYear - 719_468 - 146_097
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
