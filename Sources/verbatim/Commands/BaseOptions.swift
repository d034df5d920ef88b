import Analysis
import ArgumentParser
import CodingModel
import TerminalText

/// What percentages are of.
struct BaseOptions: ParsableArguments {
    @Option(
        name: .customLong("base"),
        help: ArgumentHelp(
            """
            What percentages are of: respondents (those with a code in the question; so unless you say otherwise), \
            mentions, or a number of people who were asked a question, as in Q1=1200, which can be given for several.
            """, valueName: "base"))
    var texts: [String] = []

    /// What the options say above the configuration.
    func choice(_ configuration: Configuration) throws(Problem) -> GivenBases {
        var given: [RawText: Int] = [:]
        var standard: PercentageBase?
        for text in texts {
            if let named = Self.named[text] {
                guard standard == nil || standard == named else {
                    throw Problem("--base can't be both respondents and mentions; give one of them", status: .usage)
                }
                standard = named
            } else if let (question, size) = PercentageBase.given(RawText(text)) {
                guard given[question] == nil || given[question] == size else {
                    throw Problem(
                        "--base gives \(question.excerpt().string) two numbers; give one of them", status: .usage)
                }
                given[question] = size
            } else {
                throw Problem(
                    "--base \(RawText(text).excerpt().string) is none: write respondents, mentions, or a question "
                        + "and a number, as in --base Q1=1200", status: .usage)
            }
        }
        return GivenBases(standard: standard, given: given, configured: configuration.bases)
    }

    private static let named: [String: PercentageBase] = ["respondents": .codedRespondents, "mentions": .mentions]
}

/// Bases of the command line and the configuration, not yet held against a job.
struct GivenBases {
    /// What the command line names for all questions.
    let standard: PercentageBase?
    /// What the command line gives for single ones.
    let given: [RawText: Int]
    /// What the configuration gives: for jobs of all kinds.
    let configured: [RawText: Int]

    /// What they are for a job.
    /// - Parameters:
    ///   - selection: The answers that are counted.
    ///   - warn: Told of a base that is too small to be one.
    /// - Throws: A question that the job does not have, or that is left out, if the command line names it.
    func choice(
        for job: CodedJob, counting selection: AnswerSelection = .all, warn: (String) -> Void
    ) throws(Problem) -> QuestionBases {
        for question in given.keys.sorted() {
            guard selection.concerns(try QuestionArgument.place(of: question, in: job, option: "--base")) else {
                throw Problem(
                    "--base is about \(question.excerpt().string), which other options leave out", status: .usage)
            }
        }
        var choice = QuestionBases()
        // A word on the command line goes before a number in the configuration.
        choice.given = standard == nil ? configured.merging(given) { $1 } : given
        choice.standard = standard ?? choice.standard
        for place in job.questions.indices where selection.concerns(place) {
            guard case .given(let size) = choice.base(of: job.questions[place]) else { continue }
            let question = selection.question(place, of: job)
            if size < question.codedRespondents {
                warn(
                    "the base of \(question.identifier.excerpt().string), \(size), is below its "
                        + "\(question.codedRespondents) coded respondents: percentages can be above 100")
            }
        }
        return choice
    }
}
