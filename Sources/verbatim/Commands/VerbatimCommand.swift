import ArgumentParser

/// The command line: `verbatim` and what can follow it.
struct VerbatimCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verbatim",
        abstract: "Browse AI-coded survey answers in the terminal.",
        usage: """
            verbatim [browse] [<job> ...] [--server <server>]
            verbatim open <file> ...
            verbatim demo
            verbatim serve [--port <number>]
            """,
        discussion: """
            Without a subcommand, browses: 'verbatim JOB' is 'verbatim browse JOB'. \
            Try 'verbatim demo' first: it needs no key and no server. \
            In the program, ? shows every key.

            Exit status: 0 ended well, 1 other error, 4 the API key is missing or unusable, \
            64 the command line is wrong, 130 interrupted.
            """,
        version: ProgramVersion.text,
        subcommands: [BrowseCommand.self, OpenCommand.self, DemoCommand.self, ServeCommand.self],
        defaultSubcommand: BrowseCommand.self)
}
