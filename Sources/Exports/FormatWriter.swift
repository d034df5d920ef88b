import TerminalText

/// A format that other programs read: its names, its options, and how a job is written in it.
///
/// Each is a type in a file of its own; `JobExport.Format` lists them, and whatever is told of formats comes from there.
package protocol FormatWriter: Sendable {
    /// The command line's name for the format: `wide-csv`.
    static var name: String { get }
    /// How the name of a file in this format ends: `.wide.csv`.
    static var ending: String { get }
    /// The contents of a file in this format, in words: `csv, a row for each respondent`.
    static var words: DisplayText { get }
    /// The options that change what is written.
    static var options: Set<FormatOption> { get }

    /// True where the identifiers of respondents stand without a type, so that a reader guesses one.
    static var hasUntypedIdentifiers: Bool { get }

    /// A writer of what the export selects; it has written nothing yet.
    init(_ export: JobExport)

    /// Writes all of it.
    ///
    /// - Parameter sink: Is handed the bytes in chunks, each only for the call.
    /// - Throws: The error of the sink; the bytes that were written are then incomplete.
    func write<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure)

    /// How many marks of the selected answers have no row to stand in.
    var rowlessMarks: Int { get }
}

extension FormatWriter {
    /// No identifier is without a type.
    package static var hasUntypedIdentifiers: Bool { false }
    /// No mark is left out.
    package var rowlessMarks: Int { 0 }
}

/// An option of a format beyond the answers to write.
package enum FormatOption: Hashable, Sendable {
    /// A reader's marks: the format has rows or lines of answers to put them in.
    case marks
    /// The bases of percentages: the format has percentages.
    case bases
    /// A `CSVStyle`: spreadsheets read the format.
    case csvStyle
    /// A `Codebook` beside the file, which tells other programs the names and labels of its columns.
    case codebook
}
