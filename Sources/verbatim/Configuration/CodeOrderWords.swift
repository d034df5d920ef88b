import CodingModel
import TerminalText

extension CodeOrder {
    /// The words for orders, in the configuration and on the command line.
    static let words: KeyValuePairs<String, CodeOrder> = [
        "people": .net, "label": .label, "id": .id, "api": .api,
    ]

    /// Reads an order's word.
    /// - Parameters:
    ///   - place: Where it stands, as the beginning of the sentence: `--sort`.
    ///   - status: The exit status of the problem.
    /// - Throws: A problem for a word that names no order.
    init(word: String, at place: String, status: ExitStatus) throws(Problem) {
        guard let order = Self.words.first(where: { $0.key == word })?.value else {
            let advice = Spelling.advice(on: word, among: Self.words.map(\.key))
            throw Problem("\(place): unknown order “\(RawText(word).excerpt().string)”\(advice)", status: status)
        }
        self = order
    }
}
