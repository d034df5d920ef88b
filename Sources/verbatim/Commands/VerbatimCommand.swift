import ArgumentParser

/// The command line: `verbatim` and what can follow it.
struct VerbatimCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verbatim",
        abstract: "Browse AI-coded survey answers in the terminal.",
        usage: """
            verbatim [browse] [<job> ...] [--server <server>]
            verbatim [open] <file> ...
            verbatim demo
            verbatim serve [--port <number>]
            verbatim jobs | add <job> ... | remove <job> ... | forget <job> ...
            verbatim status <job> | watch <job> ... [--timeout 30m]
            verbatim fetch <job> [-o <file>] [--wait]
            verbatim codes <job|file> [--question <question>] [--base respondents|mentions|Q1=1200] [--top 10]
            verbatim responses <job|file> [--code Q1/1/11] ... [--search <text>]
            verbatim export <job|file> --format \(ExportFormat.allValueStrings.joined(separator: "|")) [-o <file>]
            """,
        discussion: """
            Without a subcommand, browses: 'verbatim JOB' is 'verbatim browse JOB', 'verbatim FILE' opens the file. \
            Try 'verbatim demo' first: it needs no key and no server. \
            In the program, ? shows every key.

            Exit status: 0 success, 1 other error, 2 the job is not finished yet, 3 the job failed in part, 4 the API key is missing or refused, \
            5 the job failed completely, 6 there is no such job, 64 the command line is wrong, 124 timed out, \
            130 interrupted.
            """,
        version: ProgramVersion.text,
        subcommands: [
            BrowseCommand.self, OpenCommand.self, DemoCommand.self, ServeCommand.self, JobsCommand.self,
            AddCommand.self, RemoveCommand.self, ForgetCommand.self, StatusCommand.self, WatchCommand.self,
            FetchCommand.self, CodesCommand.self, ResponsesCommand.self, ExportCommand.self,
        ],
        defaultSubcommand: BrowseCommand.self)
}
