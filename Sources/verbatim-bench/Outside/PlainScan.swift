/// A search through lines of text by grep, as a process of its own.
struct PlainScan {
    /// Its time and processor time in milliseconds, and how many lines it found.
    struct Result {
        let milliseconds: Double
        let computed: Double
        let lines: Int
    }

    private let grep: String
    private let file: String
    private let home: String

    /// Nil where grep is not installed.
    init?(of file: String, home: String) {
        guard let grep = Peer.grep.path else { return nil }
        self.grep = grep
        self.file = file
        self.home = home
    }

    /// - Parameters:
    ///   - stopsAtFirst: The first line that is found is the last that is looked at.
    ///   - isExpression: The pattern is a regular expression of Perl's kind, and case makes no difference.
    func run(_ pattern: String, stopsAtFirst: Bool = false, isExpression: Bool = false) throws -> Result {
        let output = "\(home)/count"
        let limit = stopsAtFirst ? ["-m", "1"] : []
        let launch = Launch(
            grep, ["-c"] + (isExpression ? ["-i", "-P"] : ["-F"]) + limit + ["-e", pattern, file], home: home)
        let before = Clock.computedByChildren
        // 1: no line was found.
        let milliseconds = try launch.run(output: output, accepting: [0, 1])
        let count = String(decoding: try Descriptor.contents(of: output), as: UTF8.self)
        guard let lines = Int(count.filter { !$0.isWhitespace }) else { throw BenchFailure("grep counts no lines") }
        return Result(milliseconds: milliseconds, computed: Clock.computedByChildren - before, lines: lines)
    }
}
