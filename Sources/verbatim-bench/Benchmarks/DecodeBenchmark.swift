import CodingModel
import FoundationEssentials

/// How fast the bytes of an answer become a job that can be shown.
enum DecodeBenchmark {
    static func run(_ bench: Workbench) throws {
        let body = try Descriptor.contents(of: try bench.document())
        let plain = try plainDecoding(body, runs: min(bench.runs, 3))
        var (readings, snapshots, totals): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<bench.runs {
            var loading = Loading()
            let reading = try Clock.milliseconds { try loading.read(body) }
            let snapshot = Clock.milliseconds { keep(loading.snapshot()) }
            readings.append(reading)
            snapshots.append(snapshot)
            totals.append(reading + snapshot)
        }
        let baseline = Figure.Baseline(name: "JSONDecoder into structs", value: speed(of: body, plain))
        var model = figure("decode.model", body, totals)
        model.baseline = baseline
        model.limit = .ratioAtLeast(5)
        bench.report.add(model)
        var reading = figure("decode.reading", body, readings)
        reading.baseline = baseline
        reading.details["snapshot ms"] = Statistics(snapshots)?.median
        reading.note = "without the snapshot"
        bench.report.add(reading)
    }

    private static func figure(_ name: String, _ body: [UInt8], _ milliseconds: [Double]) -> Figure {
        var figure = Figure(name, unit: "MB/s")
        figure.value = speed(of: body, milliseconds)
        figure.best = Statistics(milliseconds).map { speed(of: body, [$0.least]) }
        figure.runs = milliseconds.count
        figure.details["MB"] = Double(body.count) / 1e6
        return figure
    }

    /// Millions of bytes a second, by the median.
    private static func speed(of body: [UInt8], _ milliseconds: [Double]) -> Double {
        Double(body.count) / 1e3 / (Statistics(milliseconds)?.median ?? .infinity)
    }

    private static func plainDecoding(_ body: [UInt8], runs: Int) throws -> [Double] {
        let data = Data(body)
        return try (0..<runs).map { _ in
            try Clock.milliseconds { keep(try JSONDecoder().decode(PlainAnswer.self, from: data)) }
        }
    }

    /// Keeps the optimiser from dropping work whose result nobody looks at.
    @inline(never) private static func keep<Value>(_ value: Value) {}
}

/// The API's answer as the structs that anybody would write.
private struct PlainAnswer: Decodable {
    struct Results: Decodable {
        let completedAt: String
        let questionCodes: [Question]
        let nextCursor: String?
    }

    struct Question: Decodable {
        let questionIdentifier: String
        let question: String
        let responseCodes: [Code]
    }

    struct Code: Decodable {
        let id: Int64
        let label: String
        let responses: [Response]
        let subCodes: [Code]
    }

    struct Response: Decodable {
        let responseIdentifier: String
        let answer: String
        let followupResponses: [Followup]?
    }

    struct Followup: Decodable {
        let question: String
        let answer: String
    }

    let batchJobId: String
    let surveyIdentifier: String
    let status: String
    let results: Results
}
