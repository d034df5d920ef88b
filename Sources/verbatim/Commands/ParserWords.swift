import CodingModel
import TerminalText

/// Sentences about a command line that the parser does not understand.
enum ParserWords {
    private static let help = "see verbatim --help"

    /// The parser's message, and what to do. A value that begins with `-` looks like an option to the parser: how it is written
    /// is said where one stands.
    /// - Parameter words: The command line.
    static func sentence(_ message: String, words: [String]) -> String {
        let message = message.hasSuffix(".") ? String(message.dropLast()) : message
        guard message.hasPrefix("Missing "), let quoted = message.split(separator: "'").dropFirst().first,
            let name = quoted.split(separator: " ").first.map(String.init)
        else { return "\(message); \(help)" }
        if !name.hasPrefix("-") {
            guard let file = words.first(where: { $0.hasPrefix("-") && $0 != "-" && SourceWords.mayBeFile($0) }) else {
                return "\(message); \(help)"
            }
            return "\(message); a file whose name begins with - is written ./\(RawText(file).excerpt().string)"
        }
        guard let place = words.firstIndex(of: name), place + 1 < words.count else {
            return "\(name) needs a value behind it; \(help)"
        }
        let value = RawText(words[place + 1]).excerpt().string
        return "\(name) needs a value behind it; one that begins with - is written \(name)=\(ShellWord.quote(value))"
    }
}
