import CodingModel
import TerminalText

// What libFuzzer calls with bytes of its own making; Scripts/fuzz builds and runs it.

/// Reads the bytes whole, in pieces, and written down to be merged later, into a builder that has a page already: all must
/// come to the same, a failure must leave nothing behind, and a trap, a hang or a read outside the bytes is libFuzzer's to find.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    guard count > 1, let job = JobIdentifier("fuzz") else { return 0 }
    let bytes = UnsafeBufferPointer(start: start, count: count)
    // The first byte says how long the pieces are; each is a block of memory of its own, so that a read beyond it is
    // seen.
    let length = Int(bytes[0] % 16) + 1
    let body = Array(bytes.dropFirst())
    let pieces = stride(from: 0, to: body.count, by: length).map { Array(body[$0..<min($0 + length, body.count)]) }
    let whole = outcome(of: [body], job)
    guard outcome(of: pieces, job) == whole else { fatalError("the same bytes in pieces read otherwise") }
    guard outcome(of: pieces, job, mergingLater: true) == whole else { fatalError("merged later they are another job") }
    return 0
}

/// All that a reading comes to, as one text.
private func outcome(of pieces: [[UInt8]], _ job: JobIdentifier, mergingLater: Bool = false) -> String {
    var builder = CodedJobBuilder(job: job)
    guard let first = try? builder.read(Array(firstPage.utf8)) else { fatalError("the first page is a good one") }
    builder.keep(first)
    let before = describe(builder.snapshot(isComplete: false))
    var reading = PageReading()
    var recording = PageRecording()
    do throws(DecodingFailure) {
        let head: PageHead
        if mergingLater {
            for (number, piece) in pieces.enumerated() {
                try reading.take(piece.span, into: &recording)
                if number % 16 == 15 { recording.replay(into: &builder) }
            }
            head = try reading.end(into: &recording)
            recording.replay(into: &builder)
        } else {
            for piece in pieces { try reading.take(piece.span, into: &builder) }
            head = try reading.end(into: &builder)
        }
        builder.keep(head)
        return "\(head) \(describe(builder.snapshot(isComplete: true)))"
    } catch {
        if mergingLater { builder.drop() }
        let after = describe(builder.snapshot(isComplete: false))
        guard after == before else { fatalError("a page that failed left something behind") }
        guard error.sentence.string.unicodeScalars.count < 700 else { fatalError("a sentence without bounds") }
        return "\(error)"
    }
}

private func describe(_ job: CodedJob) -> String {
    var text = "\(job.respondentCount)"
    for question in job.questions {
        text += " \(question.identifier.string) \(question.text.string) \(question.codedRespondents)"
        for code in question.codeIndices {
            text += " \(question.path(of: code)) \(question.label(of: code).string) \(question.counts(of: code))"
            text += " \(Array(question.netAnswers(of: code)))"
        }
        for answer in 0..<question.answerCount { text += " \(question.answer(answer))" }
    }
    return text
}

private let firstPage = """
    {"batchJobId":"fuzz","surveyIdentifier":"s","status":"completed","results":{"completedAt":"t","questionCodes":[
    {"questionIdentifier":"Q1","question":"?","responseCodes":[{"id":1,"label":"A","responses":[
    {"responseIdentifier":"r","answer":"a"}],"subCodes":[]}]}],"nextCursor":"c"}}
    """
