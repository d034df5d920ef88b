import Glibc

/// How much memory a job takes while it is loaded.
enum MemoryBenchmark {
    static func run(_ bench: Workbench) throws {
        let file = try bench.document()
        var facts = stat()
        stat(file, &facts)
        let baseline = Figure.Baseline(name: "MB in the file", value: Double(facts.st_size) / 1e6)
        var model = try loading(file, bench)
        model.baseline = baseline
        model.limit = .ratioAtMost(1)
        bench.report.add(model)
        var program = try opening(file, bench)
        program.baseline = baseline
        bench.report.add(program)
    }

    /// The model alone, in a process that does nothing else.
    private static func loading(_ file: String, _ bench: Workbench) throws -> Figure {
        let home = try bench.home("memory")
        let runs = try (0..<min(bench.runs, 3)).map { _ in
            try Launch(bench.ownProgram, ["probe-load", file], home: home).run(output: "\(home)/probe")
            let numbers = String(decoding: try Descriptor.contents(of: "\(home)/probe"), as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
            guard numbers.count == 3 else { throw BenchFailure("the loading probe says nothing") }
            return numbers
        }
        var figure = Figure("memory.loading", unit: "MB")
        figure.summarise(runs.map { $0[0] / 1e6 })
        figure.details["left MB"] = Statistics(runs.map { $0[1] / 1e6 })?.median
        figure.note = "peak above start"
        return figure
    }

    /// The whole program, with what it takes for a job of one answer taken off.
    private static func opening(_ file: String, _ bench: Workbench) throws -> Figure {
        let empty = try peak(of: try bench.document(answers: 1), bench)
        var figure = Figure("memory.program", unit: "MB")
        figure.summarise([(try peak(of: file, bench) - empty) / 1e6])
        figure.details["with one answer MB"] = empty / 1e6
        figure.note = "peak of verbatim open above that with one answer"
        return figure
    }

    private static func peak(of file: String, _ bench: Workbench) throws -> Double {
        let session = try OpenBenchmark.session(file, bench)
        return Double(ProcessFacts(session.process).peakMemory ?? 0)
    }
}
