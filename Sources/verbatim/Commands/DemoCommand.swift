import ArgumentParser
import JobStore

/// `verbatim demo`
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Browse sample jobs from a server inside the program: nothing to configure.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var log: LogOptions

    func run() throws {
        let surroundings = Surroundings()
        let preferences = try common.preferences(in: surroundings)
        let terminal = try TerminalAccess(
            advice: "the sample server alone needs none: run 'verbatim serve'")
        let demo = try DemoServing(port: 0)
        let jobs = DemoServing.jobs
        let service = try ServiceSetup(demo: demo)
        let programLog = ProgramLog(level: log.logLevel?.level, surroundings: surroundings)
        try BrowsingSession(preferences: preferences, terminal: terminal)
            .watch([], jobs, through: service, store: .inMemory(), programLog: programLog)
    }
}
