import FoundationEssentials

/// The API's answer in place of a job (schema `Error`), as far as it is shown. Raw text from outside.
package struct ErrorAnswer: Decodable, Hashable, Sendable {
    /// The error's name for programs, such as `NOT_FOUND`.
    package let code: String?
    /// The error in words.
    package let message: String?

    /// Reads a body; nil when it is no JSON object with a code or a message.
    package init?(body: [UInt8]) {
        guard let answer = try? JSONDecoder().decode(Self.self, from: Data(body)),
            answer.code != nil || answer.message != nil
        else { return nil }
        self = answer
    }
}
