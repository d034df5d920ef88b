import ArgumentParser
import Glibc
import TerminalText

/// The option for the file that a document is written to.
struct OutputOption: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("Write this file, completely or not at all; - is standard output.", valueName: "file"))
    var file: String?
}

/// Standard output, or a file that is written as a whole or not at all.
struct OutputTarget {
    private let file: OutputFile?

    /// - Parameter path: Nil and `-` are standard output.
    /// - Throws: A problem when the file can't be written.
    init(_ path: String?) throws(Problem) {
        file = try path.flatMap { $0 == "-" ? nil : $0 }.map { path throws(Problem) in try OutputFile(path) }
    }

    /// Removes the unfinished file when a signal ends the program.
    func abandon(before signals: SignalWatch) {
        signals.before { [file] _ in file?.abandon() }
    }

    /// Writes a document whose bytes are safe on a terminal.
    /// - Parameter narrator: Shows how many bytes of a file are written.
    func write(
        telling narrator: Narrator? = nil, _ body: (OutputFile.Sink) throws(Problem) -> Void
    ) throws(Problem) {
        guard let file else {
            return try body { bytes throws(Problem) in try DescriptorWriter.standardOutput.write(bytes) }
        }
        defer { narrator?.finish() }
        try file.write(progress: { narrator?.note(written: $0) }, body)
    }

    /// Writes a document that holds raw text. On a terminal it is sanitised like all text from outside.
    func writeRaw(
        telling narrator: Narrator, _ body: (OutputFile.Sink) throws(Problem) -> Void
    ) throws(Problem) {
        guard file == nil, isatty(STDOUT_FILENO) == 1 else { return try write(telling: narrator, body) }
        var lines = TerminalLines()
        try body { bytes throws(Problem) in try lines.take(bytes) }
        try lines.end()
    }
}

/// Shows a document on the terminal line by line, sanitised.
struct TerminalLines {
    private var rest: [UInt8] = []

    mutating func take(_ bytes: Span<UInt8>) throws(Problem) {
        let start = rest.count
        bytes.withUnsafeBufferPointer { rest.append(contentsOf: $0) }
        // A line can be as long as the document: bytes that were searched are not searched again.
        guard let last = rest[start...].lastIndex(of: UInt8(ascii: "\n")) else { return }
        // The last paragraph is the empty one after the last newline.
        try show(DisplayText.paragraphs(RawText(utf8: rest[...last])).dropLast())
        rest.removeFirst(last + 1)
    }

    /// Shows what stands after the last end of a line.
    mutating func end() throws(Problem) {
        if !rest.isEmpty { try show(DisplayText.paragraphs(RawText(utf8: rest))[...]) }
        rest = []
    }

    private func show(_ lines: ArraySlice<DisplayText>) throws(Problem) {
        try DescriptorWriter.standardOutput.write(Array(lines))
    }
}
