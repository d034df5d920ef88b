/// The time to fetch a job of many pages from a server on this machine.
enum PagingBenchmark {
    private static let pages = 1_000

    static func run(_ bench: Workbench) throws {
        guard bench.knows("fetch") else {
            return bench.report.add(.skipped("paging", because: "verbatim fetch is not there yet"))
        }
        let server = try ServingProcess(bench, answers: bench.answers, pages: pages)
        let list = try curlConfiguration(server, bench)
        var (own, peer): (Times, Times) = (Times(), Times())
        for run in 0..<bench.runs {
            // A new home each time: a page that is in the store is not fetched again.
            let home = try bench.home("fetch-\(run)")
            try own.add(
                try bench.verbatim(
                    ["fetch", SurveyPlan.job, "--server", server.url, "-o", "\(home)/job.json"], home: home,
                    adding: ["AFTERCARE_API_KEY": "benchmark"]))
            if let curl = Peer.curl.path {
                try peer.add(Launch(curl, ["--silent", "--fail", "--config", list], home: home))
            }
        }
        var figure = Figure("paging.fetch", unit: "ms")
        figure.summarise(own.wall)
        figure.baseline = Statistics(peer.wall).map { Figure.Baseline(name: "ms curl, to files", value: $0.median) }
        figure.limit = .ratioAtMost(2)
        figure.details["pages"] = Double(pages)
        figure.details["computed ms"] = Statistics(own.computed)?.median
        figure.details["computed by curl ms"] = Statistics(peer.computed)?.median
        bench.report.add(figure)
    }

    /// The milliseconds of each run of a program.
    private struct Times {
        var (wall, computed): ([Double], [Double]) = ([], [])

        mutating func add(_ launch: Launch) throws {
            let before = Clock.computedByChildren
            wall.append(try launch.run(errors: "\(launch.environment["HOME"] ?? "/tmp")/errors"))
            computed.append(Clock.computedByChildren - before)
        }
    }

    /// One curl for all pages, on one connection, each page to a file.
    private static func curlConfiguration(_ server: ServingProcess, _ bench: Workbench) throws -> String {
        let home = try bench.home("curl")
        let address = "\(server.url)/api/v1/coding/\(SurveyPlan.job)"
        let lines = (0..<pages).map { page in
            let query = page == 0 ? "" : "?cursor=\(SurveyWriter.cursor(of: page))"
            return "url = \"\(address)\(query)\"\noutput = \"\(home)/page-\(page).json\"\n"
        }
        try Descriptor.write(Array(lines.joined().utf8), toFile: "\(home)/list")
        return "\(home)/list"
    }
}
