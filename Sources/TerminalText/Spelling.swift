/// Finds what a misspelt word was meant to be, for all that is typed by name: conditions, options, keys of the
/// configuration, subcommands.
package enum Spelling {
    /// The word that `word` was meant to be: the nearest, if a letter in three at most differs. Ties go to the first in the
    /// alphabet. Nil where none is near: `dark` is not `mono`.
    /// ```
    /// Spelling.nearest(to: "lenght", among: ["length", "text"])   // length
    /// ```
    package static func nearest(to word: String, among words: some Collection<String>) -> String? {
        let nearest = words.sorted().map { (word: $0, distance: distance(word, $0)) }.min { $0.distance < $1.distance }
        guard let nearest, nearest.distance <= max(1, min(word.count, nearest.word.count) / 3) else { return nil }
        // One letter of two is half of it.
        return min(word.count, nearest.word.count) > 2 || nearest.distance == 0 ? nearest.word : nil
    }

    /// The end of a sentence about a word that is not known: `. Did you mean length?`, or where no word is near
    /// `. There are dark, mono.`
    package static func advice(on word: String, among words: some Collection<String>) -> String {
        if let nearest = nearest(to: word, among: words) { return ". Did you mean \(nearest)?" }
        return words.isEmpty ? "" : ". There are \(words.joined(separator: ", "))"
    }

    /// The number of letters to change, to add, to take away or to swap with their neighbours, upper and lower case alike.
    package static func distance(_ first: String, _ second: String) -> Int {
        let (from, to) = (Array(first.lowercased()), Array(second.lowercased()))
        var before: [Int] = []
        var last = Array(0...to.count)
        for (line, letter) in from.enumerated() {
            var row = [line + 1]
            for column in to.indices {
                var least = min(last[column] + (letter == to[column] ? 0 : 1), last[column + 1] + 1, row[column] + 1)
                if line > 0, column > 0, letter == to[column - 1], from[line - 1] == to[column] {
                    least = min(least, before[column - 1] + 1)
                }
                row.append(least)
            }
            (before, last) = (last, row)
        }
        return last[to.count]
    }
}
