import CodingModel
import SurveyWords
import TerminalText

/// Asks for the ids of jobs to add.
struct AddJobPrompt: PromptKind {
    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText? {
        state.settings.canAskServer ? nil : "Saved answers are read here: there is no server to add jobs from"
    }

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? { Prompt(AddJobPrompt()) }

    func label(for text: RawText, in state: BrowserState) -> DisplayText { "Add job: " }
    func hints(in state: BrowserState) -> [Hint] { hints(enter: "add") }

    func remark(on text: RawText, in state: BrowserState) -> Notice? {
        let count = Self.identifiers(in: text).count
        if count > 1 { return Notice(.information, "\(count) ids: Enter adds them all") }
        return text.isEmpty ? Notice(.information, "Type or paste a job's id, or a list of them") : nil
    }

    /// Adds every id of the line, and selects the first.
    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome {
        let identifiers = Self.identifiers(in: text)
        guard let first = identifiers.first else { return .refuse("Type or paste a job's id first", at: nil) }
        let added = identifiers.filter { state.jobs.entry($0) == nil }
        let known = identifiers.count - added.count
        let effects = state.addJobs(added)
        state.jobs.select(first)
        if identifiers.count > 1 {
            let rest: DisplayText = known == 0 ? "" : ", \(known) in the list already"
            state.screen.tell(.information, "\(counted(added.count, "job", "jobs")) added\(rest)")
        } else if known == 1 {
            state.screen.tell(.information, "\(first.raw) is in the list already")
        }
        return .close(effects)
    }

    /// The ids of a line, each once: between blanks, commas, semicolons or quotes, as lists are copied from elsewhere.
    private static func identifiers(in text: RawText) -> [JobIdentifier] {
        var seen: Set<JobIdentifier> = []
        return text.string.split { $0.isWhitespace || ",;\"'[]".contains($0) }
            .compactMap { JobIdentifier(RawText(String($0))) }.filter { seen.insert($0).inserted }
    }
}
