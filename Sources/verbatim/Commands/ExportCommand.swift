import ArgumentParser
import CodingModel
import Exports

/// `verbatim export JOB|FILE --format csv [-o FILE]`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a job's results for other programs.",
        discussion: """
            csv has a row for each mention, wide-csv one for each respondent, codeframe-csv one for each code; jsonl \
            has a line for each answer, and quotes are answers in Markdown.

            \(ResultsOptions.discussion)
            """)

    @OptionGroup var results: ResultsOptions

    @Option(
        help: ArgumentHelp(
            "What to write: \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
    var format: ExportFormat

    @OptionGroup var output: OutputOption
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
    private func checkOptions() throws(Problem) {
        let (isSheet, hasMarks) = (format.isCSV, format == .csv || format == .jsonLines)
        for (option, isGiven, isOfUse, formats) in [
            ("--with-marks", marks.isWanted, hasMarks, "csv and jsonl"),
            ("--base", !base.texts.isEmpty, format == .codeframeCSV, "codeframe-csv, where percentages are"),
            ("--no-formula-guard", isUnguarded, isSheet, "csv, wide-csv and codeframe-csv"),
            ("--bom", hasMark, isSheet, "csv, wide-csv and codeframe-csv"),
        ] where isGiven && !isOfUse {
            throw Problem("\(option) goes with \(formats); leave it out for \(format.rawValue)", status: .usage)
        }
    }

    func run() throws {
        try checkOptions()
        let bases = try base.choice(results.asking.server.configuration(in: Surroundings()))
        let query = try selection.query()
        let target = try OutputTarget(output.file)
        let reading = try ResultsReading(results, for: target)
        let job = try reading.results()
        var export = JobExport(job, as: format)
        let board = marks.isWanted ? try reading.marks(of: job) : nil
        let (selected, doubts) = try reading.selection(selection, query, in: job, board: board)
        export.selection = selected
        export.marks = board
        if format == .codeframeCSV {
            export.bases = try bases.choice(for: job, counting: selected, warn: reading.narrator.complain)
        }
        export.style.guardsFormulas = !isUnguarded
        export.style.hasMark = hasMark
        let finished = export
        try target.writeRaw(telling: reading.narrator) { sink throws(Problem) in try finished.write(to: sink) }
        reading.tellUnwritten(finished.marks, rowless: finished.rowlessMarks)
        try reading.conclude(job, doubts: doubts)
    }
}

/// The formats by the names that the command line gives them.
typealias ExportFormat = JobExport.Format

extension JobExport.Format: ExpressibleByArgument {}
