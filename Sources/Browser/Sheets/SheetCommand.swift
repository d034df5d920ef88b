import TerminalText

/// The sheets that commands open: the list of them.
package enum SheetCommand: CaseIterable, Hashable, Sendable {
    case countExplanation, companions, matrix, duplicates, respondent
    case savedFilters, markedAnswers, precision
    case help, jobFacts

    /// The file that knows all of the sheet.
    var type: any CommandedSheet.Type {
        switch self {
        case .countExplanation: CountExplanation.self
        case .companions: Companions.self
        case .matrix: Matrix.self
        case .duplicates: Duplicates.self
        case .respondent: RespondentAnswers.self
        case .savedFilters: SavedFilters.self
        case .markedAnswers: MarkedAnswers.self
        case .precision: Precision.self
        case .help: Help.self
        case .jobFacts: JobFacts.self
        }
    }
}
