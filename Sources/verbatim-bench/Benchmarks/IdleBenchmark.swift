/// What the program does while nothing happens: nothing at all.
enum IdleBenchmark {
    private static let milliseconds: Int32 = 5_000

    static func run(_ bench: Workbench) throws {
        report("idle.open", try OpenBenchmark.session(try bench.document(answers: 1_000), bench), bench)
        let server = try ServingProcess(bench, answers: 1_000, pages: 3)
        let home = try bench.home("idle")
        let watching = try TerminalSession(
            try bench.verbatim(
                ["browse", SurveyPlan.job, "a-job-without-codes", "--server", server.url], home: home,
                adding: ["AFTERCARE_API_KEY": "benchmark"]))
        _ = watching.settle(quiet: 500, patience: 20_000, until: "BENCH-1000")
        report("idle.watch", watching, bench)
    }

    private static func report(_ name: String, _ session: TerminalSession, _ bench: Workbench) {
        // Threads that have done their part go to sleep for good.
        _ = session.listen(milliseconds: 1_500)
        let facts = ProcessFacts(session.process)
        let before = facts.contextSwitches
        let output = session.listen(milliseconds: milliseconds)
        var bytes = Figure("\(name).bytes", unit: "bytes")
        bytes.value = Double(output.bytes.count)
        bytes.runs = 1
        bytes.limit = .valueAtMost(0)
        bytes.note = output.hasEnded ? "the program has ended" : "in \(milliseconds / 1000) s"
        bench.report.add(bytes)
        var switches = Figure("\(name).switches", unit: "")
        switches.value = Double(ProcessFacts.wakeUps(from: before, to: facts.contextSwitches))
        switches.runs = 1
        switches.limit = .valueAtMost(0)
        switches.note = "context switches of all threads in \(milliseconds / 1000) s"
        bench.report.add(switches)
    }
}
