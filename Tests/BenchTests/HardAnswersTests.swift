import CodingModel
import TestSupport
import Testing

@testable import verbatim_bench

@Suite("Jobs whose texts are long", .permit(.processor))
struct HardAnswersTests {
    @Test("Each is an answer of the API, but for the largest, which are written alike")
    func areRead() throws {
        var read: [String] = []
        for hard in [HardAnswers.plain] + HardAnswers.all where !hard.note.contains("50 MB") {
            var body: [UInt8] = []
            hard.write(&body)
            var loading = Loading()
            #expect(throws: Never.self, "\(hard.name)") { try loading.read(body) }
            let job = loading.snapshot()
            #expect(job.questions.first?.answerCount ?? 0 > 0, "\(hard.name)")
            read.append(hard.name)
        }
        #expect(read.count == Set(read).count && read.count >= 12)
    }
}
