import Analysis
import CodingModel
import TerminalText

/// The place that the reader has open in one question.
///
/// Folds and the selection are kept by code path, so a page that arrives never moves the reader. `rows` is derived from
/// them and the snapshot, and is made anew only when one of these changes.
package struct QuestionView: Sendable {
    /// The order of siblings in the tree.
    package private(set) var order: CodeOrder
    /// The codes of the snapshot in each order that they were shown in; none until the question is first opened.
    private var orderings: [CodeOrder: CodeOrdering] = [:]
    /// The codes whose sub-codes are shown.
    package private(set) var expanded: Set<CodePath> = []
    /// `expanded` by `CodeIndex` of the snapshot: folding must not look up the path of every code.
    private(set) var unfolded: [Bool] = []
    /// The code that the cursor is on.
    package private(set) var selectedCode: CodePath?
    /// The greatest numbers and the widest label of the snapshot's codes.
    private(set) var measures = TreeMeasures()
    /// Codes that are visible with these folds in this order, as pre-order positions of the snapshot.
    package private(set) var rows: [CodeIndex] = []
    /// Position of the selected code in `rows`.
    package private(set) var row = 0
    /// Position of the first code in sight in `rows`.
    package private(set) var codesTop = 0
    /// The answer being read; stable as pages arrive.
    package private(set) var selectedAnswer: AnswerIndex?
    /// Position of the selected answer in the net of the selected code.
    package private(set) var answerRow = 0
    /// Position of the first answer in sight in that net.
    package private(set) var answersTop = 0
    /// The first line in sight of the detail pane.
    package private(set) var detailTop = 0
    /// Position of the link in the detail pane that Enter follows; nil for none.
    package private(set) var link: Int?
    /// Codes that were picked for a filter.
    package private(set) var picked: Set<CodePath> = []
    /// The codes that were picked when a filter was last typed.
    private(set) var filteredPicks: Set<CodePath> = []
    /// The filter that says which answers are kept; nil for all.
    package private(set) var filter: ActiveFilter?

    /// Nothing is open yet.
    init(order: CodeOrder) { self.order = order }

    /// The codes of the snapshot in the order of the tree; nil until the question is first opened.
    var ordering: CodeOrdering? { orderings[order] }

    /// The part of the question that the filter left, once it is worked out; without a filter the question itself.
    func shown(of whole: CodedQuestion) -> CodedQuestion { filter?.result?.question ?? whole }

    /// The selected code in the snapshot that the rows were made from.
    package var selectedIndex: CodeIndex? { rows.indices.contains(row) ? rows[row] : nil }

    // MARK: - Snapshots and rows

    /// Takes a new snapshot in: sorts its codes and finds the rows and the selection again.
    mutating func follow(_ question: CodedQuestion) {
        orderings = [order: question.ordering(by: order)]
        unfolded = Array(repeating: false, count: question.codeCount)
        for path in expanded {
            if let code = question.index(of: path), question.hasChildren(code) { unfolded[code] = true }
        }
        measures = TreeMeasures(of: question)
        refold(question)
    }

    /// Makes the visible rows anew from the folds and puts the cursor back on its code.
    mutating func refold(_ question: CodedQuestion) {
        guard let ordering else { return follow(question) }
        rows = []
        var place = 0
        while place < ordering.codes.count {
            let code = ordering.codes[place]
            rows.append(code)
            place += unfolded[code] ? 1 : question.subtreeEnd(of: code) - code
        }
        row = selectedCode.flatMap { position(of: $0, in: question) } ?? 0
        restoreSelection(in: question)
    }

    /// Leaves a snapshot for another: the answer being read is found again, the rest is worked out when it is next shown.
    mutating func forgetSnapshot(of old: CodedQuestion, for new: CodedQuestion) {
        forgetFilterResult()
        selectedAnswer = selectedAnswer.flatMap { new.index(of: old.answer($0)) }
    }

    /// Goes to the place of an earlier run, as far as it has come. A filter that does not fit is left out.
    mutating func seek(_ place: QuestionPlace, answer: AnswerIndex?, in question: CodedQuestion) {
        order = place.order
        expanded.formUnion(place.expanded)
        if let code = place.code, question.index(of: code) != nil { selectedCode = code }
        selectedAnswer = answer ?? selectedAnswer
        if filter == nil, let words = place.filter, let parsed = try? AnswerFilter(parsing: words, in: question) {
            filter = ActiveFilter(waiting: parsed, name: place.filterName, expression: words)
        }
        orderings = [:]
    }

    // MARK: - The tree

    /// Folds or unfolds codes.
    mutating func setExpanded(_ isExpanded: Bool, _ codes: some Sequence<CodeIndex>, in question: CodedQuestion) {
        for code in codes where question.hasChildren(code) && unfolded[code] != isExpanded {
            unfolded[code] = isExpanded
            if isExpanded {
                expanded.insert(question.path(of: code))
            } else {
                expanded.remove(question.path(of: code))
            }
        }
        refold(question)
    }

    mutating func sort(by order: CodeOrder, in question: CodedQuestion) {
        self.order = order
        guard !orderings.isEmpty else { return follow(question) }
        if ordering == nil { orderings[order] = question.ordering(by: order) }
        refold(question)
    }

    /// Moves the cursor to a visible row. Up and down one branch the answer being read stays; elsewhere reading begins
    /// with the code's first answer.
    mutating func selectRow(_ position: Int, in question: CodedQuestion) {
        let left = selectedIndex
        row = Scrolling.clamp(position, to: rows.count)
        if let left, let entered = selectedIndex, !question.areOnOneBranch(left, entered) { read(nil) }
        restoreSelection(in: question)
    }

    /// Unfolds what hides a code and puts the cursor on it.
    mutating func reveal(_ code: CodeIndex, in question: CodedQuestion) {
        if ordering == nil { follow(question) }
        selectedCode = question.path(of: code)
        setExpanded(true, question.lineage(of: code).dropLast(), in: question)
    }

    /// Goes to an answer under a code, whatever was read before.
    mutating func reveal(_ answer: AnswerIndex?, under code: CodeIndex, in question: CodedQuestion) {
        selectedAnswer = answer
        reveal(code, in: question)
        detailTop = 0
        link = nil
    }

    // MARK: - Answers

    /// Moves to an answer by its position in the selected code's net.
    mutating func selectAnswer(at position: Int, in question: CodedQuestion) {
        guard let code = selectedIndex else { return }
        let answers = question.netAnswers(of: code)
        answerRow = Scrolling.clamp(position, to: answers.count)
        read(answers.isEmpty ? nil : answers[answerRow])
    }

    /// Goes back to where the reader was under the selected code; nothing where the answer is not under it.
    mutating func restore(_ origin: ReadingOrigin, in question: CodedQuestion) {
        guard let code = selectedIndex, let answer = origin.answer,
            let position = question.netAnswers(of: code).position(of: answer)
        else { return }
        selectAnswer(at: position, in: question)
        answersTop = origin.answersTop
        detailTop = origin.detailTop
        link = origin.link
    }

    /// Scrolls both lists so that their cursors are in sight.
    mutating func scroll(codeRows: Int, answerRows: Int, in question: CodedQuestion) {
        codesTop = Scrolling.top(codesTop, showing: row, rows: codeRows, of: rows.count)
        let answers = selectedIndex.map { question.counts(of: $0).netAnswers } ?? 0
        answersTop = Scrolling.top(answersTop, showing: answerRow, rows: answerRows, of: answers)
    }

    /// Scrolls the detail pane.
    mutating func scrollDetail(to line: Int) { detailTop = line }

    mutating func selectLink(_ link: Int?) { self.link = link }

    // MARK: - Filters

    /// Picks a code for a filter; one that is picked already is picked no more.
    mutating func togglePick(_ path: CodePath) { if picked.remove(path) == nil { picked.insert(path) } }

    /// Notes that a filter was typed with the codes that are picked now.
    mutating func notePicks() { filteredPicks = picked }

    /// Puts a filter on or takes it off; nil for none.
    mutating func setFilter(_ filter: ActiveFilter?) { self.filter = filter }

    /// Notes the place that Esc goes back to from the filter's answers.
    mutating func setWayBack(_ wayBack: ActiveFilter.WayBack) { filter?.wayBack = wayBack }

    /// Takes what the filter left. Rows are made when the question is next shown.
    mutating func take(_ result: FilterResult) {
        filter?.result = result
        filter?.leadsToMost = false
        orderings = [:]
    }

    /// Takes what the filter left of another snapshot.
    mutating func take(_ result: FilterResult, of token: RequestToken, in snapshot: Int) {
        filter?.take(result, of: token, in: snapshot)
        orderings = [:]
    }

    /// Has the filter worked out anew, and the rows made anew when the question is next shown.
    mutating func forgetFilterResult() {
        filter?.result = nil
        orderings = [:]
    }

    // MARK: - Cursors

    /// A code's row, or that of the nearest ancestor that folds leave visible.
    private func position(of path: CodePath, in question: CodedQuestion) -> Int? {
        guard let ordering else { return nil }
        var code = question.index(of: path)
        while let current = code {
            let place = ordering.place(of: current)
            let position = rows.partitionIndex { ordering.place(of: $0) >= place }
            if position < rows.count, rows[position] == current { return position }
            code = question.parent(of: current)
        }
        return nil
    }

    /// After the rows or the cursor changed: the same answer where the code has it, else the code's first.
    private mutating func restoreSelection(in question: CodedQuestion) {
        guard let code = selectedIndex else {
            selectedCode = nil
            read(nil)
            return
        }
        selectedCode = question.path(of: code)
        let answers = question.netAnswers(of: code)
        let kept = selectedAnswer.flatMap { answers.position(of: $0) }
        answerRow = kept ?? 0
        if kept == nil {
            answersTop = 0
            read(answers.first)
        }
    }

    private mutating func read(_ answer: AnswerIndex?) {
        guard answer != selectedAnswer else { return }
        selectedAnswer = answer
        detailTop = 0
        link = nil
    }
}

extension CodedQuestion {
    /// One of two codes lies in the other's subtree.
    fileprivate func areOnOneBranch(_ left: CodeIndex, _ right: CodeIndex) -> Bool {
        let (outer, inner) = (min(left, right), max(left, right))
        return inner < subtreeEnd(of: outer)
    }
}
