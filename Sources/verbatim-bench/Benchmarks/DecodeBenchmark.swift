import CodingModel
import FoundationEssentials

/// How fast the bytes of an answer become a job that can be shown, by the time that is computed.
enum DecodeBenchmark {
    /// The milliseconds of each run.
    private struct Times {
        var (plain, reading, snapshot): ([Double], [Double], [Double]) = ([], [], [])

        var total: [Double] { zip(reading, snapshot).map { $0 + $1 } }
    }

    static func run(_ bench: Workbench) throws {
        let file = try bench.document()
        let body = try Descriptor.contents(of: file)
        var times = Times()
        // In turn, so that what else the machine does hits both alike.
        for _ in 0..<bench.runs {
            times.plain.append(try plainDecoding(body))
            var loading = Loading()
            times.reading.append(try Clock.computing { try loading.read(body) })
            times.snapshot.append(Clock.computing { keep(loading.snapshot()) })
        }
        let baseline = Figure.Baseline(name: "JSONDecoder into structs", value: speed(of: body, times.plain))
        var model = figure("decode.model", body, times.total)
        model.baseline = baseline
        model.limit = .ratioAtLeast(5)
        bench.report.add(model)
        var reading = figure("decode.reading", body, times.reading)
        reading.baseline = baseline
        reading.details["snapshot ms"] = Statistics(times.snapshot)?.median
        reading.note = "without the snapshot"
        bench.report.add(reading)
        try compareWithSimdjson(file, figure("decode.simdjson", body, times.total), bench)
    }

    /// Sets the model beside a parser that knows nothing of answers and keeps every value.
    private static func compareWithSimdjson(_ file: String, _ model: Figure, _ bench: Workbench) throws {
        guard let parser = try Simdjson.parser(in: try bench.home("simdjson")) else {
            return bench.report.add(.skipped("decode.simdjson", because: Simdjson.advice))
        }
        var figure = model
        let times = try Simdjson.parse(file, with: parser, runs: bench.runs, home: try bench.home("parsing"))
        let megabytes = figure.details["MB"] ?? 0
        figure.baseline = Statistics(times).map {
            Figure.Baseline(name: "simdjson DOM parse", value: megabytes * 1e3 / $0.median)
        }
        figure.note = "decode.model again"
        bench.report.add(figure)
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

    private static func plainDecoding(_ body: [UInt8]) throws -> Double {
        let data = Data(body)
        return try Clock.computing { keep(try JSONDecoder().decode(PlainAnswer.self, from: data)) }
    }

    /// Keeps the optimiser from dropping work whose result nobody looks at.
    @inline(never) private static func keep<Value>(_ value: Value) {}
}

/// The API's answer as the structs that anybody would write; docs/api/README.md describes the fields.
private struct PlainAnswer: Decodable {
    let batchJobId: String
    let surveyIdentifier: String
    let status: String
    let results: PlainResults
}

private struct PlainResults: Decodable {
    let completedAt: String
    let questionCodes: [PlainQuestion]
    let nextCursor: String?
}

private struct PlainQuestion: Decodable {
    let questionIdentifier: String
    let question: String
    let responseCodes: [PlainCode]
}

private struct PlainCode: Decodable {
    let id: Int64
    let label: String
    let responses: [PlainResponse]
    let subCodes: [PlainCode]
}

private struct PlainResponse: Decodable {
    let responseIdentifier: String
    let answer: String
    let followupResponses: [PlainFollowup]?
}

private struct PlainFollowup: Decodable {
    let question: String
    let answer: String
}
