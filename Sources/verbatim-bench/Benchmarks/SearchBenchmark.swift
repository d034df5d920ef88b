/// The first hits of an incremental search.
enum SearchBenchmark {
    static func run(_ bench: Workbench) throws {
        bench.report.add(.skipped("search", because: "waits for the search of CodingModel"))
    }
}
