/// A group of figures that are taken together.
struct Benchmark: Sendable {
    let name: String
    /// A line for the help: the work that is measured, and the peers.
    let summary: String
    let run: @Sendable (Workbench) throws -> Void

    /// In the order in which they run.
    static let all = [
        Benchmark(name: "decode", summary: "bytes in memory into the model; JSONDecoder", run: DecodeBenchmark.run),
        Benchmark(name: "memory", summary: "peak while loading; the file's bytes", run: MemoryBenchmark.run),
        Benchmark(name: "open", summary: "start to the settled code tree of a file; jq", run: OpenBenchmark.run),
        Benchmark(name: "start", summary: "start to the list of 100 tracked jobs; tig", run: StartBenchmark.run),
        Benchmark(name: "keys", summary: "key to settled frame on a terminal; tig, visidata", run: KeysBenchmark.run),
        Benchmark(name: "inside", summary: "the same keys within one process", run: InsideBenchmark.run),
        Benchmark(name: "hard", summary: "keys where texts are long, beside a plain job", run: HardBenchmark.run),
        Benchmark(name: "snapshots", summary: "publishing 1,000 pages as they come", run: SnapshotsBenchmark.run),
        Benchmark(name: "search", summary: "first hits and all hits of a search; grep", run: SearchBenchmark.run),
        Benchmark(
            name: "queries", summary: "regular expressions, filters, shared people; grep -P", run: QueriesBenchmark.run),
        Benchmark(name: "paging", summary: "fetching 1,000 pages over loopback; curl", run: PagingBenchmark.run),
        Benchmark(name: "idle", summary: "bytes and wake-ups while nothing happens", run: IdleBenchmark.run),
    ]
}
