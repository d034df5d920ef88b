import TerminalText

/// A number with its noun in the singular or plural: `1 person`, `2 people`.
package func counted(_ number: Int, _ one: DisplayText, _ many: DisplayText) -> DisplayText {
    "\(number) \(number == 1 ? one : many)"
}

/// A list in a sentence: `.csv, .jsonl or .md`; empty for no things.
/// - Parameter conjunction: The word before the last thing: `and` or `or`.
package func listed(_ things: [DisplayText], _ conjunction: DisplayText) -> DisplayText {
    guard things.count > 1, let last = things.last else { return things.first ?? .empty }
    return "\(things.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
}
