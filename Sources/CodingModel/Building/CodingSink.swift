/// Takes the questions of a page one event at a time, as they are read: no object is built for a code or an answer.
///
/// Texts are UTF-8 and need to live only for the call. Events nest as the document does:
/// `beginQuestion (beginCode (answer | beginCode … endCode)* endCode)* endQuestion`. An event that has no place where
/// it comes is ignored.
package protocol CodingSink {
    /// A page begins; `drop` forgets it as a whole.
    mutating func beginPage()
    /// Forgets all that came since `beginPage`.
    mutating func drop()
    /// `questionIdentifier` and `question` of a `QuestionCodeData`.
    mutating func beginQuestion(identifier: Span<UInt8>, text: Span<UInt8>)
    /// The open question ends.
    mutating func endQuestion()
    /// `id` and `label` of a `ResponseCode`, below the code that is open, else on the question's first level.
    mutating func beginCode(id: Int64, label: Span<UInt8>)
    /// The open code ends.
    mutating func endCode()
    /// A `ResponseEntry` on the code that is open. The sink may keep the draft and give another in exchange.
    mutating func answer(_ draft: inout AnswerDraft)
}
