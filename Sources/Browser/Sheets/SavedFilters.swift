import Analysis
import CodingModel
import TerminalText

/// The filters that were saved.
struct SavedFilters: CommandedSheet {
    static let command = SheetCommand.savedFilters

    var cursor = SheetCursor()

    static func unavailability(in state: BrowserState) -> DisplayText? {
        state.noQuestion
    }

    static func opened(in state: BrowserState) -> Self? { SavedFilters() }

    // MARK: - Looks

    var hasColumnHeads: Bool { true }

    func title(in state: BrowserState) -> DisplayText { "Saved filters" }

    func extent(in state: BrowserState) -> SheetExtent { .rows(state.jobs.savedFilters.count) }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        let filters = state.jobs.savedFilters
        guard !filters.isEmpty else {
            return .empty(
                "No saved filters yet. To save one, type its name and a colon first, e.g. late: any of \"Late\"")
        }
        let width = width(in: state)
        let name = min(max(4, filters.map { DisplayText($0.name.excerpt()).width }.max() ?? 0), width / 3)
        return .table(
            SheetTable(
                columns: [
                    .init(head: "name", width: name, isTrailing: false),
                    .init(head: "keeps", width: max(8, width - name - 2), isTrailing: false),
                ],
                rows: SheetTable.rows(of: filters, at: cursor, count: rows) {
                    [DisplayText($0.name.excerpt()), DisplayText($0.expression.excerpt())]
                }))
    }

    // MARK: - Keys

    /// A filter that is removed here can be brought back here.
    func passes(_ command: Command) -> Bool { command == .undo || command == .redo }

    func takes(_ command: Command) -> Bool {
        switch command {
        case .open, .toggleFold, .moveLeft, .moveRight, .removeJob: true
        default: false
        }
    }

    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome {
        switch command {
        case .open: return apply(in: &state)
        case .removeJob: return remove(in: &state)
        default: return .stay()
        }
    }

    private func apply(in state: inout BrowserState) -> SheetOutcome {
        guard state.jobs.savedFilters.indices.contains(cursor.row), let labels = state.jobs.nameCodes() else {
            return .stay()
        }
        let saved = state.jobs.savedFilters[cursor.row]
        do throws(FilterFailure) {
            let filter = try AnswerFilter(parsing: saved.expression, with: labels)
            return .close(state.apply(filter, name: saved.name))
        } catch {
            state.screen.tell(.warning, "“\(saved.name.excerpt(20))” does not fit: \(error.reason)")
            return .stay()
        }
    }

    private mutating func remove(in state: inout BrowserState) -> SheetOutcome {
        guard state.jobs.savedFilters.indices.contains(cursor.row) else {
            state.screen.tell(.information, BrowserState.closeFirst)
            return .stay()
        }
        let removed = state.jobs.savedFilters[cursor.row]
        let effects = state.saveFilter(nil, as: removed.name)
        cursor.select(row: Scrolling.clamp(cursor.row, to: state.jobs.savedFilters.count))
        state.screen.tell(.information, "Filter “\(removed.name)” removed\(state.undoWords("brings it back"))")
        return .stay(effects)
    }

    func ownHints(in state: BrowserState) -> [Hint] {
        let keymap = state.settings.keymap
        return keymap.hint(for: .open, "apply") + keymap.hint(for: .removeJob, "remove")
    }
}
