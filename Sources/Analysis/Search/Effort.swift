/// How much work a look at one text may take. It counts bytes that a pattern looks at, so that the same search ends in the
/// same way on every machine.
package enum Effort: Sendable {
    /// A search, on a thread of its own.
    case search
    /// Showing where a match is, while a key waits: far less.
    case show

    /// The work for a text of so many bytes; a million takes some 7 ms.
    func allowance(forBytes count: Int) -> Int {
        switch self {
        case .search: 2_000_000 + 16 * count
        case .show: min(50_000 + 4 * count, 400_000)
        }
    }

    /// How many times the work of its allowance a look may take at worst before the work is counted. A text that is done
    /// with until then takes a third of the time. Few patterns get anywhere near: each of their steps would have to pass
    /// over the whole text.
    var uncounted: Int {
        switch self {
        case .search: 64
        case .show: 1
        }
    }
}
