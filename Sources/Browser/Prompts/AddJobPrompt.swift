import CodingModel
import TerminalText

/// Asks for the id of a job to add.
struct AddJobPrompt: PromptKind {
    static func unavailability(of command: PromptCommand, in state: BrowserState) -> DisplayText? {
        state.settings.canAskServer ? nil : "Saved answers are read here: there is no server to add jobs from"
    }

    static func opened(by command: PromptCommand, in state: inout BrowserState) -> Prompt? { Prompt(AddJobPrompt()) }

    func label(for text: RawText, in state: BrowserState) -> DisplayText { "Add job: " }
    func hints(in state: BrowserState) -> [Hint] { hints(enter: "add") }

    mutating func submit(_ text: RawText, in state: inout BrowserState) -> PromptOutcome {
        guard let identifier = JobIdentifier(text) else {
            state.screen.tell(.warning, "No job was added: its id is empty")
            return .close()
        }
        let isKnown = state.jobs.entry(identifier) != nil
        if isKnown { state.screen.tell(.information, "\(identifier.raw) is in the list already") }
        let effects = isKnown ? [] : state.add([KnownJob(identifier: identifier)])
        state.jobs.select(identifier)
        return .close(effects)
    }
}
