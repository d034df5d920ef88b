import CodingModel
import TerminalText

/// Reads whole numbers from the command line, and says of others what is wanted.
enum WholeNumber {
    /// Reads the number of an option.
    /// - Throws: A problem of status 64 for anything but digits, and for a number below or above `range`.
    static func read(_ text: String, _ range: some RangeExpression<Int>, of option: String) throws(Problem) -> Int {
        let isNumber = !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if isNumber, let number = Int(text), range.contains(number) { return number }
        throw Problem(
            "\(option) “\(RawText(text).excerpt().string)”: write a whole number \(words(for: range))", status: .usage)
    }

    private static func words(for range: some RangeExpression<Int>) -> String {
        let all = range.relative(to: 0..<Int.max)
        return all.upperBound == Int.max
            ? "from \(all.lowerBound) on" : "from \(all.lowerBound) to \(all.upperBound - 1)"
    }
}
