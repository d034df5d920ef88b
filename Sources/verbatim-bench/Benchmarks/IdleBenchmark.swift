/// Bytes written and context switches while nothing happens; there should be none.
enum IdleBenchmark {
    private static let milliseconds: Int32 = 5_000

    static func run(_ bench: Workbench) throws {
        let task = try TerminalSession(Launch(bench.ownProgram, ["probe-idle"], home: try bench.home("idle-task")))
        _ = task.settle(quiet: 200, patience: 10_000, until: "ready")
        let baseline = Figure.Baseline(name: "of a program that ran one Task", value: Double(idle(task).wakeUps))
        report("idle.open", try OpenBenchmark.session(try bench.document(answers: 1_000), bench), baseline, bench)
        let server = try ServingProcess(bench, answers: 1_000, pages: 3)
        let watching = try TerminalSession(
            try bench.verbatim(
                ["browse", SurveyPlan.job, "a-job-without-codes", "--server", server.url],
                home: try bench.home("idle"), adding: ["AFTERCARE_API_KEY": "benchmark"]))
        _ = watching.settle(quiet: 500, patience: 20_000, until: "BENCH-1000")
        report("idle.watch", watching, baseline, bench)
    }

    /// Leaves a program alone.
    private static func idle(_ session: TerminalSession) -> (output: TerminalSession.Output, wakeUps: Int) {
        // Threads that have done their part go to sleep for good.
        _ = session.listen(milliseconds: 1_500)
        let facts = ProcessFacts(session.process)
        let before = facts.contextSwitches
        let output = session.listen(milliseconds: milliseconds)
        return (output, ProcessFacts.wakeUps(from: before, to: facts.contextSwitches))
    }

    private static func report(
        _ name: String, _ session: TerminalSession, _ baseline: Figure.Baseline, _ bench: Workbench
    ) {
        let (output, wakeUps) = idle(session)
        var bytes = Figure("\(name).bytes", unit: "bytes")
        bytes.value = Double(output.bytes.count)
        bytes.runs = 1
        bytes.limit = .valueAtMost(0)
        bytes.note = output.hasEnded ? "the program has ended" : "in \(milliseconds / 1000) s"
        bench.report.add(bytes)
        var switches = Figure("\(name).switches", unit: "")
        switches.value = Double(wakeUps)
        switches.runs = 1
        switches.baseline = baseline
        switches.limit = .valueAtMost(0)
        switches.note = "context switches of all threads in \(milliseconds / 1000) s"
        bench.report.add(switches)
    }
}
