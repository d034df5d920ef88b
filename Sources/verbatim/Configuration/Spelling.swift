/// Finds what a misspelt name was meant to be.
enum Spelling {
    /// The name nearest to `word`, by the number of letters to change; ties go to the first in the alphabet.
    static func nearest(to word: String, among names: some Collection<String>) -> String? {
        names.sorted().min { distance(word, $0) < distance(word, $1) }
    }

    /// Levenshtein's distance, upper and lower case alike.
    static func distance(_ first: String, _ second: String) -> Int {
        let (from, to) = (Array(first.lowercased()), Array(second.lowercased()))
        var row = Array(0...to.count)
        for (line, letter) in from.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in to.indices {
                let substituted = diagonal + (letter == to[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
            }
        }
        return row[to.count]
    }
}
