import Testing

@testable import verbatim_bench

@Suite("Figures and their limits")
struct FigureTests {
    private func figure(_ value: Double?, beside baseline: Double?, _ limit: Figure.Limit?) -> Figure {
        var figure = Figure("some.figure", unit: "ms")
        figure.value = value
        figure.baseline = baseline.map { Figure.Baseline(name: "ms peer", value: $0) }
        figure.limit = limit
        return figure
    }

    @Test("The ratio is the value over the baseline")
    func ratio() {
        #expect(figure(3, beside: 2, nil).ratio == 1.5)
        #expect(figure(3, beside: nil, nil).ratio == nil)
        #expect(figure(3, beside: 0, nil).ratio == nil)
        #expect(figure(nil, beside: 2, nil).ratio == nil)
    }

    @Test("A limit is kept up to its very value")
    func limit() {
        #expect(figure(3, beside: 2, .ratioAtMost(1.5)).isMet == true)
        #expect(figure(3.1, beside: 2, .ratioAtMost(1.5)).isMet == false)
        #expect(figure(10, beside: 2, .ratioAtLeast(5)).isMet == true)
        #expect(figure(9, beside: 2, .ratioAtLeast(5)).isMet == false)
        #expect(figure(0, beside: nil, .valueAtMost(0)).isMet == true)
        #expect(figure(1, beside: nil, .valueAtMost(0)).isMet == false)
    }

    @Test("A figure that could not be measured neither keeps nor breaks a limit")
    func notMeasured() {
        #expect(figure(nil, beside: nil, .valueAtMost(0)).isMet == nil)
        #expect(figure(3, beside: nil, .ratioAtMost(1)).isMet == nil)
        #expect(Figure.skipped("some", because: "it is not there").isMet == nil)
    }

    @Test("Numbers are short and still tell")
    func shortNumbers() {
        #expect(Report.short(1234.6) == "1235")
        #expect(Report.short(12.34) == "12.3")
        #expect(Report.short(1.234) == "1.23")
        #expect(Report.short(0.0123) == "0.012")
        #expect(Report.short(5) == "5")
    }
}
