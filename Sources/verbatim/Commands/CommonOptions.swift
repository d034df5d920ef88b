import ArgumentParser
import BrowserViews
import CodingModel
import Logging
import TerminalText

/// The options of every command that draws on the terminal.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp("Read this configuration instead of your own.", valueName: "file"))
    var configurationFile: String?

    @Option(
        help: ArgumentHelp(
            "The colours to draw with: \(Theme.all.map(\.name).joined(separator: ", ")).", valueName: "name"))
    var theme: String?

    /// Reads the configuration file and sets the options above it.
    /// - Parameter bases: The bases of `JobBaseOption`.
    /// - Throws: A problem when the file can't be read, or when it or an option has no valid value.
    func preferences(in surroundings: Surroundings, bases: [String] = []) throws(Problem) -> Preferences {
        let configuration = try ConfigurationFile.load(given: configurationFile, in: surroundings)
        return try Preferences(configuration: configuration, theme: theme, bases: bases, surroundings: surroundings)
    }
}

/// The option for bases of the one job that a drawing command is about.
struct JobBaseOption: ParsableArguments {
    @Option(
        name: .customLong("base"),
        help: ArgumentHelp(
            """
            Take percentages of this many people who were asked a question: Q1=1200. Can be given for several questions \
            of the one job that is named, and holds for this run.
            """, valueName: "question=number"))
    var texts: [String] = []

    /// The bases of the job that the command names.
    /// - Throws: A problem of status 64 where there are bases, and not exactly one job.
    func bases(_ bases: [RawText: Int], of jobs: [JobIdentifier]) throws(Problem) -> [JobIdentifier: [RawText: Int]] {
        if bases.isEmpty { return [:] }
        guard let job = jobs.first, jobs.count == 1 else {
            throw Problem(
                "--base is about one job, and \(jobs.isEmpty ? "none is" : "\(jobs.count) are") named; name one, or "
                    + "write bases of surveys into the configuration", status: .usage)
        }
        return [job: bases]
    }
}

/// The option for the log, of every command that asks a server.
struct LogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How much the log file is told: \(LogLevel.notice.rawValue) unless you say so.", valueName: "level"))
    var logLevel: LogLevel?
}

/// The levels of the log, by the names that swift-log gives them.
enum LogLevel: String, CaseIterable, ExpressibleByArgument {
    case debug, info, notice, warning, error

    var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .notice }
}
