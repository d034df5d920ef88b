import CodingModel

/// The time of an incremental search to its first hits, and to its end.
enum SearchBenchmark {
    /// Milliseconds to the first hits.
    private static let limit = 50.0

    /// The measurements of each run with one pattern.
    private struct Times {
        var (own, peerFirst, peerAll): ([TimedSearch.Result], [Double], [PlainScan.Result]) = ([], [], [])
    }

    static func run(_ bench: Workbench) throws {
        let scan = try searching(bench)
        try typing(bench, beside: scan)
    }

    /// In this process, as the program's runner searches.
    private static func searching(_ bench: Workbench) throws -> PlainScan? {
        let job = try Loading.job(fromFile: try bench.document())
        guard let question = job.questions.first else { throw BenchFailure("the job has no questions") }
        let texts = "\(bench.folder)/texts-\(bench.answers)"
        let size = try TextLines.write(job, to: texts)
        let scan = PlainScan(of: texts, home: try bench.home("search"))
        var search = try TimedSearch(job)
        for pattern in SearchPattern.all(in: question) {
            var times = Times()
            // In turn, so that what else the machine does hits both alike.
            for _ in 0..<max(bench.runs, 10) {
                times.own.append(try search.run(pattern.text))
                guard let scan else { continue }
                times.peerFirst.append(try scan.run(pattern.text, stopsAtFirst: true).milliseconds)
                times.peerAll.append(try scan.run(pattern.text))
            }
            reportFirst(times, of: pattern, bench)
            reportAll(times, of: pattern, megabytes: Double(size) / 1e6, bench)
        }
        return scan
    }

    private static func reportFirst(_ times: Times, of pattern: SearchPattern, _ bench: Workbench) {
        var figure = Figure("search.first.\(pattern.name)", unit: "ms")
        figure.summarise(times.own.map(\.first))
        figure.baseline = baseline(times.peerFirst, "ms grep -m 1 -F")
        figure.limit = .valueAtMost(limit)
        figure.details["told something ms"] = Statistics(times.own.map(\.told))?.median
        figure.note = pattern.meaning
        bench.report.add(figure)
    }

    private static func reportAll(
        _ times: Times, of pattern: SearchPattern, megabytes: Double, _ bench: Workbench
    ) {
        var figure = Figure("search.all.\(pattern.name)", unit: "ms")
        figure.summarise(times.own.map(\.all))
        figure.baseline = baseline(times.peerAll.map(\.milliseconds), "ms grep -c -F")
        figure.details["MB"] = megabytes
        figure.details["found"] = times.own.last.map { Double($0.found) }
        figure.details["computed ms"] = Statistics(times.own.map(\.computed))?.median
        // grep tells apart what this search does not: case and accents.
        figure.details["found by grep"] = times.peerAll.last.map { Double($0.lines) }
        figure.details["computed by grep ms"] = Statistics(times.peerAll.map(\.computed))?.median
        figure.note = times.peerAll.isEmpty ? "grep is not installed" : nil
        bench.report.add(figure)
    }

    /// In the program, by keys on its terminal.
    private static func typing(_ bench: Workbench, beside scan: PlainScan?) throws {
        let pattern = SearchPattern.common.text
        let session = try OpenBenchmark.session(try bench.document(), bench)
        let typed = try SearchTyping(session: session, count: max(bench.runs, 20)).run(pattern)
        var figure = Figure("search.typing", unit: "ms")
        figure.summarise(typed.counted)
        figure.baseline = try scan.flatMap { baseline([try $0.run(pattern).milliseconds], "ms grep -c -F") }
        figure.limit = .valueAtMost(limit)
        figure.details["last frame ms"] = Statistics(typed.settled)?.median
        figure.note = "last key of “\(pattern)” to the frame that first counts matches"
        bench.report.add(figure)
    }

    private static func baseline(_ values: [Double], _ name: String) -> Figure.Baseline? {
        Statistics(values).map { Figure.Baseline(name: name, value: $0.median) }
    }
}
