import Testing

@testable import verbatim_bench

@Suite("Facts about a process")
struct ProcessFactsTests {
    @Test("Wake-ups are counted over all threads and are never negative")
    func wakeUps() {
        #expect(ProcessFacts.wakeUps(from: ["1": 5, "2": 90], to: ["1": 5, "2": 90]) == 0)
        #expect(ProcessFacts.wakeUps(from: ["1": 5, "2": 90], to: ["1": 7, "2": 91]) == 3)
        #expect(ProcessFacts.wakeUps(from: ["1": 5, "2": 90], to: ["1": 5]) == 1)
        #expect(ProcessFacts.wakeUps(from: ["1": 5], to: ["1": 5, "3": 2]) == 2)
    }

    @Test("This process has memory and threads")
    func thisProcess() throws {
        let facts = ProcessFacts()
        // In this order: other tests take memory meanwhile.
        let resident = try #require(facts.residentMemory)
        #expect(try #require(facts.peakMemory) >= resident)
        #expect(!facts.contextSwitches.isEmpty)
    }
}
