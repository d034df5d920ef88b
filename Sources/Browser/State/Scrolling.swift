/// Bounds of lists: a cursor stays inside its list, and the part in sight around the cursor.
enum Scrolling {
    /// The first visible row that keeps `selected` on screen with the least movement and leaves no needless gap below.
    static func top(_ top: Int, showing selected: Int, rows: Int, of total: Int) -> Int {
        guard rows > 0 else { return max(0, selected) }
        let nearest = min(max(top, selected - rows + 1), selected)
        return max(0, min(nearest, total - rows))
    }

    /// A position inside a list of so many rows; 0 where it has none.
    static func clamp(_ position: Int, to total: Int) -> Int {
        max(0, min(position, total - 1))
    }
}

extension Int {
    /// Adds without overflow: `.max` and `-.max` stand for "to the end" and "to the start".
    func addingClamped(_ step: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(step)
        return overflow ? (step > 0 ? .max : .min) : sum
    }
}
