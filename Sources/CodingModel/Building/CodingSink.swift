/// Takes the questions of a page one event at a time, as they are read: no object is built for a code or an answer.
/// `CodedJobBuilder` merges what it is told, `PageContent` records it.
///
/// Texts are UTF-8 and need to live only for the call. Events nest as the document does:
/// `beginQuestion (beginCode (answer | beginCode … endCode)* endCode)* endQuestion`, and an answer is
/// `beginAnswer followup* endAnswer`. An event that has no place where it comes is ignored.
package protocol CodingSink {
    /// `questionIdentifier` and `question` of a `QuestionCodeData`.
    mutating func beginQuestion(identifier: Span<UInt8>, text: Span<UInt8>)
    mutating func endQuestion()
    /// `id` and `label` of a `ResponseCode`, below the code that is open, else on the question's first level.
    mutating func beginCode(id: Int64, label: Span<UInt8>)
    mutating func endCode()
    /// `responseIdentifier` and `answer` of a `ResponseEntry` on the code that is open.
    mutating func beginAnswer(responseIdentifier: Span<UInt8>, text: Span<UInt8>)
    /// One of the open answer's `followupResponses`.
    mutating func followup(question: Span<UInt8>, answer: Span<UInt8>)
    mutating func endAnswer()
}
