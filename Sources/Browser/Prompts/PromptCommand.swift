/// The commands that open prompts: the list of them.
package enum PromptCommand: CaseIterable, Hashable, Sendable {
    case addJob, search, filter, giveBase
    case note, blindReview, blindReviewOfQuestion
    case exportPane, writeAnswer
    case palette

    /// The file that knows all of the prompt.
    var type: any PromptKind.Type {
        switch self {
        case .addJob: AddJobPrompt.self
        case .search: SearchPrompt.self
        case .filter: FilterPrompt.self
        case .giveBase: GiveBasePrompt.self
        case .note: NotePrompt.self
        case .blindReview, .blindReviewOfQuestion: BlindReviewPrompt.self
        case .exportPane, .writeAnswer: ExportPrompt.self
        case .palette: CommandPalette.self
        }
    }
}
