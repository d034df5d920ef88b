import ArgumentParser
import CodingModel
import Exports

/// `verbatim responses JOB|FILE [--code Q1/1/11]... [--search TEXT] [--json]`
struct ResponsesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "responses", abstract: "Print a job's answers with the codes that list them.",
        discussion: ResultsOptions.discussion)

    @OptionGroup var results: ResultsOptions
    @OptionGroup var asking: AskingOptions
    @OptionGroup var refresh: RefreshOption
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var marks: MarksOption
    @OptionGroup var json: JSONOption

    func run() throws {
        if marks.isWanted, !json.isWanted {
            throw Problem("--with-marks needs --json", status: .usage)
        }
        let query = try selection.query()
        let target = try OutputTarget(nil, reading: results.sources)
        let reading = try ResultsReading(results, asking, refresh, for: target)
        let job = try reading.results()
        let board = marks.isWanted ? try reading.marks(of: job) : nil
        let (selected, doubts) = try reading.selection(selection, query, in: job, board: board)
        if json.isWanted {
            let document = ResponsesDocument(job, selected, marks: board)
            try target.writeRaw(telling: reading.narrator) { sink throws(Problem) in try document.write(to: sink) }
        } else {
            try ResponsesText(job, selected).write(to: .standardOutput)
        }
        reading.tellUnwritten(board)
        try reading.conclude(job, selected, doubts: doubts)
    }
}
