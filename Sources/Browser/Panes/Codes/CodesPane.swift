import Analysis
import Canvas
import CodingModel
import SurveyWords
import TerminalText

/// The code tree of one question.
enum CodesPane: PaneActions {
    static let exportScope = ExportScope.question
    static let hints: [Command] = [
        .sheet(.help), .toggleFold, .open, .prompt(.search), .nextMatch, .previousMatch, .prompt(.filter), .dropFilter,
        .cycleOrder, .cycleBase, .previousQuestion, .nextQuestion, .sheet(.countExplanation), .sheet(.companions),
        .nextAnswer, .previousAnswer, .expandAll, .collapseAll, .maximise, .prompt(.palette), .quit,
    ]

    static func move(by step: Int, in state: inout BrowserState) {
        state.jobs.changeOpenQuestion { $0.selectRow($0.row.addingClamped(step), in: $1) }
    }

    /// Folds an unfolded code, else goes to its parent, from the top of the tree to the jobs.
    static func moveLeft(in state: inout BrowserState) {
        guard let view = state.jobs.openView, let question = state.jobs.openQuestion, let code = view.selectedIndex
        else { return state.screen.focus(on: .jobs) }
        if view.unfolded[code] {
            state.setExpanded(false, [code])
        } else if let parent = question.parent(of: code) {
            state.jobs.changeOpenQuestion { $0.reveal(parent, in: $1) }
        } else {
            state.screen.focus(on: .jobs)
        }
    }

    /// Unfolds a folded code, else goes to its first sub-code, from a leaf to the answers.
    static func moveRight(in state: inout BrowserState) {
        guard let view = state.jobs.openView, let question = state.jobs.openQuestion, let code = view.selectedIndex,
            question.hasChildren(code)
        else { return state.screen.focus(on: .answers) }
        if view.unfolded[code] {
            state.jobs.changeOpenQuestion { $0.selectRow($0.row + 1, in: $1) }
        } else {
            state.setExpanded(true, [code])
        }
    }

    static func open(in state: inout BrowserState) { state.screen.focus(on: .answers) }

    static func openingUnavailability(in state: BrowserState) -> DisplayText? {
        state.jobs.hasTree ? nil : state.noTree
    }

    static func select(line: Int, of content: Rect, in state: inout BrowserState) {
        let line = line - headerRows(in: state, content: content)
        state.jobs.changeOpenQuestion { view, question in
            if line >= 0, view.rows.indices.contains(view.codesTop + line) {
                view.selectRow(view.codesTop + line, in: question)
            }
        }
    }

    static func headerRows(in state: BrowserState, content: Rect) -> Int {
        state.codeHeader(width: content.width, height: content.height).rows
    }
}

// Folds, picks, order, and the question that is open.
extension BrowserState {
    mutating func setExpanded(_ isExpanded: Bool, _ codes: [CodeIndex]) {
        jobs.changeOpenQuestion { $0.setExpanded(isExpanded, codes, in: $1) }
    }

    mutating func toggleFold() {
        guard let view = jobs.openView, let code = view.selectedIndex else { return }
        setExpanded(!view.unfolded[code], [code])
    }

    mutating func setAllExpanded(_ isExpanded: Bool) {
        jobs.changeOpenQuestion { $0.setExpanded(isExpanded, $1.codeIndices, in: $1) }
    }

    mutating func cycleOrder() { jobs.changeOpenQuestion { $0.sort(by: $0.order.next, in: $1) } }

    /// Picks the selected code for a filter, and goes on to the next.
    mutating func togglePick() {
        jobs.changeOpenQuestion { view, _ in
            if let path = view.selectedCode { view.togglePick(path) }
        }
        if screen.focus == .codes { move(by: 1) }
    }

    mutating func openQuestion(by step: Int) {
        guard let results = jobs.selectedEntry?.results, let current = jobs.selectedView?.question else { return }
        jobs.show(question: (current + step + results.questions.count) % results.questions.count)
    }

    /// The labels from the root down to a code of the open question; empty where it has no such code.
    func labelPath(of path: CodePath) -> DisplayText {
        guard let question = jobs.openQuestion else { return .empty }
        return question.index(of: path).map(question.labelPathEnd) ?? .empty
    }
}

extension CodeOrder {
    /// The order that the sort key comes to after this one.
    fileprivate var next: CodeOrder {
        switch self {
        case .net: .api
        case .api: .label
        case .label: .id
        case .id: .net
        }
    }

    /// The order in words, for the code pane.
    var name: DisplayText {
        switch self {
        case .api: "API order"
        case .net: "by people"
        case .label: "by label"
        case .id: "by id"
        }
    }
}
