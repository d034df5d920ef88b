import CodingModel

/// The cost of showing a job while its pages come, beside that of showing it once.
enum SnapshotsBenchmark {
    private static let pages = 1_000

    /// The milliseconds of each run.
    private struct Times {
        var (all, last, whole, reading): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
        var published = 0
    }

    static func run(_ bench: Workbench) throws {
        let bodies = Array(SurveyWriter(SurveyPlan(answers: bench.answers)).pages(count: pages))
        var times = Times()
        for _ in 0..<min(bench.runs, 3) {
            try publishing(bodies, &times)
            // The last of many has the finished questions from those before it; this one has to do it all.
            var loading = Loading()
            times.reading.append(try Clock.computing { for body in bodies { try loading.read(body) } })
            times.whole.append(Clock.computing { _ = loading.snapshot() })
        }
        report("snapshots.all", times, beside: times.whole, "ms one, after all pages", bench)
        report("snapshots.share", times, beside: times.reading, "ms reading all pages", bench)
    }

    /// As the service publishes them: whenever its budget affords a snapshot.
    private static func publishing(_ bodies: [[UInt8]], _ times: inout Times) throws {
        var loading = Loading()
        var (total, last) = (0.0, 0.0)
        var budget = PublishingBudget()
        times.published = 0
        for (number, body) in bodies.enumerated() {
            try loading.read(body)
            let start = Clock.computed / 1_000
            guard budget.affordsSnapshot(at: start) || number == bodies.count - 1 else { continue }
            last = Clock.computing { _ = loading.snapshot() }
            budget.noteSnapshot(from: start, to: Clock.computed / 1_000)
            total += last
            times.published += 1
        }
        times.all.append(total)
        times.last.append(last)
    }

    private static func report(
        _ name: String, _ times: Times, beside baseline: [Double], _ what: String, _ bench: Workbench
    ) {
        var figure = Figure(name, unit: "ms")
        figure.summarise(times.all)
        figure.baseline = Statistics(baseline).map { Figure.Baseline(name: what, value: $0.median) }
        figure.details["snapshots"] = Double(times.published)
        figure.details["pages"] = Double(pages)
        figure.details["the last ms"] = Statistics(times.last)?.median
        bench.report.add(figure)
    }
}
