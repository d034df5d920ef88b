import Canvas
import TerminalText

/// The panes of the screen, in the order in which Tab visits them.
package enum Pane: Int, CaseIterable, Hashable, Sendable {
    /// The jobs that are being watched.
    case jobs
    /// The code tree of one question.
    case codes
    /// The answers in the net of the selected code.
    case answers
    /// One answer whole, with its follow-ups.
    case detail

    /// The file that knows what the pane's keys do.
    var actions: any PaneActions.Type {
        switch self {
        case .jobs: JobsPane.self
        case .codes: CodesPane.self
        case .answers: AnswersPane.self
        case .detail: DetailPane.self
        }
    }
}

/// The actions of a pane's keys and of the mouse in it.
protocol PaneActions {
    /// Moves the cursor by so many rows; `.max` and `-.max` stand for the end and the beginning.
    static func move(by step: Int, in state: inout BrowserState)
    /// Goes left: folds, or leaves the pane.
    static func moveLeft(in state: inout BrowserState)
    /// Goes right: unfolds, or enters the next pane.
    static func moveRight(in state: inout BrowserState)
    /// Opens what is selected.
    static func open(in state: inout BrowserState)
    /// Goes back inside the pane, before Esc leaves it.
    /// - Returns: False when there is nowhere to go back to.
    static func goBack(in state: inout BrowserState) -> Bool
    /// The reason why nothing can be opened; nil when something can.
    static func openingUnavailability(in state: BrowserState) -> DisplayText?
    /// Selects what stands on a line of the pane.
    /// - Parameter content: The cells inside the pane's border.
    static func select(line: Int, of content: Rect, in state: inout BrowserState)
    /// Rows above the pane's list.
    static func headerRows(in state: BrowserState, content: Rect) -> Int
    /// The part of the job that is exported from the pane.
    static var exportScope: ExportScope { get }
    /// The commands that the footer offers in the pane, the most useful first.
    static var hints: [Command] { get }
}

extension PaneActions {
    static func headerRows(in state: BrowserState, content: Rect) -> Int { 0 }
    static func goBack(in state: inout BrowserState) -> Bool { false }
}

// Moving between panes, and what all of them share.
extension BrowserState {
    /// A page keeps one line of what was seen before.
    var pageStep: Int { max(1, visibleRows(of: screen.focus) - 1) }

    mutating func move(by step: Int) { screen.focus.actions.move(by: step, in: &self) }

    mutating func cycleFocus(by step: Int) {
        let panes = Pane.allCases
        screen.focus(on: panes[(screen.focus.rawValue + step + panes.count) % panes.count])
    }

    /// Goes back inside the pane, else leaves the maximised pane, else goes to the previous pane.
    mutating func back() {
        if screen.focus.actions.goBack(in: &self) { return }
        if screen.isMaximised {
            screen.toggleMaximised()
        } else if let previous = Pane(rawValue: screen.focus.rawValue - 1) {
            screen.focus(on: previous)
        }
    }

    /// Rows of a pane's list that are on screen; for a pane that is hidden, those that it would have alone.
    func visibleRows(of pane: Pane) -> Int {
        let content = layout.content(of: pane) ?? layout(focus: pane, isMaximised: true).content(of: pane)
        guard let content else { return 0 }
        return max(0, content.height - pane.actions.headerRows(in: self, content: content))
    }

    /// Scrolls each list so that its cursor is in sight.
    mutating func keepCursorsVisible() {
        jobs.scroll(rows: visibleRows(of: .jobs))
        let (codeRows, answerRows) = (visibleRows(of: .codes), visibleRows(of: .answers))
        jobs.changeOpenQuestion { $0.scroll(codeRows: codeRows, answerRows: answerRows, in: $1) }
    }
}
