import ArgumentParser
import CodingModel
import Exports
import TerminalText

/// `verbatim codes JOB|FILE [--question Q] [--base …] [--filter FILTER] [--sort …] [--json]`
struct CodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes", abstract: "Print a job's codes with counts and percentages.",
        discussion: ResultsOptions.discussion)

    @OptionGroup var results: ResultsOptions
    @OptionGroup var asking: AskingOptions
    @OptionGroup var refresh: RefreshOption

    @Option(help: ArgumentHelp("Only this question.", valueName: "question"))
    var question: String?

    @Option(help: ArgumentHelp("Sort codes by people, label, id or api; else as configured.", valueName: "order"))
    var sort: String?

    @OptionGroup var base: BaseOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var json: JSONOption

    func run() throws {
        let configuration = try asking.server.configuration(in: Surroundings())
        let order = try sort.map { word throws(Problem) in try CodeOrder(word: word, at: "--sort", status: .usage) }
        let bases = try base.choice(configuration)
        let query = try selection.query()
        let target = try OutputTarget(nil, reading: results.sources)
        let reading = try ResultsReading(results, asking, refresh, for: target)
        let job = try reading.results()
        let place = try question.map { identifier throws(Problem) in
            try QuestionArgument.place(of: RawText(identifier), in: job, option: "--question")
        }
        let (selected, doubts) = try reading.selection(selection, query, in: job, only: place)
        let choice = try bases.choice(
            for: job, kept: reading.bases(), counting: selected, warn: reading.narrator.complain)
        if json.isWanted {
            let document = CodesDocument(job, selected, bases: choice, order: order ?? .api)
            try target.writeRaw(telling: reading.narrator) { sink throws(Problem) in try document.write(to: sink) }
        } else {
            let text = CodesText(job, selected, bases: choice, order: order ?? configuration.order)
            try text.write(to: .standardOutput)
        }
        try reading.conclude(job, doubts: doubts)
    }
}
