import ArgumentParser

/// The command line: `verbatim-bench` and what can follow it.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verbatim-bench",
        abstract: "Measure Verbatim, each figure beside what it is measured against in the same run.",
        subcommands: [
            RunCommand.self, GenerateCommand.self, LoadProbe.self, EchoProbe.self, IdleProbe.self, ServeProbe.self,
        ],
        defaultSubcommand: RunCommand.self)
}
