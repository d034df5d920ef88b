import CodingModel
import Foundation
import TerminalText
import Testing

@Suite("Ids, states, times and paths")
struct JobTypeTests {
    @Test("A job id loses the space around it and can't be blank")
    func identifiers() {
        #expect(JobIdentifier(" 123e-4 \n")?.raw == "123e-4")
        #expect(JobIdentifier("a b")?.raw == "a b")
        #expect(JobIdentifier("") == nil)
        #expect(JobIdentifier(" \t") == nil)
    }

    @Test("Each word of the API is a status and back")
    func statuses() {
        for word in ["queued", "processing", "completed", "partial_failure", "total_failure", "done", ""] {
            #expect(JobStatus(apiValue: RawText(word)).apiValue == RawText(word))
        }
        #expect(JobStatus(apiValue: " Completed\n") == .completed)
        #expect(JobStatus(apiValue: "PARTIAL_FAILURE") == .partialFailure)
        #expect(JobStatus(apiValue: "com pleted") == .unrecognised("com pleted"))
        let final: [JobStatus] = [.completed, .partialFailure, .totalFailure]
        #expect(final.map(\.isFinal) == [true, true, true])
        let open: [JobStatus] = [.queued, .processing, .unrecognised("x")]
        #expect(open.map(\.isFinal) == [false, false, false])
        #expect(!JobStatus.processing.mayHaveResults)
        #expect(JobStatus.partialFailure.mayHaveResults)
    }

    @Test(
        "RFC 3339 times",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2024-03-12T15:30:45Z", 1_710_257_445),
            ("2024-03-12T15:30:45.25Z", 1_710_257_445.25), ("2024-03-12t15:30:45z", 1_710_257_445),
            ("2024-03-12 16:30:45+01:00", 1_710_257_445), ("2024-03-12T10:00:45-05:30", 1_710_257_445),
            ("2024-03-12T15:30:45", 1_710_257_445), ("2000-02-29T00:00:00Z", 951_782_400),
            ("1969-12-31T23:59:59Z", -1), ("0000-01-01T00:00:00Z", -62_167_219_200),
            ("9999-12-31T23:59:59Z", 253_402_300_799), ("2016-12-31T23:59:60Z", 1_483_228_800),
        ])
    func times(text: String, seconds: Double) {
        #expect(CompletionTime(RawText(text)).secondsSince1970 == seconds)
    }

    @Test(
        "What is no RFC 3339 time is kept as text",
        arguments: [
            "", "yesterday", "2024-03-12", "2024-13-01T00:00:00Z", "2023-02-29T00:00:00Z", "2024-03-12T24:00:00Z",
            "2024-03-12T15:30Z", "2024-03-12T15:30:45.Z", "2024-03-12T15:30:45+0100", "2024-03-12T15:30:45Z ",
            "2024-03-12T15:30:45+01:00x", "２０２４-03-12T15:30:45Z", "2024-3-12T15:30:45Z",
        ])
    func noTimes(text: String) {
        #expect(CompletionTime(RawText(text)).secondsSince1970 == nil)
        #expect(CompletionTime(RawText(text)).raw == RawText(text))
    }

    @Test("Days agree with Foundation's calendar, which is Gregorian from 1583")
    func daysAgree() {
        let format = Date.ISO8601FormatStyle()
        for day in stride(from: -141_000, through: 700_000, by: 997) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400 + 3_661)
            #expect(CompletionTime(RawText(date.formatted(format))).secondsSince1970 == date.timeIntervalSince1970)
        }
    }

    @Test("A code's path is written and read alike")
    func paths() {
        for text in ["1", "1/11", "-3/0/9223372036854775807"] {
            #expect(CodePath(parsing: text)?.description == text)
        }
        for text in ["", "/", "1/", "/1", "1//2", "a", "+1", " 1", "1.0", "9223372036854775808"] {
            #expect(CodePath(parsing: text) == nil, "\(text)")
        }
        #expect(CodePath(ids: []) == nil)
    }
}
