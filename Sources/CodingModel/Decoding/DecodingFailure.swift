import TerminalText

/// An API answer is not what the API promises.
package struct DecodingFailure: Error, Hashable, Sendable {
    /// What is wrong, so far as the program treats it differently.
    package enum Kind: Hashable, Sendable {
        /// The body has no byte, or only white space.
        case empty
        /// The body is no JSON, or breaks off: asking again may help.
        case malformed
        /// The body is no JSON but looks like a web page.
        case webPage
        /// Arrays and objects are nested deeper than `PageReading.depthLimit`.
        case tooDeep
        /// It is JSON, but a required field is missing.
        case missing
        /// It is JSON, but something else than promised stands in a place.
        case mismatch
    }

    /// What to do about it depends on this alone.
    package let kind: Kind
    /// Where, from the document's root `$`: `$.results.questionCodes[0].responseCodes[2].id`.
    package let path: RawText
    /// Where in the body, in bytes from its start; nil where only the path says it.
    package let offset: Int?
    /// What should stand there, such as `a whole number`.
    package let expected: RawText
    /// What stands there, such as `the text "abc"`, cut to some dozen characters; raw text from the server.
    package let found: RawText
    /// All of it in one sentence; raw, since it quotes the server. It may hold a few words of an answer: show it, but
    /// keep it out of logs.
    package let sentence: RawText
    /// What is wrong and where, for logs: nothing of the body but the API's own keys.
    package let logSentence: RawText
}
