/// The three spellings of a date in an HTTP header field (RFC 9110 §5.6.7); all of them are in UTC.
enum HTTPDate {
    /// Seconds since 1970-01-01T00:00:00Z; nil when the text is none of the three.
    static func secondsSince1970(_ text: String) -> Double? {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
        let fields: (day: Substring, month: Substring, year: Substring, time: Substring)
        if words.count == 6, words[5] == "GMT" {
            // "Sun, 06 Nov 1994 08:49:37 GMT" and "Sunday, 06-Nov-94 08:49:37 GMT"
            fields = (words[1], words[2], words[3], words[4])
        } else if words.count == 5 {
            // "Sun Nov  6 08:49:37 1994", as C's asctime writes it
            fields = (words[2], words[1], words[4], words[3])
        } else {
            return nil
        }
        let clock = fields.time.split(separator: ":", omittingEmptySubsequences: false).map(number)
        guard let month = months.firstIndex(of: fields.month), let day = number(fields.day),
            let year = fullYear(fields.year), clock.count == 3,
            let hour = clock[0], let minute = clock[1], let second = clock[2],
            (1...31).contains(day), hour < 24, minute < 60, second <= 60
        else { return nil }
        let days = daysSince1970(year: year, month: month + 1, day: day)
        return Double(days * 86_400 + hour * 3600 + minute * 60 + second)
    }

    private static let months: [Substring] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func number(_ digits: Substring) -> Int? {
        guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }

    /// Two digits mean the years 1970 to 2069: near enough to the standard's sliding window of 50 years.
    private static func fullYear(_ digits: Substring) -> Int? {
        guard let year = number(digits) else { return nil }
        if digits.utf8.count == 2 { return year < 70 ? 2000 + year : 1900 + year }
        return digits.utf8.count == 4 && year >= 1601 ? year : nil
    }

    /// Days from 1970-01-01 in the Gregorian calendar; years begin in March here, so that leap days come last.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month > 2 ? year : year - 1
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
