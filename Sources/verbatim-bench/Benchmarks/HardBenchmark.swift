import Browser
import Canvas
import CodingModel
import Glibc
import TerminalText

/// The time of keys where texts are long, beside the same keys on a plain job: within the process up to the drawn frame, and on
/// the program's terminal.
enum HardBenchmark {
    private static let size = Size(width: 120, height: 40)
    private static let rounds = 40

    static func run(_ bench: Workbench) throws {
        let plain = try job(.plain)
        for hard in HardAnswers.all {
            var (own, other) = (open(hard, in: try job(hard)), open(hard, in: plain))
            let (slow, fast) = times(of: hard.keys, with: &own, &other)
            var figure = Figure("hard.\(hard.name)", unit: "µs")
            figure.summarise(slow)
            figure.baseline = Statistics(fast).map { Figure.Baseline(name: "µs on a plain job", value: $0.median) }
            figure.limit = .ratioAtMost(1.5)
            figure.details["on a terminal ms"] = try outside(hard, bench)
            figure.note = hard.note
            bench.report.add(figure)
        }
        jobs(bench)
    }

    /// A list of 100,000 jobs, beside one of a hundred.
    private static func jobs(_ bench: Workbench) {
        func open(_ count: Int) -> Press {
            var state = BrowserState(size: size, now: Moment(milliseconds: 0))
            let known = (0..<count).compactMap { JobIdentifier(RawText("job-\($0)")).map { KnownJob(identifier: $0) } }
            _ = reduce(&state, .addKnown(known))
            return Press(state)
        }
        var (many, few) = (open(100_000), open(100))
        let (slow, fast) = times(of: ["j", "j", "\u{4}", "k"], with: &many, &few)
        var figure = Figure("hard.jobs", unit: "µs")
        figure.summarise(slow)
        figure.baseline = Statistics(fast).map { Figure.Baseline(name: "µs with 100 jobs", value: $0.median) }
        figure.limit = .ratioAtMost(1.5)
        figure.note = "100,000 jobs on the list"
        bench.report.add(figure)
    }

    private static func job(_ hard: HardAnswers) throws -> CodedJob {
        var body: [UInt8] = []
        hard.write(&body)
        var loading = Loading()
        try loading.read(body)
        return loading.snapshot()
    }

    private static func open(_ hard: HardAnswers, in job: CodedJob) -> Press {
        var press = Press(job, size: size)
        for key in hard.setUp { press.take(key, on: nil) }
        return press
    }

    /// Microseconds that the thread computes from a key to its drawn frame, of two browsers in turn: what else the machine does
    /// falls on both.
    private static func times(
        of keys: [String], with hard: inout Press, _ plain: inout Press
    ) -> (slow: [Double], fast: [Double]) {
        var (slow, fast): ([Double], [Double]) = ([], [])
        for _ in 0..<rounds {
            for key in keys.flatMap({ Array($0) }) {
                hard.take(key, on: nil)
                slow.append(hard.computed)
                plain.take(key, on: nil)
                fast.append(plain.computed)
            }
        }
        return (slow, fast)
    }

    /// The median milliseconds from a key to the settled frame, of a few keys: there may be seconds to wait for each. Text that
    /// is alike throughout looks the same however it is scrolled, so there it is left and come back to.
    private static func outside(_ hard: HardAnswers, _ bench: Workbench) throws -> Double? {
        let path = "\(bench.folder)/hard-\(hard.name).json"
        var body: [UInt8] = []
        hard.write(&body)
        let descriptor = try Descriptor.create(path)
        try Descriptor.empty(&body, into: descriptor, of: path)
        close(descriptor)
        let session = try TerminalSession(
            try bench.verbatim(["open", path], home: try bench.home("hard-\(hard.name)")))
        _ = session.settle(quiet: 300, patience: 60_000, until: "HARD")
        // Drawing everything anew comes last, so there is something to wait for.
        _ = session.type(KeyScript.bytes(of: hard.setUp + "\u{c}"), quiet: 1_000, patience: 60_000)
        let keys = hard.keys.contains("J") ? ["J", "K", "J", "K"] : hard.keys
        let times = keys.compactMap { session.type(KeyScript.bytes(of: $0), patience: 30_000).milliseconds }
        unlink(path)
        return Statistics(times)?.median
    }
}
