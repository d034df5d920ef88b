import CodingModel
import TerminalText

// Folds, order, base, and which question is open.
extension BrowserState {
    mutating func changeTree(_ command: Command) {
        switch command {
        case .toggleFold:
            guard let view = selectedView?.current, let code = view.selectedIndex else { return }
            setExpanded(!view.unfolded[code], code)
        case .expandAll:
            changeOpenQuestion { view, question in
                view.setExpanded(true, question.codeIndices, in: question)
                view.refold(question)
            }
        case .collapseAll:
            changeOpenQuestion { view, question in
                view.setExpanded(false, question.codeIndices, in: question)
                view.refold(question)
            }
        case .cycleOrder:
            changeOpenQuestion { view, question in
                view.order = view.order.next
                view.follow(question)
            }
        case .cycleBase: cycleBase()
        case .previousQuestion: openQuestion(by: -1)
        case .nextQuestion: openQuestion(by: 1)
        default: break
        }
    }

    private mutating func openQuestion(by step: Int) {
        guard let job = selectedJob, let results = selectedEntry?.results, let current = views[job]?.question else {
            return
        }
        show(question: (current + step + results.questions.count) % results.questions.count)
    }

    /// Opens a question of the selected job by its position.
    mutating func show(question position: Int) {
        guard let job = selectedJob, let results = selectedEntry?.results else { return }
        views[job]?.question = position
        views[job]?.openCurrent(in: results)
    }
}

extension CodeOrder {
    /// The order that the sort key comes to after this one.
    fileprivate var next: CodeOrder {
        switch self {
        case .api: .net
        case .net: .label
        case .label: .id
        case .id: .api
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
