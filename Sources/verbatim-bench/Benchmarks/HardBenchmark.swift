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
        let (plain, tree) = (try job(.plain), try job(.plainTree))
        for hard in HardAnswers.all {
            var (own, other) = (open(hard, in: try job(hard)), open(hard, in: hard.fillsTree ? tree : plain))
            var figure = figure("hard.\(hard.name)", of: hard.keys, with: &own, &other, on: "a plain job", hard.note)
            figure.details["on a terminal ms"] = try outside(hard, bench)
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
        bench.report.add(
            figure(
                "hard.jobs", of: ["j", "j", "\u{4}", "k"], with: &many, &few, on: "a list of 100 jobs",
                "100,000 jobs on the list"))
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

    /// The key that is slowest beside the same key in another browser: microseconds that the thread computes from the key to its
    /// drawn frame. The browsers take keys in turn, so what else the machine does falls on both.
    private static func figure(
        _ name: String, of keys: [String], with hard: inout Press, _ plain: inout Press, on baseline: String,
        _ note: String
    ) -> Figure {
        var times: [Character: (slow: [Double], fast: [Double])] = [:]
        for _ in 0..<rounds {
            for key in keys.flatMap({ Array($0) }) {
                hard.take(key, on: nil)
                times[key, default: ([], [])].slow.append(hard.computed)
                plain.take(key, on: nil)
                times[key, default: ([], [])].fast.append(plain.computed)
            }
        }
        func ratio(_ times: (slow: [Double], fast: [Double])) -> Double {
            guard let slow = Statistics(times.slow), let fast = Statistics(times.fast) else { return 0 }
            return slow.median / fast.median
        }
        var figure = Figure(name, unit: "µs")
        guard let worst = times.max(by: { ratio($0.value) < ratio($1.value) }) else { return figure }
        figure.summarise(worst.value.slow)
        figure.baseline = Statistics(worst.value.fast).map {
            Figure.Baseline(name: "µs on \(baseline)", value: $0.median)
        }
        figure.limit = .ratioAtMost(1.5)
        figure.note = "\(note); of its keys \(KeyScript.name(of: worst.key)) is the slowest beside the other"
        return figure
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
