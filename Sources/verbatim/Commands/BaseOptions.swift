import Analysis
import ArgumentParser
import CodingModel
import TerminalText

/// The option that names the base of percentages: `--base`.
struct BaseOptions: ParsableArguments {
    @Option(
        name: .customLong("base"),
        help: ArgumentHelp(
            """
            What percentages are of: respondents (with a code in the question; the default), \
            mentions, or a number of people who were asked a question, as in Q1=1200, which can be given for several.
            """, valueName: "base"))
    var texts: [String] = []

    /// The bases of the options and of the configuration together.
    /// - Throws: A problem of status 64 for a text that names no base, or for two that contradict each other.
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
                let advice =
                    Spelling.nearest(to: text, among: Self.named.keys).map { "Did you mean \($0)?" }
                    ?? "Write respondents, mentions, or a question and a number: --base Q1=1200"
                throw Problem("unknown base “\(RawText(text).excerpt().string)”. \(advice)", status: .usage)
            }
        }
        return GivenBases(standard: standard, given: given, configured: configuration.bases)
    }

    private static let named: [String: PercentageBase] = ["respondents": .codedRespondents, "mentions": .mentions]
}

/// Bases from the command line and the configuration, before it is known which questions the job has.
struct GivenBases {
    /// The base that the command line names for all questions; nil where it names none.
    let standard: PercentageBase?
    /// The numbers of people that the command line gives, by `questionIdentifier`.
    let given: [RawText: Int]
    /// The numbers of people that the configuration gives for surveys' questions.
    let configured: [SurveyQuestion: Int]

    /// Decides the base of each question of a job.
    /// - Parameters:
    ///   - kept: The bases that were given in the program; they go before those of the configuration. Asked for where they
    ///     count.
    ///   - selection: The answers that are counted.
    ///   - warn: Receives a sentence for each base that is below the question's coded respondents.
    /// - Throws: A problem when the command line names a question that the job does not have or `selection` leaves out.
    func choice(
        for job: CodedJob, kept: @autoclosure () -> [SurveyQuestion: Int] = [:],
        counting selection: AnswerSelection = .all, warn: (String) -> Void
    ) throws(Problem) -> QuestionBases {
        for question in given.keys.sorted() {
            guard selection.concerns(try QuestionArgument.place(of: question, in: job, option: "--base")) else {
                throw Problem(
                    "--base is about \(question.excerpt().string), which other options leave out", status: .usage)
            }
        }
        var choice = QuestionBases()
        // A word on the command line goes before a number in the configuration.
        choice.given = given
        if standard == nil {
            let ofSurveys = configured.merging(kept()) { $1 }
            for question in job.questions where choice.given[question.identifier] == nil {
                let name = SurveyQuestion(survey: job.report.survey, question: question.identifier)
                choice.given[question.identifier] = name.flatMap { ofSurveys[$0] }
            }
        }
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
