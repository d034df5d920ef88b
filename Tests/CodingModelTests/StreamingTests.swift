import CodingModel
import TerminalText
import TestSupport
import Testing

@Suite("Bytes arrive in pieces of any size", .permit(.processor))
struct StreamingTests {
    /// What a reading comes to: the job with its head, or what is wrong.
    enum Outcome: Hashable {
        case read(PageHead, Reading)
        case failed(DecodingFailure)
    }

    static func outcome(_ pieces: [ArraySlice<UInt8>]) -> Outcome {
        var builder = CodedJobBuilder(job: .sample)
        var reading = PageReading()
        do throws(DecodingFailure) {
            for piece in pieces { try reading.take(piece.span, into: &builder) }
            let head = try reading.end(into: &builder)
            builder.keep(head)
            return .read(head, Reading(builder.snapshot(isComplete: true)))
        } catch {
            return .failed(error)
        }
    }

    /// All that is special in a text, and fields in an unusual order.
    static let document = """
        \u{FEFF} {"extra":{"a":[1,-2.5e-3,true,false,null,"\\u00e9\\ud83d\\ude00\\"",{}],"b":"é漢😀"},"results":
        {"completedAt":"2024-03-12T15:30:45Z","questionCodes":[{"responseCodes":[
        {"label":"L\\u00e4n\\nge","id":12,"responses":[{"followupResponses":[{"answer":"a\\ud83d","question":"q"}],
        "answer":"日本 \\ud83d\\ude00\\/","responseIdentifier":"r1"}],"subCodes":[{"id":1e2,"label":"é","responses":
        [{"responseIdentifier":"r1","answer":"x"}],"subCodes":[]}]}],"question":"Q?","questionIdentifier":"Q1"}],
        "nextCursor":"c\\u002b1"},"status":"completed","surveyIdentifier":"s","batchJobId":"sample-job"} \n
        """

    @Test("Every split of a document in two gives the same job, and so does every byte alone")
    func everySplit() throws {
        let body = Array(Self.document.utf8)
        let whole = Self.outcome([body[...]])
        guard case .read = whole else { throw Missing(what: "\(whole)") }
        for cut in 0...body.count { #expect(Self.outcome([body[..<cut], body[cut...]]) == whole, "cut at \(cut)") }
        #expect(Self.outcome(body.indices.map { body[$0...$0] }) == whole)
    }

    @Test("A bad document is told alike however it is split", arguments: Rounds.seeds(20))
    func badDocuments(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<20 {
            var body = Array(Self.document.utf8)
            body[Int.random(in: 0..<body.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            if Bool.random(using: &random) { body.removeLast(Int.random(in: 1..<body.count, using: &random)) }
            let whole = Self.outcome([body[...]])
            let cut = Int.random(in: 0...body.count, using: &random)
            #expect(Self.outcome([body[..<cut], body[cut...]]) == whole, "seed \(seed)")
            #expect(Self.outcome(body.indices.map { body[$0...$0] }) == whole, "seed \(seed)")
        }
    }
}
