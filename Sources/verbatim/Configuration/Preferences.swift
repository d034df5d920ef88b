import Analysis
import BrowserViews
import CodingModel
import TerminalText

/// The settings of this run: the configuration, with the command line and the environment above it.
struct Preferences: Sendable {
    let configuration: Configuration
    let theme: Theme
    /// The numbers of people that the command line gives for the questions of its job, by `questionIdentifier`.
    let bases: [RawText: Int]

    /// - Parameters:
    ///   - name: The theme that the command line asks for.
    ///   - bases: Bases from the command line, each as `Q1=1200`.
    /// - Throws: A problem for a theme that does not exist, which names all, or for a malformed base.
    init(
        configuration: Configuration, theme name: String? = nil, bases: [String] = [], surroundings: Surroundings
    ) throws(Problem) {
        self.configuration = configuration
        var all: [RawText: Int] = [:]
        for text in bases {
            guard let given = PercentageBase.given(RawText(text)) else {
                throw Problem(
                    "unknown base “\(RawText(text).excerpt().string)”. Write a question and a number: --base Q1=1200",
                    status: .usage)
            }
            guard all[given.question] == nil || all[given.question] == given.size else {
                throw Problem(
                    "--base gives \(given.question.excerpt().string) two numbers; give one of them", status: .usage)
            }
            all[given.question] = given.size
        }
        self.bases = all
        let noColour = surroundings["NO_COLOR"] != nil
        switch name ?? configuration.theme {
        case let wanted?:
            guard let found = Theme.named(wanted) else {
                let known = Theme.all.map(\.name)
                throw Problem(
                    "there is no theme “\(wanted)”\(Spelling.advice(on: wanted, among: known))",
                    status: name == nil ? .failure : .usage)
            }
            // NO_COLOR speaks to the configuration's theme, but not to a theme asked for here and now.
            theme = noColour && name == nil ? .mono : found
        case nil:
            theme = noColour ? .mono : .standard
        }
    }
}
