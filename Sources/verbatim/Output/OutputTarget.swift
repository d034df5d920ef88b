import ArgumentParser
import TerminalText

/// The options for the file that a document is written to.
struct OutputOption: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("Write this file, completely or not at all; - is standard output.", valueName: "file"))
    var file: String?

    @Flag(name: .customLong("private"), help: "Let nobody but you read the file (mode 0600), whatever it was before.")
    var isPrivate = false
}

/// Standard output, or a file.
struct OutputTarget {
    private let file: OutputFile

    /// - Parameters:
    ///   - path: Nil and `-` are standard output.
    ///   - inputs: The files that are read; what is no file's name does no harm. `-` is standard input.
    /// - Throws: A problem when the file can't be written, and one of status 64 when it is one of the inputs or of the
    ///   program's own.
    init(_ path: String?, isPrivate: Bool = false, reading inputs: [String] = []) throws(Problem) {
        let path = path.flatMap { $0 == "-" ? nil : $0 }
        if path == nil, isPrivate { throw Problem("--private needs -o and a file", status: .usage) }
        file = try OutputFile(path, isPrivate: isPrivate, reading: inputs)
    }

    init(_ option: OutputOption, reading inputs: [String] = []) throws(Problem) {
        try self.init(option.file, isPrivate: option.isPrivate, reading: inputs)
    }

    /// Removes the unfinished file when a signal ends the program.
    func abandon(before signals: SignalWatch) {
        signals.before { [file] _ in file.abandon() }
    }

    /// Writes a document that holds raw text. On a terminal it is sanitised like all text from outside.
    /// - Parameter narrator: Shows how many bytes of a file are written.
    func writeRaw(
        telling narrator: Narrator? = nil, _ body: (DescriptorWriter.Sink) throws(Problem) -> Void
    ) throws(Problem) {
        defer { narrator?.finish() }
        try file.write(progress: { narrator?.note(written: $0) }, body)
    }
}
