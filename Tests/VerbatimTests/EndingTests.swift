import DemoServer
import Glibc
import TerminalText
import Testing

@testable import verbatim

@Suite("Endings of the program")
struct EndingTests {
    private static let endings: [(Departure, Int32?, String?)] = [
        (.quit, 0, nil), (.signal(SIGINT), 130, "interrupted"),
        (.signal(SIGTERM), nil, "ended by signal 15 (Terminated)"), (.terminalGone, 129, "the terminal is gone"),
    ]

    @Test("Every ending has its status and its reason", arguments: endings)
    func ending(departure: Departure, status: Int32?, sentence: String?) {
        #expect(departure.exitStatus == status)
        #expect(departure.sentence == sentence)
    }

    @Test("A printed sentence quotes nothing that a terminal obeys")
    func quoting() {
        let line = StandardStreams.line("the file \u{1B}]0;owned\u{7}x\nY does not exist").string
        #expect(line.hasPrefix("verbatim: the file ") && line.hasSuffix("Y does not exist"))
        #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    }

    @Test("The server's notice gives every job with a command for it")
    func notice() {
        let lines = ServeNotice.lines(url: "http://127.0.0.1:9", key: "k").map(\.string)
        for job in DemoServer.jobs {
            #expect(lines.contains { $0.contains(job.id) && $0.contains(job.title) })
            #expect(lines.contains("  AFTERCARE_API_KEY=k verbatim --server http://127.0.0.1:9 \(job.id)"))
        }
    }
}
