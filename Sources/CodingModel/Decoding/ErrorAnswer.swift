import TerminalText

/// The API's answer in place of a job (schema `Error`), whatever its HTTP status was, and also where it was saved.
package struct ErrorAnswer: Hashable, Sendable {
    /// The error's name for programs, such as `NOT_FOUND`; a number is taken as it is written.
    package let code: RawText?
    /// The error in words.
    package let message: RawText?

    /// Nil when there is neither a code nor a message.
    init?(code: RawText?, message: RawText?) {
        if code == nil && message == nil { return nil }
        (self.code, self.message) = (code, message)
    }

    /// Reads a body; nil when it is no JSON object with a code or a message, or is a job.
    package init?(body: [UInt8]) {
        var builder = CodedJobBuilder()
        do throws(DecodingFailure) {
            _ = try builder.read(body)
            return nil
        } catch {
            guard let answer = error.answer else { return nil }
            self = answer
        }
    }

    /// Code and message in a line, as the server wrote them.
    package var words: RawText {
        RawText([code, message].compactMap(\.self).map(\.string).filter { !$0.isEmpty }.joined(separator: ": "))
    }

    /// The HTTP status that an error of this code has by itself; nil for a code that names none.
    package var status: Int? {
        guard let code else { return nil }
        if let number = Int(code.string) { return (400..<600).contains(number) ? number : nil }
        let name = code.string.uppercased().replacing("-", with: "_").replacing(" ", with: "_")
        return Self.statuses.first { name.hasSuffix($0.name) }?.status
    }

    /// Longer names first: the first that a code ends with counts.
    private static let statuses: [(name: String, status: Int)] = [
        ("NOT_FOUND", 404), ("API_KEY", 401), ("UNAUTHORIZED", 401), ("UNAUTHENTICATED", 401), ("FORBIDDEN", 403),
        ("ACCESS_DENIED", 403), ("INVALID_REQUEST", 400), ("BAD_REQUEST", 400), ("VALIDATION_ERROR", 400),
        ("TOO_MANY_REQUESTS", 429), ("RATE_LIMITED", 429), ("RATE_LIMIT_EXCEEDED", 429),
        ("SERVICE_UNAVAILABLE", 503), ("BAD_GATEWAY", 502), ("GATEWAY_TIMEOUT", 504), ("REQUEST_TIMEOUT", 408),
        ("INTERNAL_ERROR", 500), ("INTERNAL_SERVER_ERROR", 500),
    ]
}
