import ArgumentParser
import Browser
import CodingModel
import Exports
import SurveyWords
import TerminalText

/// `verbatim export JOB|FILE --format csv [-o FILE]`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a job's results for other programs.",
        discussion: """
            \(ExportFormat.allCases.map { "\($0.name): \($0.words.string)" }.joined(separator: "\n"))

            \(ResultsOptions.discussion)
            """)

    @OptionGroup var results: ResultsOptions
    @OptionGroup var asking: AskingOptions
    @OptionGroup var refresh: RefreshOption

    @Option(
        help: ArgumentHelp(
            "What to write: \(ExportFormat.allValueStrings.joined(separator: ", ")); without it, what the name of -o ends in.",
            valueName: "format"))
    var format: ExportFormat?

    @OptionGroup var output: OutputOption
    @OptionGroup var codebook: CodebookOption
    @OptionGroup var base: BaseOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var marks: MarksOption

    @Flag(
        name: .customLong("no-formula-guard"),
        help: "Leave texts that a spreadsheet would take for formulas as they are, without an apostrophe before them.")
    var isUnguarded = false

    @Flag(name: .customLong("bom"), help: "Begin a csv file with a byte order mark, by which Excel knows UTF-8.")
    var hasMark = false

    /// An option that would change nothing is a mistake that is better told than passed over.
    private func checkOptions(of format: ExportFormat) throws(Problem) {
        for (option, isGiven, needed, remark) in [
            ("--with-marks", marks.isWanted, FormatOption.marks, ""),
            ("--base", !base.texts.isEmpty, .bases, ", where percentages are"),
            ("--no-formula-guard", isUnguarded, .csvStyle, ""),
            ("--bom", hasMark, .csvStyle, ""),
            ("--codebook", codebook.codebook != nil, .codebook, ""),
        ] where isGiven && !format.takes(needed) {
            let takers = ExportFormat.allCases.filter { $0.takes(needed) }.map { "\(RawText($0.name))" as DisplayText }
            throw Problem(
                "\(option) works with \(listed(takers, "and").string)\(remark), not with \(format.name)",
                status: .usage)
        }
    }

    func run() throws {
        let format = try chosenFormat()
        try checkOptions(of: format)
        let bases = try base.choice(asking.server.configuration(in: Surroundings()))
        let query = try selection.query()
        let sources = results.sources + asking.server.files
        let target = try OutputTarget(output, reading: sources)
        let book = try codebook.output(beside: output, reading: sources)
        let reading = try ResultsReading(results, asking, refresh, for: target)
        if let book { reading.watch(over: book.target) }
        let job = try reading.results()
        var export = JobExport(job, as: format)
        let board = marks.isWanted ? try reading.marks(of: job) : nil
        let (selected, doubts) = try reading.selection(selection, query, in: job, board: board)
        export.selection = selected
        export.marks = board
        if format.takes(.bases) {
            export.bases = try bases.choice(
                for: job, kept: reading.bases(), counting: selected, warn: reading.narrator.complain)
        }
        export.style.guardsFormulas = !isUnguarded
        export.style.hasMark = hasMark
        let finished = export
        try target.writeRaw(telling: reading.narrator) { sink throws(Problem) in try finished.write(to: sink) }
        try book?.write(finished, telling: reading.narrator)
        reading.tellUnwritten(finished.marks, rowless: finished.rowlessMarks)
        try reading.conclude(job, selected, doubts: doubts, isUntyped: format.hasUntypedIdentifiers)
    }

    /// The format of `--format`, else the one that the output's name ends in, as in the program.
    private func chosenFormat() throws(Problem) -> ExportFormat {
        if let format { return format }
        let formats = ExportWriting.fileFormats
        if let file = output.file, let named = formats.format(of: RawText(file)),
            let format = ExportFormat(name: named.name)
        {
            return format
        }
        let names = listed(ExportFormat.allCases.map { "\(RawText($0.name))" }, "or").string
        throw Problem(
            "--format is missing: write --format with \(names), or -o and a name that ends in \(formats.endings.string)",
            status: .usage)
    }
}

/// The formats by the names that the command line gives them.
typealias ExportFormat = JobExport.Format

extension JobExport.Format: ExpressibleByArgument {
    /// The format by its name; nil when there is none.
    public init?(argument: String) { self.init(name: argument) }

    /// The names of all formats, for the help.
    public static var allValueStrings: [String] { allCases.map(\.name) }
}
