import Canvas
import CodingModel
import TerminalText

/// The part of a job that a sheet is about, in one snapshot: the sheet begins anew when it becomes another.
enum SheetBasis: Hashable, Sendable {
    case question(ShownQuestion)
    case job(JobIdentifier, snapshot: Int)
}

/// A sheet on the screen, with the work that it has asked for.
struct OpenSheet: Sendable {
    var sheet: any Sheet
    /// The question or the job that the sheet has begun with; nil before it has.
    var basis: SheetBasis?
    /// The work that it waits for, or waited for last.
    var token: RequestToken?

    init(_ sheet: some Sheet) { self.sheet = sheet }

    /// Has the sheet begin with what is on screen.
    /// - Returns: The request for its work; nil where it asks for none.
    mutating func begin(in state: inout BrowserState) -> AnalysisRequest? {
        func find(_ sheet: inout some Sheet) -> (@Sendable (() -> Bool) -> (any Sendable)?)? {
            guard let work = sheet.begin(in: state) else { return nil }
            return { isWanted in work.find(isWanted) }
        }
        token = nil
        guard let find = find(&sheet) else { return nil }
        let token = state.work.newToken()
        self.token = token
        return AnalysisRequest(token: token, find: find)
    }

    /// Hands the sheet the result of its work.
    mutating func take(_ result: AnalysisResult, in state: inout BrowserState) -> SheetOutcome {
        func take<Content: Sheet>(_ sheet: inout Content) -> SheetOutcome {
            guard let finding = result.finding as? Content.Finding else { return .stay() }
            return sheet.take(finding, in: &state)
        }
        return take(&sheet)
    }
}

// The sheets in the state: opening, keys, work, bounds.
extension BrowserState {
    /// The part of the screen that sheets take: all but the footer.
    var sheetFrame: Rect {
        Rect(column: 0, row: 0, width: screen.size.width, height: max(0, screen.size.height - 1))
    }

    /// The sheets as they are drawn, the topmost last.
    package var sheetModels: [SheetModel] { screen.sheets.map { $0.sheet.model(in: self) } }

    /// The topmost sheet as it is drawn; nil when the panes are uncovered.
    package var sheetModel: SheetModel? { screen.sheet?.model(in: self) }

    /// The reason why a command about what lies behind a sheet can't be done.
    static let closeFirst: DisplayText = "Press Esc first"

    mutating func openSheet(_ command: SheetCommand) {
        func open<Opened: CommandedSheet>(_ type: Opened.Type) {
            guard var sheet = type.opened(in: self) else { return }
            leaveSheetPlace(screen.sheet)
            sheet.findPlace(in: self)
            screen.open(sheet)
        }
        open(command.type)
    }

    /// A sheet that is opened again stands where it was left.
    private mutating func leaveSheetPlace(_ sheet: (any Sheet)?) {
        (sheet as? any CommandedSheet)?.leavePlace(in: &self)
    }

    /// The meaning of a command while sheets are open: the topmost decides; a command that it lets pass must pass those
    /// below it, too.
    func meaningInSheets(of command: Command) -> CommandMeaning {
        guard let top = screen.sheet else { return .usual }
        let meaning = top.meaning(of: command)
        guard meaning == .usual else { return meaning }
        let passes = screen.sheets.dropLast().allSatisfy { $0.sheet.meaning(of: command) == .usual }
        return passes ? .usual : .nothing
    }

    /// Has the topmost sheet do a command.
    /// - Returns: Nil where there is no sheet, or the command means what it always does.
    mutating func performInSheet(_ command: Command) -> [Effect]? {
        switch meaningInSheets(of: command) {
        case .usual: return nil
        case .nothing:
            screen.tell(.information, Self.closeFirst)
            return []
        case .own: break
        }
        guard var open = screen.takeSheet() else { return nil }
        // Before it does anything: what it does may change what its rows depend on.
        leaveSheetPlace(open.sheet)
        switch open.sheet.take(command, in: &self) {
        case .stay(let effects):
            screen.putBack(open)
            return effects
        case .close(let effects): return effects
        }
    }

    /// Takes a result to the sheet that waits for it; one that no sheet waits for is dropped.
    mutating func take(_ result: AnalysisResult, of token: RequestToken) -> [Effect] {
        work.endAnalysis(token)
        var effects: [Effect] = []
        changeSheets { open, state in
            guard open.token == token else { return true }
            switch open.take(result, in: &state) {
            case .stay(let more):
                effects += more
                return true
            case .close(let more):
                effects += more
                return false
            }
        }
        return effects
    }

    /// Changes each sheet, the lowest first; one for which false is returned closes.
    private mutating func changeSheets(_ change: (inout OpenSheet, inout BrowserState) -> Bool) {
        guard var open = screen.takeSheet() else { return }
        changeSheets(change)
        if change(&open, &self) { screen.putBack(open) }
    }

    /// A sheet begins anew where what it is about became another, and one of a question closes where there is none any more.
    /// Work that no sheet waits for ends.
    mutating func followSheets() -> [Effect] {
        guard screen.sheet != nil || work.analysing != nil else { return [] }
        var effects: [Effect] = []
        changeSheets { open, state in
            guard let basis = open.sheet.basis(in: state) else { return !open.sheet.isOfQuestion }
            guard open.basis != basis else { return true }
            open.basis = basis
            if let request = open.begin(in: &state) {
                state.work.beginAnalysis(request.token)
                effects.append(.analyse(request))
            }
            return true
        }
        guard effects.isEmpty, let running = work.analysing, !screen.sheets.contains(where: { $0.token == running })
        else { return effects }
        work.endAnalysis()
        return [.endAnalysis]
    }

    /// The selection of each sheet is in sight, whatever the size.
    mutating func keepSheetsInBounds() {
        changeSheets { open, state in
            open.sheet.prepare(in: state)
            open.sheet.keepInBounds(in: state)
            return true
        }
    }
}

extension Sheet {
    /// Does a command that means something to this sheet.
    fileprivate mutating func take(_ command: Command, in state: inout BrowserState) -> SheetOutcome {
        if command == .back || command == .quit || isClosed(by: command) { return .close() }
        if let step = command.step(page: max(1, bodyRows(in: state) - 1)) {
            cursor.move(by: step, in: extent(in: state), rows: bodyRows(in: state))
            return .stay()
        }
        return perform(command, in: &state)
    }

    mutating func keepInBounds(in state: BrowserState) {
        cursor.keepInBounds(of: extent(in: state), rows: bodyRows(in: state))
    }
}
