/// How many texts of a list have each width, in columns: the widest is known without a look at every text.
struct WidthTally: Sendable {
    /// The greatest width of a text; 0 where there is none.
    private(set) var widest = 0
    private var counts: [Int: Int] = [:]

    mutating func add(_ width: Int) {
        counts[width, default: 0] += 1
        widest = max(widest, width)
    }

    /// Takes a text out that was added; texts have few widths, so that the widest is found again soon.
    mutating func remove(_ width: Int) {
        guard let count = counts[width] else { return }
        counts[width] = count > 1 ? count - 1 : nil
        if counts[width] == nil, width == widest { widest = counts.keys.max() ?? 0 }
    }

    mutating func replace(_ old: Int, by new: Int) {
        guard old != new else { return }
        remove(old)
        add(new)
    }
}
