import ArgumentParser
import CodingModel
import TerminalText

/// `verbatim open FILE...`
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Read saved API answers, offline and without a key.",
        discussion: "Pages of one job are merged in the order in which they are given.")

    @Argument(help: ArgumentHelp("Saved answers of the API; - is standard input.", valueName: "file"))
    var files: [String]

    @OptionGroup var common: CommonOptions
    @OptionGroup var base: JobBaseOption
    @OptionGroup var store: StoreOption

    func run() throws {
        try Self.browse(files, common, base, store)
    }

    /// Browses the jobs of some files.
    static func browse(
        _ files: [String], _ common: CommonOptions, _ base: JobBaseOption, _ store: StoreOption
    ) throws(Problem) {
        let surroundings = Surroundings()
        let preferences = try common.preferences(in: surroundings, bases: base.texts)
        let jobs = try SavedAnswers.load(files)
        // The program lists all warnings; that texts were not read as they are is told where it stays, too.
        for warning in jobs.flatMap(\.warnings) {
            if case .replacedBytes = warning.kind { StandardStreams.complain(warning.sentence.string) }
        }
        let bases = try base.bases(preferences.bases, of: jobs.map(\.report.job))
        let terminal = try TerminalAccess(advice: TerminalAccess.needed)
        let opened = StoreAccess.open(in: surroundings, isWanted: !store.isRefused)
        try BrowsingSession(preferences: preferences, bases: bases, terminal: terminal, inputs: files)
            .show(jobs, store: opened)
    }
}
