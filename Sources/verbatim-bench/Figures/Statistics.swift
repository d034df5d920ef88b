/// Order statistics of repeated measurements: least, median, percentiles.
struct Statistics: Equatable {
    private let sorted: [Double]

    /// Nil when nothing was measured.
    init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        sorted = values.sorted()
    }

    var count: Int { sorted.count }
    var least: Double { sorted[0] }
    var greatest: Double { sorted[sorted.count - 1] }

    /// The value in the middle; of an even number of values the mean of the two there.
    var median: Double {
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The least value that at least so many percent of all do not exceed (nearest rank).
    func percentile(_ percent: Double) -> Double {
        let rank = (percent / 100 * Double(sorted.count)).rounded(.up)
        return sorted[min(max(Int(rank), 1), sorted.count) - 1]
    }
}
