import TerminalText

/// An API answer is not what the API promises.
package struct DecodingFailure: Error, Hashable, Sendable {
    /// The kinds of failure that the program treats differently.
    package enum Kind: Hashable, Sendable {
        /// The body has no byte, or only white space.
        case empty
        /// The body is no JSON, or breaks off: asking again may help.
        case malformed
        /// The body is no JSON but looks like a web page.
        case webPage
        /// Arrays and objects are nested deeper than `PageReading.depthLimit`.
        case tooDeep
        /// A text, or an answer with its follow-ups, is longer than `PageReading.textLimit`.
        case tooLong
        /// It is JSON, but the API's error answer in place of a job: `answer` has it.
        case errorAnswer
        /// It is JSON, but a required field is missing.
        case missing
        /// It is JSON, but something else than promised stands in a place.
        case mismatch
    }

    /// The kind of failure; the program decides by it what to do.
    package let kind: Kind
    /// The place of the fault, from the document's root `$`: `$.results.questionCodes[0].responseCodes[2].id`.
    package let path: RawText
    /// The place of the fault in bytes from the body's start; nil where only the path is known.
    package let offset: Int?
    /// The kind of value that should stand there, such as `a whole number`.
    package let expected: RawText
    /// The value that stands there, such as `the text "abc"`, cut to some dozen characters; raw text from the server.
    package let found: RawText
    /// Kind, place and value in one sentence; raw, since it quotes the server. It may hold a few words of an answer: show
    /// it, but keep it out of logs.
    package let sentence: RawText
    /// Kind and place for logs: of the body it holds the API's own keys and nothing else.
    package let logSentence: RawText
    /// The API's error answer that stands in place of a job; nil for any other failure.
    package var answer: ErrorAnswer?
}
