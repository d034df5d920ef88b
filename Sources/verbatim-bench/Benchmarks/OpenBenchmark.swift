/// The time from the start of the program to the code tree of a saved job.
enum OpenBenchmark {
    /// The label of the first code of every generated job.
    static let mark = "Delivery"

    static func run(_ bench: Workbench) throws {
        let file = try bench.document()
        let home = try bench.home("open")
        var (own, peer): ([Double], [Double]) = ([], [])
        for _ in 0..<bench.runs {
            let output = try open(file, home: home, bench).output
            if let milliseconds = output.milliseconds { own.append(milliseconds) }
            if let jq = Peer.jq.path { peer.append(try Launch(jq, ["length", file], home: home).run()) }
        }
        var figure = Figure("open.paint", unit: "ms")
        figure.summarise(own)
        figure.baseline = Statistics(peer).map { Figure.Baseline(name: "ms jq length", value: $0.median) }
        figure.limit = .ratioAtMost(0.5)
        if Peer.jq.path == nil { figure.note = "jq is not installed" }
        bench.report.add(figure)
    }

    /// The program with a file open and nothing more to paint.
    static func session(_ file: String, _ bench: Workbench) throws -> TerminalSession {
        try open(file, home: try bench.home("session"), bench).session
    }

    private static func open(
        _ file: String, home: String, _ bench: Workbench
    ) throws -> (session: TerminalSession, output: TerminalSession.Output) {
        let start = Clock.now
        let session = try TerminalSession(try bench.verbatim(["open", file], home: home))
        let output = session.settle(since: start, quiet: 200, patience: 120_000, until: mark)
        guard !output.hasEnded, output.marked != nil else {
            throw BenchFailure(
                "verbatim open paints no code tree; it says: "
                    + String(decoding: output.bytes.suffix(300).filter { $0 >= 0x20 }, as: UTF8.self))
        }
        return (session, output)
    }
}
