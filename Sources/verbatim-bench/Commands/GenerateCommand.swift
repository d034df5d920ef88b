import ArgumentParser

/// `verbatim-bench generate`
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Write a generated job as the API answers; always the same for a number.")

    @Option(help: ArgumentHelp("How many answers.", valueName: "number"))
    var answers = 100_000

    @Option(help: ArgumentHelp("Cut it into so many files, FILE-0001.json and on.", valueName: "number"))
    var pages: Int?

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to.", valueName: "file"))
    var output: String

    func validate() throws {
        guard answers > 0, pages.map({ $0 > 0 }) ?? true else {
            throw ValidationError("--answers and --pages are at least 1")
        }
    }

    func run() throws {
        let plan = SurveyPlan(answers: answers)
        let writer = SurveyWriter(plan)
        if let pages {
            try SurveyFile.write(writer, pages: pages, to: output)
        } else {
            try SurveyFile.write(writer, to: output)
        }
        Report.progress(
            "\(plan.answers) answers, \(plan.mentions) mentions, \(plan.codes) codes, \(plan.respondents) respondents")
    }
}
