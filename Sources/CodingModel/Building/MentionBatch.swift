/// Some answers on their way into a question's tables.
///
/// Where an answer stands in the tables is as good as random, and a look into memory that is far away takes as long as
/// reading half an answer. A few answers at a time are looked for together, so that the processor waits for all of them
/// at once.
struct MentionBatch: Sendable {
    static let capacity = 16

    /// Made once, and exchanged for those that come: no text is copied.
    var drafts = Array(repeating: AnswerDraft(), count: capacity)
    /// The code that lists each.
    var nodes = Array(repeating: 0, count: capacity)
    /// The hash of each draft.
    var hashes = Array(repeating: UInt32(0), count: capacity)
    /// The number of each answer, once it is known.
    var answers = Array(repeating: 0, count: capacity)
    private(set) var count = 0

    var isFull: Bool { count == Self.capacity }

    mutating func append(_ draft: inout AnswerDraft, on node: Int) {
        swap(&drafts[count], &draft)
        nodes[count] = node
        count += 1
    }

    mutating func removeAll() { count = 0 }
}
