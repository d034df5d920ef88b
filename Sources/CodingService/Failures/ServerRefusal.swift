import CodingModel

/// An answer in which the server refuses to tell of the job, by its HTTP status or by an error answer in its body.
struct ServerRefusal {
    let answer: HTTPAnswer
    /// The server's own words, where it has some.
    let words: ErrorAnswer?
    /// The HTTP status that is meant: an error answer that came with the status of a success means its code's.
    let status: Int

    /// An answer whose status tells.
    init(answer: HTTPAnswer) {
        self.answer = answer
        words = ErrorAnswer(body: answer.body)
        status = answer.status
    }

    /// A success whose body is an error answer.
    init(answer: HTTPAnswer, words: ErrorAnswer) {
        self.answer = answer
        self.words = words
        status = words.status ?? answer.status
    }
}
