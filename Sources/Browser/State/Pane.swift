/// The panes of the screen, in the order in which Tab visits them.
package enum Pane: Int, CaseIterable, Hashable, Sendable {
    /// The jobs that are being watched.
    case jobs
    /// The code tree of one question.
    case codes
    /// The answers in the net of the selected code.
    case answers
    /// One answer whole, with its follow-ups.
    case detail
}
