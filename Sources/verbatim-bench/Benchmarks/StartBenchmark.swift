/// The time from the start of the program to the list of tracked jobs.
enum StartBenchmark {
    private static let jobs = (1...100).map { "tracked-\($0)" }

    static func run(_ bench: Workbench) throws {
        guard bench.knows("add") else {
            return bench.report.add(.skipped("start.paint", because: "verbatim add is not there yet"))
        }
        let home = try bench.home("start")
        let server = try ServingProcess(bench, answers: 1, pages: 1)
        let key = ["AFTERCARE_API_KEY": "benchmark"]
        try bench.verbatim(["add"] + jobs + ["--server", server.url], home: home, adding: key).run()
        let launch = try bench.verbatim(["--server", server.url], home: home, adding: key)
        let tig = try Peer.tig.path.map { try Repository.tig($0, commits: 200, bench) }
        var (own, peer): ([Double], [Double]) = ([], [])
        for _ in 0..<max(bench.runs, 10) {
            own.append(try firstPaint(launch, of: "tracked-1"))
            if let tig { peer.append(try firstPaint(tig, of: Repository.lastSubject)) }
        }
        var figure = Figure("start.paint", unit: "ms")
        figure.summarise(own)
        figure.baseline = Statistics(peer).map { Figure.Baseline(name: "ms tig, 200 commits", value: $0.median) }
        figure.limit = .ratioAtMost(2)
        bench.report.add(figure)
    }

    /// The milliseconds until some words are on the screen; what is drawn later may come from a server.
    private static func firstPaint(_ launch: Launch, of mark: String) throws -> Double {
        let start = Clock.now
        let session = try TerminalSession(launch)
        let output = session.settle(since: start, quiet: 100, patience: 20_000, until: mark)
        guard let marked = output.marked else { throw BenchFailure("\(launch.program) paints no \(mark)") }
        return Double(marked - start) / 1e6
    }
}
