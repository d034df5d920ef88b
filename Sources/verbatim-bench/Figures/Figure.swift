import FoundationEssentials

/// One measurement beside what it is measured against: a line of the report.
struct Figure: Encodable {
    /// The value of the other side of the comparison, from the same run and in the same unit.
    struct Baseline: Encodable {
        let name: String
        let value: Double
    }

    /// The limit that the figure has to keep.
    enum Limit {
        case ratioAtMost(Double)
        case ratioAtLeast(Double)
        case valueAtMost(Double)
    }

    let name: String
    let unit: String
    /// The median, unless the name says otherwise; nil where nothing could be measured.
    var value: Double?
    var best: Double?
    var p99: Double?
    var runs = 0
    var baseline: Baseline?
    var limit: Limit?
    /// Further numbers, by what they count.
    var details: [String: Double] = [:]
    /// A remark on the figure, or why there is none.
    var note: String?

    init(_ name: String, unit: String) {
        self.name = name
        self.unit = unit
    }

    /// The figure that can't be taken here.
    static func skipped(_ name: String, because note: String) -> Figure {
        var figure = Figure(name, unit: "")
        figure.note = "skipped: \(note)"
        return figure
    }

    /// Takes the median and the extremes of measurements of which less is better.
    mutating func summarise(_ values: [Double]) {
        guard let statistics = Statistics(values) else { return }
        value = statistics.median
        best = statistics.least
        p99 = statistics.percentile(99)
        runs = statistics.count
    }

    /// The value as a part or a multiple of the baseline's.
    var ratio: Double? {
        guard let value, let baseline, baseline.value > 0 else { return nil }
        return value / baseline.value
    }

    /// Whether the limit is kept; nil when there is none or nothing to hold against it.
    var isMet: Bool? {
        switch limit {
        case .ratioAtMost(let most): ratio.map { $0 <= most }
        case .ratioAtLeast(let least): ratio.map { $0 >= least }
        case .valueAtMost(let most): value.map { $0 <= most }
        case nil: nil
        }
    }

    private enum CodingKeys: String, CodingKey {
        case name, unit, value, best, p99, runs, baseline, ratio, must, met, details, note
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(unit, forKey: .unit)
        try container.encode(value, forKey: .value)
        try container.encodeIfPresent(best, forKey: .best)
        try container.encodeIfPresent(p99, forKey: .p99)
        try container.encode(runs, forKey: .runs)
        try container.encode(baseline, forKey: .baseline)
        try container.encode(ratio, forKey: .ratio)
        try container.encode(limit?.description, forKey: .must)
        try container.encode(isMet, forKey: .met)
        if !details.isEmpty { try container.encode(details, forKey: .details) }
        try container.encodeIfPresent(note, forKey: .note)
    }
}

extension Figure.Limit: CustomStringConvertible {
    var description: String {
        switch self {
        case .ratioAtMost(let most): "≤ \(Report.short(most))×"
        case .ratioAtLeast(let least): "≥ \(Report.short(least))×"
        case .valueAtMost(let most): "≤ \(Report.short(most))"
        }
    }
}
