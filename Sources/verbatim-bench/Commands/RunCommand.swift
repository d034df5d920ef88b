import ArgumentParser

/// `verbatim-bench [run]`
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Take the measurements (the default).",
        discussion: """
            Build with -c release first, verbatim too: its binary is driven from outside, over a pseudo-terminal. \
            Peers are measured where they are installed.

            \(Benchmark.all.map { "\($0.name): \($0.summary)" }.joined(separator: "\n"))
            """)

    @Option(help: ArgumentHelp("How many answers the generated job has.", valueName: "number"))
    var answers = 100_000

    @Option(help: ArgumentHelp("Only these benchmarks, separated by commas.", valueName: "name,..."))
    var only: String?

    @Option(help: ArgumentHelp("How often what takes long is repeated.", valueName: "number"))
    var runs = 5

    @Option(help: ArgumentHelp("The verbatim to drive; else the one beside this program.", valueName: "path"))
    var program: String?

    @Option(help: ArgumentHelp("Put the generated data there and leave it.", valueName: "folder"))
    var keepData: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write JSON lines to this file too.", valueName: "file"))
    var output: String?

    @Flag(help: "Print a JSON object a line instead of a table.")
    var json = false

    @Flag(help: "Refuse to start unless every program to compare with is installed.")
    var peers = false

    func validate() throws {
        guard answers > 0, runs > 0 else { throw ValidationError("--answers and --runs are at least 1") }
        let known = Benchmark.all.map(\.name)
        if let stranger = wanted.first(where: { !known.contains($0) }) {
            throw ValidationError("there is no benchmark \(stranger); there are \(known.joined(separator: ", "))")
        }
    }

    func run() throws {
        if let missing = Peer.missing {
            if peers { throw BenchFailure(missing) }
            Report.progress(missing)
        }
        #if DEBUG
            Report.progress("this is a debug build: its figures mean nothing")
        #endif
        let bench = try Workbench(
            answers: answers, runs: runs, program: program, keepData: keepData,
            report: try Report(isJSON: json, file: output))
        for benchmark in Benchmark.all where only == nil || wanted.contains(benchmark.name) {
            Report.progress(benchmark.name)
            do {
                try benchmark.run(bench)
            } catch let failure as BenchFailure {
                bench.report.add(.skipped(benchmark.name, because: failure.description))
            }
        }
    }

    private var wanted: [String] { only.map { $0.split(separator: ",").map(String.init) } ?? [] }
}
