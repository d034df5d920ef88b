import TerminalText

/// A number with its noun: `1 person`, `2 people`.
package func counted(_ number: Int, _ one: DisplayText, _ many: DisplayText) -> DisplayText {
    "\(number) \(number == 1 ? one : many)"
}
