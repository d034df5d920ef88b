import CodingModel
import CodingService
import Glibc
import Synchronization
import TerminalText

/// Reports to people on standard error. On a terminal its last line shows how far a fetch has come, until something
/// else is printed; elsewhere that line is never drawn.
final class Narrator: Sendable {
    /// Milliseconds between two drawings: an SSH link has better things to carry.
    private static let interval: Int64 = 100

    private struct Line {
        var width = 0
        var drawnAt: Int64?
        var pace: Pace?
        /// The number of pages that an earlier fetch of the job had.
        var expectedPages: Int?
    }

    private let isTerminal: Bool
    private let line = Mutex(Line())

    init(isTerminal: Bool = DescriptorWriter.standardError.isTerminal) {
        self.isTerminal = isTerminal
    }

    /// Notes how many pages the job had the last time, for the estimate of the time left.
    func expect(pages: Int?) { line.withLock { $0.expectedPages = pages } }

    /// Prints a sentence.
    func complain(_ sentence: String) {
        line.withLock { line in
            Self.erase(&line)
            StandardStreams.complain(sentence)
        }
    }

    /// Says why the program ends, to a reader who may take nothing more.
    func sayLastWords(_ sentence: String) {
        line.withLock { line in
            Self.erase(&line)
            StandardStreams.lastWords(sentence)
        }
    }

    /// Erases the progress line, before data or the shell's prompt.
    func finish() { line.withLock { Self.erase(&$0) } }

    /// Shows how far a fetch has come.
    func note(_ reached: FetchProgress) {
        guard isTerminal else { return }
        let now = SystemClock().now.milliseconds
        line.withLock { line in
            let pace = line.pace ?? Pace(start: now, firstPage: reached.page)
            line.pace = pace
            let expectedPages = line.expectedPages
            Self.draw(at: now, &line) { pace.text(reached, at: now, expectedPages: expectedPages) }
        }
    }

    /// Shows how many bytes of a file are written.
    func note(written bytes: Int) {
        guard isTerminal else { return }
        let now = SystemClock().now.milliseconds
        line.withLock { line in
            // A file that is written at once gets no line.
            if line.drawnAt == nil { line.drawnAt = now }
            Self.draw(at: now, &line) { "writing · \(Pace.size(Double(bytes)))" }
        }
    }

    private static func draw(at now: Int64, _ line: inout Line, _ text: () -> DisplayText) {
        guard line.drawnAt.map({ now - $0 >= interval }) ?? true else { return }
        line.drawnAt = now
        let text = text().truncated(to: columns - 1)
        try? DescriptorWriter.standardError.overdraw(text.padded(to: min(line.width, columns - 1)))
        line.width = text.width
    }

    private static func erase(_ line: inout Line) {
        guard line.width > 0 else { return }
        let blank = DisplayText.repeating(" ", count: min(line.width, columns - 1))
        try? DescriptorWriter.standardError.overdraw(blank, returns: true)
        line.width = 0
    }

    private static var columns: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

/// The speed at which pages arrive, counted from one page and the time it came.
struct Pace: Hashable, Sendable {
    let start: Int64
    let firstPage: Int

    /// `page 12 of about 40 · 3.4 MB · 1.2 MB/s · about 20 s left`
    func text(_ reached: FetchProgress, at now: Int64, expectedPages: Int?) -> DisplayText {
        let seconds = Double(max(now - start, 1)) / 1000
        let done = reached.page - firstPage
        var text: DisplayText = "page \(reached.page)"
        if let expectedPages, expectedPages >= reached.page { text += " of about \(expectedPages)" }
        text += " · \(Self.size(Double(reached.bytes)))"
        // The first moments tell nothing about the rest.
        guard seconds >= 0.5 else { return text }
        text += " · \(Self.size(Double(reached.bytes) / seconds))/s"
        if let expectedPages, expectedPages > reached.page, done > 0 {
            text += " · about \(Self.duration(seconds / Double(done) * Double(expectedPages - reached.page))) left"
        }
        return text
    }

    static func size(_ bytes: Double) -> DisplayText {
        switch bytes {
        case 1e9...: "\(bytes / 1e9, places: 1) GB"
        case 1e6...: "\(bytes / 1e6, places: 1) MB"
        case 1e3...: "\(bytes / 1e3, places: 0) kB"
        default: "\(bytes, places: 0) bytes"
        }
    }

    static func duration(_ seconds: Double) -> DisplayText {
        switch seconds {
        case 5400...: "\(seconds / 3600, places: 1) h"
        case 90...: "\(seconds / 60, places: 0) min"
        default: "\(seconds, places: 0) s"
        }
    }
}
