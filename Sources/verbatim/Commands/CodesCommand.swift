import Analysis
import ArgumentParser
import CodingModel
import Exports
import TerminalText

/// `verbatim codes JOB|FILE [--question Q] [--base …] [--filter FILTER] [--sort …] [--top N] [--depth N] [--json]`
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

    @Option(
        help: ArgumentHelp(
            "Only the codes of each question with the most people, beside each other and with all labels.",
            valueName: "number"))
    var top: String?

    @Option(help: ArgumentHelp("Only so many levels of the code tree; 1 is the top level.", valueName: "number"))
    var depth: String?

    @OptionGroup var base: BaseOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var json: JSONOption

    func run() throws {
        let configuration = try asking.server.configuration(in: Surroundings())
        let listing = try listing(configuration)
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
            let document = CodesDocument(job, selected, bases: choice, listing: listing)
            try target.writeRaw(telling: reading.narrator) { sink throws(Problem) in try document.write(to: sink) }
        } else {
            let text = CodesText(job, selected, bases: choice, listing: listing)
            try text.write(to: .standardOutput)
        }
        try reading.conclude(job, selected, doubts: doubts)
    }

    /// The largest codes stand by people, JSON has the API's order, and a table the configured one, unless `--sort` says more.
    private func listing(_ configuration: Configuration) throws(Problem) -> CodeListing {
        let order = try sort.map { word throws(Problem) in try CodeOrder(word: word, at: "--sort", status: .usage) }
        let top = try top.map { text throws(Problem) in try WholeNumber.read(text, 1..., of: "--top") }
        let depth = try depth.map { text throws(Problem) in try WholeNumber.read(text, 1..., of: "--depth") }
        let usual = top != nil ? .net : json.isWanted ? .api : configuration.order
        return CodeListing(order: order ?? usual, top: top, depth: depth)
    }
}
