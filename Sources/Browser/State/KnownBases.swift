import CodingModel
import TerminalText

/// The numbers of people that were given as bases. They belong to a survey's question, so they hold for each of its jobs.
///
/// A base that was typed in this run goes first; then one of the command line, which speaks of one job; then one that was
/// typed in an earlier run; then one of the configuration.
struct KnownBases: Sendable {
    /// Typed in earlier runs.
    private var kept: [SurveyQuestion: Int] = [:]
    /// Typed in this run; nil for one that was taken back.
    private var typed: [SurveyQuestion: Int?] = [:]
    /// Typed in this run for jobs whose survey has no name.
    private var ofNamelessSurveys: [JobIdentifier: [RawText: Int]] = [:]

    /// Takes the bases of the store.
    mutating func take(_ kept: [SurveyQuestion: Int]) { self.kept = kept }

    /// - Parameter people: Nil takes the base back.
    /// - Returns: The question to keep the base for; nil where its survey has no name, and it holds for this job and run.
    mutating func give(_ people: Int?, for question: RawText, of survey: RawText, in job: JobIdentifier)
        -> SurveyQuestion?
    {
        guard let name = SurveyQuestion(survey: survey, question: question) else {
            ofNamelessSurveys[job, default: [:]][question] = people
            return nil
        }
        typed[name] = .some(people)
        return name
    }

    /// The number of people that was given for a question of a job; nil where none was.
    func people(asked question: RawText, of survey: RawText, in job: JobIdentifier, _ settings: BrowserSettings) -> Int?
    {
        let ofJob = settings.basesOfJobs[job]?[question]
        guard let name = SurveyQuestion(survey: survey, question: question) else {
            return ofNamelessSurveys[job]?[question] ?? ofJob
        }
        let configured = settings.basesOfSurveys[name]
        if let typed = typed[name] { return typed ?? ofJob ?? configured }
        return ofJob ?? kept[name] ?? configured
    }
}
