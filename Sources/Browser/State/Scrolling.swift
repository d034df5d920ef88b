/// Keeps a cursor inside a list and the list's window around the cursor.
enum Scrolling {
    /// The first visible row that keeps `selected` on screen with the least movement and leaves no needless gap below.
    static func top(_ top: Int, showing selected: Int, rows: Int, of total: Int) -> Int {
        guard rows > 0 else { return max(0, selected) }
        let nearest = min(max(top, selected - rows + 1), selected)
        return max(0, min(nearest, total - rows))
    }

    static func clamp(_ position: Int, to total: Int) -> Int {
        max(0, min(position, total - 1))
    }
}
