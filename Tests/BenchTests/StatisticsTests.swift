import Testing

@testable import verbatim_bench

@Suite("Statistics of measured values")
struct StatisticsTests {
    @Test("The median is the value in the middle, or between the two there")
    func median() throws {
        #expect(try #require(Statistics([3, 1, 2])).median == 2)
        #expect(try #require(Statistics([4, 1, 2, 3])).median == 2.5)
        #expect(try #require(Statistics([7])).median == 7)
    }

    @Test("Percentiles are values that were measured")
    func percentiles() throws {
        let hundred = try #require(Statistics((1...100).reversed().map(Double.init)))
        #expect(hundred.percentile(50) == 50)
        #expect(hundred.percentile(99) == 99)
        #expect(hundred.percentile(100) == 100)
        #expect(hundred.percentile(0) == 1)
        let two = try #require(Statistics([10, 20]))
        #expect(two.percentile(50) == 10)
        #expect(two.percentile(51) == 20)
        #expect((two.least, two.greatest, two.count) == (10, 20, 2))
    }

    @Test("Nothing measured has no statistics")
    func empty() {
        #expect(Statistics([]) == nil)
    }
}
