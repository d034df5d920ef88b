import TerminalText

/// The `Retry-After` header field (RFC 9110 §10.2.3): seconds, or a date.
enum RetryAfter {
    /// A server that asks for more than a day is asked again after a day.
    static let cap = 86_400.0

    /// The seconds to wait: at least the poll schedule's floor of one second, at most ``cap``; nil when the field is
    /// neither a number of seconds nor a date.
    ///
    /// - Parameters:
    ///   - field: The field's value.
    ///   - serverDate: The answer's `Date` field. A date is held against the server's own clock where it told it,
    ///     because this machine's calendar may be wrong.
    ///   - localTime: Seconds since 1970 by this machine.
    static func seconds(_ field: String, serverDate: String?, localTime: Double) -> Double? {
        let text = field.trimmingSpaces
        let wait: Double
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            wait = Double(text) ?? cap
        } else if let date = HTTPDate.secondsSince1970(text) {
            wait = date - (serverDate.flatMap { HTTPDate.secondsSince1970($0.trimmingSpaces) } ?? localTime)
        } else {
            return nil
        }
        return min(max(wait, PollSchedule.floor), cap)
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension HTTPAnswer {
    /// The seconds that the answer's `Retry-After` asks for; nil without a readable one.
    func retryAfter(localTime: Double) -> Double? {
        retryAfter.flatMap { RetryAfter.seconds($0.string, serverDate: date?.string, localTime: localTime) }
    }
}
