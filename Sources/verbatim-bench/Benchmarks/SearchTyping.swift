/// Types a pattern into the program's search, over and over, and measures the last key.
struct SearchTyping {
    /// Milliseconds from the last key on.
    struct Result {
        /// To the first frame that counts matches.
        var counted: [Double] = []
        /// To the last frame, which counts all of them.
        var settled: [Double] = []
    }

    /// Longer than a search that goes on is ever silent.
    private static let quiet: Int32 = 300
    private static let patience: Int32 = 20_000

    let session: TerminalSession
    /// How often it is typed.
    let count: Int

    func run(_ pattern: String) throws -> Result {
        var result = Result()
        // The answers alone: their title, where the matches are counted, has room for all it says.
        press("3+")
        for _ in 0..<count {
            // Matches still counted for the letters before must not be taken for the last one's.
            _ = search("/\(pattern.dropLast())")
            let output = search(pattern.suffix(1))
            guard let marked = output.marked, let settled = output.milliseconds else {
                throw BenchFailure("the program counts no matches")
            }
            result.counted.append(Double(marked - output.start) / 1e6)
            result.settled.append(settled)
            press("\u{1B}")
        }
        return result
    }

    /// True when `12 of 41 match` or `12+` was painted; before the first report it is `…`.
    static func countsMatches(_ output: [UInt8]) -> Bool {
        let text = withoutSequences(output)
        let mark = Array(" of ".utf8)
        return text.indices.dropFirst().contains { place in
            let last = text[place - 1]
            return (last == UInt8(ascii: "+") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last))
                && text[place...].starts(with: mark)
        }
    }

    /// The text that is painted, without escape sequences.
    private static func withoutSequences(_ output: [UInt8]) -> [UInt8] {
        let escape: UInt8 = 0x1B
        var text: [UInt8] = []
        var rest = output[...]
        while let byte = rest.popFirst() {
            guard byte == escape, rest.first == UInt8(ascii: "[") else {
                text.append(byte)
                continue
            }
            let end = rest.dropFirst().firstIndex { (0x40...0x7E).contains($0) }
            rest = end.map { rest[($0 + 1)...] } ?? []
        }
        return text
    }

    private func search(_ keys: some StringProtocol) -> TerminalSession.Output {
        session.type(Array(keys.utf8), quiet: Self.quiet, patience: Self.patience, until: Self.countsMatches)
    }

    private func press(_ keys: String) {
        _ = session.type(KeyScript.bytes(of: keys), quiet: Self.quiet)
    }
}
