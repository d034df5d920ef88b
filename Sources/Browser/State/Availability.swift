import CodingModel
import TerminalText

extension BrowserState {
    /// Why a command can't be done now, as a sentence for the reader; nil when it can.
    package func unavailability(of command: Command) -> DisplayText? {
        switch sheet?.meaning(of: command) {
        case .own: return nil
        case .nothing: return Sheet.closing
        case nil, .usual: break
        }
        return switch command {
        case .open: opening
        case .toggleFold: hasTree ? (canFold ? nil : "This code has no sub-codes") : noTree
        case .expandAll, .collapseAll, .cycleOrder, .cycleBase: hasTree ? nil : noTree
        case .giveBase, .filter, .showFilters, .showMatrix, .showDuplicates: openQuestion == nil ? noTree : nil
        case .markCode, .showNote, .showCompanions: hasTree ? nil : noTree
        case .exportView: selectedEntry?.results == nil ? noTree : nil
        case .agree, .disagree, .unsure, .flag, .note, .copyAnswer, .writeAnswer:
            selectedView?.current?.selectedAnswer == nil ? "No answer is selected" : nil
        case .showReview: hasTree ? nil : noTree
        case .blindReview, .blindReviewQuestion: reviewing
        case .dropFilter: selectedView?.current?.filter == nil ? "No filter is on" : nil
        case .showRespondent: selectedView?.current?.selectedAnswer == nil ? "No answer is selected" : nil
        case .previousQuestion, .nextQuestion: questionSwitch
        case .nextAnswer, .previousAnswer:
            selectedView?.current?.selectedAnswer == nil ? "No answers are open" : nil
        case .search: openQuestion == nil ? noTree : nil
        case .nextMatch, .previousMatch: search == nil ? "Nothing is searched for yet" : nil
        case .addJob: canAskServer ? nil : "Saved answers are read here: there is no server to add jobs from"
        case .refresh: refreshing
        case .showJobFacts: selectedJob == nil ? "There is no job to tell about" : nil
        case .removeJob: selectedJob == nil ? "There is no job to take off the list" : nil
        case .maximise: layout.arrangement == .narrow ? "The pane has the whole screen already" : nil
        case .back: focus == .jobs && !isMaximised ? "This is the first pane" : nil
        case .moveLeft: focus == .jobs ? "This is the first pane" : nil
        case .moveRight: focus == .detail ? "This is the last pane" : nil
        default: nil
        }
    }

    private var reviewing: DisplayText? {
        guard hasTree else { return noTree }
        return isSoFar ? "A sample is drawn of a whole job, and pages are missing" : nil
    }

    var hasTree: Bool { !(selectedView?.current?.rows.isEmpty ?? true) }

    /// Whether the selected code has sub-codes.
    var canFold: Bool {
        guard let question = openQuestion, let code = selectedView?.current?.selectedIndex else { return false }
        return question.hasChildren(code)
    }

    private var opening: DisplayText? {
        switch focus {
        case .jobs: jobs.isEmpty ? "There is no job to open" : nil
        case .codes: hasTree ? nil : noTree
        case .answers: selectedView?.current?.selectedAnswer == nil ? "No answer is selected" : nil
        case .detail: selectedView?.current?.link == nil ? "No link is selected: move down to one first" : nil
        }
    }

    private var noTree: DisplayText {
        guard let entry = selectedEntry else { return "There is no job yet" }
        switch entry.condition {
        case .queued, .processing, .asking, .fetching, .neverAsked: return "This job has no codes to show yet"
        default: return "This job has no codes to show: \(entry.condition.word)"
        }
    }

    private var questionSwitch: DisplayText? {
        guard let results = selectedEntry?.results, !results.questions.isEmpty else { return noTree }
        return results.questions.count > 1 ? nil : "This job has one question"
    }

    private var refreshing: DisplayText? {
        guard let entry = selectedEntry else { return "There is no job to refresh" }
        return entry.isSaved ? "This job was read from a file: there is no server to ask" : nil
    }
}
