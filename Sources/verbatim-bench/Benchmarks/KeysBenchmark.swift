/// The time from a key to the settled frame, through the real program on a terminal; and the bytes of that frame.
enum KeysBenchmark {
    private static let count = 200

    /// Another program with the key that goes one row down.
    private struct PeerResult {
        let name: String
        let result: KeyTyping.Result
    }

    static func run(_ bench: Workbench) throws {
        let echo = try floor(bench)
        let peers = try peers(bench)
        let file = try bench.document()
        for script in KeyScript.all {
            let session = try OpenBenchmark.session(file, bench)
            do {
                let result = try KeyTyping(session: session, count: count).run(script)
                report(result, of: script, beside: peers.first, echo: echo, bench)
            } catch let failure as BenchFailure {
                bench.report.add(.skipped("keys.\(script.name)", because: failure.description))
            }
        }
        for peer in peers { report(peer, echo: echo, bench) }
    }

    private static func report(
        _ result: KeyTyping.Result, of script: KeyScript, beside peer: PeerResult?, echo: Double, _ bench: Workbench
    ) {
        var latency = Figure("keys.\(script.name)", unit: "ms")
        latency.summarise(result.milliseconds)
        latency.limit = .valueAtMost(2)
        latency.baseline =
            peer.flatMap { baseline($0.result.milliseconds, "ms \($0.name)") }
            ?? Figure.Baseline(name: "ms echo", value: echo)
        latency.details["echo ms"] = echo
        latency.details["computed ms"] = Statistics(result.computed)?.median
        latency.details["computed by the peer ms"] = peer.flatMap { Statistics($0.result.computed)?.median }
        bench.report.add(latency)
        bench.noteLatency(of: script.name, milliseconds: latency.value)
        var bytes = Figure("bytes.\(script.name)", unit: "bytes")
        bytes.summarise(result.bytes)
        bytes.baseline = peer.flatMap { baseline($0.result.bytes, "bytes \($0.name)") }
        // The limit is for one row down without the detail pane.
        if script.name == "answer-down-alone" { bytes.limit = .valueAtMost(300) }
        bench.report.add(bytes)
    }

    private static func report(_ peer: PeerResult, echo: Double, _ bench: Workbench) {
        var figure = Figure("peer.\(peer.name)", unit: "ms")
        figure.summarise(peer.result.milliseconds)
        figure.baseline = Figure.Baseline(name: "ms echo", value: echo)
        figure.details["bytes"] = Statistics(peer.result.bytes)?.median
        figure.details["computed ms"] = Statistics(peer.result.computed)?.median
        bench.report.add(figure)
    }

    private static func baseline(_ values: [Double], _ name: String) -> Figure.Baseline? {
        Statistics(values).map { Figure.Baseline(name: name, value: $0.median) }
    }

    /// The milliseconds that a terminal and this program take by themselves.
    private static func floor(_ bench: Workbench) throws -> Double {
        let session = try TerminalSession(Launch(bench.ownProgram, ["probe-echo"], home: try bench.home("echo")))
        _ = session.settle(quiet: 50, patience: 10_000, until: "ready")
        let echo = try KeyTyping(session: session, count: count).run(KeyScript(name: "echo", setUp: "", keys: ["x"]))
        return Statistics(echo.milliseconds)?.median ?? 0
    }

    /// The first is the one that figures stand beside.
    private static func peers(_ bench: Workbench) throws -> [PeerResult] {
        var peers: [PeerResult] = []
        if let tig = Peer.tig.path {
            let (main, log) = ("main view down", "log view down")
            let launch = try Repository.tig(tig, commits: 20_000, bench)
            peers.append(try peer("tig \(main)", launch, until: Repository.lastSubject, back: ("\u{1B}[H", 30)))
            var logging = launch
            logging.arguments.append("log")
            peers.append(try peer("tig \(log)", logging, until: Repository.lastSubject, back: ("", .max)))
        }
        if let visidata = Peer.visidata.path {
            let home = try bench.home("visidata")
            let rows = (1...5_000).map { "R\($0)\tanswer number \($0) of a table\tQ\($0 % 4)\n" }.joined()
            try Descriptor.write(Array("who\tanswer\tquestion\n\(rows)".utf8), toFile: "\(home)/table.tsv")
            let launch = Launch(visidata, ["\(home)/table.tsv"], home: home)
            peers.append(try peer("visidata down", launch, until: "answer number 9", back: ("gk", 30)))
        }
        return peers
    }

    private static func peer(
        _ name: String, _ launch: Launch, until mark: String, back: (keys: String, after: Int)
    ) throws -> PeerResult {
        let session = try TerminalSession(launch)
        // It reads on after the first screen.
        _ = session.settle(quiet: 1_500, patience: 30_000, until: mark)
        let script = KeyScript(name: name, setUp: "", keys: ["j"], goBack: back)
        return PeerResult(name: name, result: try KeyTyping(session: session, count: count).run(script))
    }
}
