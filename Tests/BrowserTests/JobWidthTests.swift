import CodingModel
import TerminalText
import Testing

@testable import Browser

@Suite("The room that the jobs' names take")
struct JobWidthTests {
    @Test("The widest name counts, as jobs are added, told of, removed and put back")
    func widest() throws {
        var jobs = JobsState()
        let (short, long) = (try JobIdentifier.test("ab"), try JobIdentifier.test("abcdefgh"))
        let empty = jobs.rowWidth
        func widest() -> Int { jobs.rowWidth - empty }
        _ = jobs.add([KnownJob(identifier: short), KnownJob(identifier: long)])
        #expect(widest() == 8)
        let removed = jobs.remove(long)
        let departed = try #require(removed)
        #expect(widest() == 2)
        _ = jobs.restore(departed)
        #expect(widest() == 8)
        let report = JobReport(job: short, survey: "Twelve cells", status: .completed)
        jobs.change(short) { $0.take(report) }
        #expect(widest() == 12)
        _ = jobs.remove(short)
        #expect(widest() == 8)
    }

    @Test("The tally of widths finds the greatest that is left")
    func tally() {
        var tally = WidthTally()
        var widths: [Int] = []
        for step in 0..<300 {
            if step % 3 == 2 {
                let width = widths.remove(at: step % widths.count)
                tally.remove(width)
            } else {
                tally.add(step * 37 % 41)
                widths.append(step * 37 % 41)
            }
            #expect(tally.widest == widths.max() ?? 0)
        }
    }
}
