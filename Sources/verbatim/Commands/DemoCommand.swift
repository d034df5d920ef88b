import ArgumentParser

/// `verbatim demo`
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Browse sample jobs from a server inside the program: nothing to configure.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let preferences = try common.preferences(in: Surroundings())
        let terminal = try TerminalAccess(
            advice: "the sample server alone needs none: run 'verbatim serve'")
        let demo = try DemoServing.start(port: 0)
        let jobs = DemoServing.jobs
        let service = try ServiceSetup(demo: demo)
        try BrowsingSession(preferences: preferences, terminal: terminal).watch(jobs, through: service)
    }
}
