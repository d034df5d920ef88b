import Analysis
import Canvas
import CodingModel
import TerminalText

// What is worked out of the open question and lies over the panes.
extension BrowserState {
    mutating func openSheet(_ command: Command) {
        guard let subject = subject(of: command) else { return }
        // The key that opened a sheet closes it.
        sheet = sheet?.subject == subject ? nil : Sheet(subject)
    }

    private mutating func findReviewedCodes() {
        guard let question = selectedView?.question, let board, let whole = wholeQuestion else { return }
        sheet?.codes = whole.codeIndices.filter { board.precision(of: $0, in: question, counting: .all).hasVerdicts }
    }

    private func subject(of command: Command) -> Sheet.Subject? {
        let view = selectedView?.current
        switch command {
        case .showNote: return view?.selectedCode.map { .note($0) }
        case .showCompanions: return view?.selectedCode.map { .companions($0) }
        case .showMatrix: return .matrix(.top)
        case .showDuplicates: return .duplicates
        case .showFilters: return .filters
        case .showReview: return .review
        case .showRespondent:
            guard let answer = view?.selectedAnswer, let question = openQuestion else { return nil }
            return .respondent(question.responseIdentifier(of: answer))
        default: return nil
        }
    }

    /// What a command means while a sheet is open; nil when it means what it always does.
    mutating func handleSheet(_ command: Command) -> [Effect]? {
        switch sheet?.meaning(of: command) {
        case nil, .usual: return nil
        case .nothing:
            // What lies behind must not change unseen.
            notice = Notice(.information, Sheet.closing)
            return []
        case .own: break
        }
        if sheet?.isBlind == true, let effects = handleBlind(command) { return effects }
        switch command {
        case .moveUp: moveInSheet(by: -1)
        case .moveDown: moveInSheet(by: 1)
        case .pageUp: moveInSheet(by: -max(1, sheetRows - 1))
        case .pageDown: moveInSheet(by: max(1, sheetRows - 1))
        case .goToTop: moveInSheet(by: -.max)
        case .goToBottom: moveInSheet(by: .max)
        case .moveLeft: moveAcrossSheet(by: -1)
        case .moveRight: moveAcrossSheet(by: 1)
        case .toggleFold: toggleLevel()
        case .open: return followSheetRow()
        case .removeJob: return removeFilter()
        default: sheet = nil
        }
        return []
    }

    /// What a command means while a sample is judged blind; nil when it means what it does in any sheet.
    private mutating func handleBlind(_ command: Command) -> [Effect]? {
        switch command {
        case .agree: return judgeBlind(.agree)
        case .disagree: return judgeBlind(.disagree)
        case .unsure: return judgeBlind(.unsure)
        case .open, .toggleFold, .nextAnswer:
            goOnBlind()
            return []
        default: return nil
        }
    }

    /// After every event: a sheet is worked out anew where the question became another, and what is worked out for one
    /// that is closed ends.
    mutating func followSheet() -> [Effect] {
        let effects = workOutSheet()
        guard effects.isEmpty, pendingAnalysis != nil, sheet?.token != pendingAnalysis else { return effects }
        pendingAnalysis = nil
        return [.endAnalysis]
    }

    private mutating func workOutSheet() -> [Effect] {
        guard let sheet else { return [] }
        guard let question = openQuestion else {
            self.sheet = nil
            return []
        }
        guard sheet.basis != searchSubject else { return [] }
        let basis = searchSubject
        self.sheet?.basis = basis
        self.sheet?.result = nil
        self.sheet?.ending = nil
        self.sheet?.token = nil
        if sheet.subject == .review { findReviewedCodes() }
        guard let kind = analysis(for: sheet.subject, in: question) else { return [] }
        let token = nextToken()
        self.sheet?.token = token
        pendingAnalysis = token
        // A sample is of the whole code: what a filter leaves out belongs to it.
        let isSample = if case .sample = kind { true } else { false }
        let subject = isSample ? wholeQuestion ?? question : question
        return [.analyse(AnalysisRequest(token: token, kind: kind, question: subject))]
    }

    mutating func take(_ result: AnalysisResult, of token: AnalysisToken) {
        if pendingAnalysis == token { pendingAnalysis = nil }
        guard sheet?.token == token else { return }
        sheet?.result = result
        keepCellInBounds()
        if case .sample(let sample) = result { begin(sample) }
    }

    /// What is selected must be there, whatever the question has become.
    private mutating func keepCellInBounds() {
        guard case .matrix(let matrix)? = sheet?.result, let (row, column) = sheet.map({ ($0.row, $0.column) }) else {
            return
        }
        sheet?.row = Scrolling.clamp(row, to: matrix.codes.count)
        sheet?.column = Scrolling.clamp(column, to: matrix.codes.count)
    }

    private func analysis(for subject: Sheet.Subject, in question: CodedQuestion) -> AnalysisRequest.Kind? {
        switch subject {
        case .note(let path): question.index(of: path).map { .note($0) }
        case .companions(let path): question.index(of: path).map { .companions($0) }
        case .matrix(.top): .matrix(question.children(of: nil))
        case .matrix(.leaves): .matrix(question.codeIndices.filter { !question.hasChildren($0) })
        case .duplicates: .duplicates
        case .blind(let plan):
            plan.code.map { path in question.index(of: path).map { .sample(plan, $0) } } ?? .sample(plan, nil)
        case .respondent, .filters, .review: nil
        }
    }

    // MARK: - Moving

    private mutating func moveInSheet(by step: Int) {
        guard var moved = sheet else { return }
        if case .respondent = moved.subject { return moveToLink(by: step) }
        if moved.isText {
            // A blind review scrolls where an answer is long.
            moved.top = max(0, moved.top.addingClamped(min(step, .max / 2)))
        } else {
            moved.row = Scrolling.clamp(moved.row.addingClamped(step), to: selectableRows)
        }
        sheet = moved
    }

    /// After every event: what is selected is in sight, whatever the size.
    mutating func keepSheetInBounds() {
        guard let open = sheet else { return }
        if case .respondent = open.subject { return showLink() }
        let rows = sheetRows
        let top =
            open.isText
            ? max(0, min(open.top, (sheetLines?.count ?? 0) - rows))
            : Scrolling.top(open.top, showing: open.row, rows: rows, of: selectableRows)
        sheet?.top = top
        guard case .matrix(let matrix)? = open.result else { return }
        let columns = matrixColumns(width: sheetSize.width)
        sheet?.left = Scrolling.top(open.left, showing: open.column, rows: columns, of: matrix.codes.count)
    }

    /// Goes on to another answer of the respondent, once the one that is selected was read to its end; by pages so that
    /// nothing between is passed over.
    private mutating func moveToLink(by step: Int) {
        guard let content = respondentContent, var moved = sheet, !content.links.isEmpty else { return }
        let (range, rows) = (content.range(ofLink: moved.row), sheetRows)
        if abs(step) == .max {
            moved.row = step > 0 ? content.links.count - 1 : 0
        } else if step > 0, moved.top + rows < range.upperBound, rows < range.count {
            moved.top = min(moved.top + step, range.upperBound - rows)
        } else if step < 0, moved.top > range.lowerBound, rows < range.count {
            moved.top = max(moved.top + step, range.lowerBound)
        } else {
            let line = abs(step) == 1 ? nil : max(0, moved.top + step)
            let there = line.map { content.link(at: $0, isGoingDown: step > 0) } ?? moved.row
            // A page that ends where it began is a step.
            let isOn = step > 0 ? there > moved.row : there < moved.row
            moved.row = Scrolling.clamp(isOn ? there : moved.row + step.signum(), to: content.links.count)
            // An answer that is longer than the sheet is begun at the end that was come from.
            let next = content.range(ofLink: moved.row)
            moved.top = rows < next.count ? (step > 0 ? next.lowerBound : next.upperBound - rows) : line ?? moved.top
        }
        sheet = moved
    }

    /// Lines, not links, are what scrolls there.
    private mutating func showLink() {
        guard let content = respondentContent, let row = sheet?.row, content.links.indices.contains(row) else { return }
        let (range, rows, top) = (content.range(ofLink: row), sheetRows, sheet?.top ?? 0)
        let (start, end) = (range.lowerBound, range.upperBound - rows)
        sheet?.top = max(0, min(max(top, min(start, end)), max(start, end)))
    }

    private mutating func moveAcrossSheet(by step: Int) {
        guard case .matrix(let matrix)? = sheet?.result, let column = sheet?.column else { return }
        sheet?.column = Scrolling.clamp(column + step, to: matrix.codes.count)
    }

    private mutating func toggleLevel() {
        if sheet?.subject == .review {
            let next: CountedVerdicts = sheet?.verdicts == .all ? .blind : .all
            sheet?.verdicts = next
        }
        guard case .matrix(let level) = sheet?.subject else { return }
        sheet = Sheet(.matrix(level == .top ? .leaves : .top))
    }

    // MARK: - Enter

    private mutating func followSheetRow() -> [Effect] {
        guard let sheet, let question = openQuestion else { return [] }
        switch (sheet.subject, sheet.result) {
        case (.companions, .companions(let table)?) where table.companions.indices.contains(sheet.row):
            return showShared(table.code, table.companions[sheet.row].code, in: question)
        case (.matrix, .matrix(let matrix)?)
        where matrix.codes.indices.contains(sheet.row) && matrix.codes.indices.contains(sheet.column):
            return showShared(matrix.codes[sheet.row], matrix.codes[sheet.column], in: question)
        case (.duplicates, .duplicates(let groups)?) where groups.groups.indices.contains(sheet.row):
            guard let first = groups.groups[sheet.row].answers.first else { return [] }
            return narrow(to: .exactly(question.answerText(of: first)), leadsToMost: true)
        case (.respondent, _): followRespondentLink()
        case (.filters, _) where savedFilters.indices.contains(sheet.row): return applySaved(savedFilters[sheet.row])
        case (.note, _): self.sheet = nil
        case (.review, _) where sheet.codes.indices.contains(sheet.row):
            changeOpenQuestion { $0.reveal(sheet.codes[sheet.row], in: $1) }
            return closeSheet()
        default: break
        }
        return []
    }

    /// The answers under one of the codes that people under both gave.
    private mutating func showShared(_ code: CodeIndex, _ other: CodeIndex, in question: CodedQuestion) -> [Effect] {
        changeOpenQuestion { $0.reveal(code, in: $1) }
        let (left, right) = (question.path(of: code), question.path(of: other))
        if left == right { return closeSheet() }
        return narrow(to: .all([.respondents(left), .respondents(right), .any([.code(left), .code(right)])]))
    }

    /// Keeps, of what is shown, what passes a filter.
    private mutating func narrow(to filter: AnswerFilter, leadsToMost: Bool = false) -> [Effect] {
        let present = selectedView?.current?.filter?.filter
        return closeSheet() + apply(present.map { .then([$0, filter]) } ?? filter, leadsToMost: leadsToMost)
    }

    private mutating func closeSheet() -> [Effect] {
        sheet = nil
        focus = .answers
        return []
    }

    private mutating func followRespondentLink() {
        guard let content = respondentContent, let row = sheet?.row, content.links.indices.contains(row) else { return }
        leaveTrail()
        sheet = nil
        go(to: content.links[row].target)
        focus = .detail
    }

    private mutating func applySaved(_ saved: SavedFilter) -> [Effect] {
        guard let question = wholeQuestion else { return [] }
        do throws(FilterFailure) {
            let filter = try AnswerFilter(parsing: saved.expression, in: question)
            sheet = nil
            return apply(filter, name: saved.name)
        } catch {
            notice = Notice(.warning, "“\(saved.name)” does not fit this question: \(error.reason)")
            return []
        }
    }

    private mutating func removeFilter() -> [Effect] {
        guard sheet?.subject == .filters, let row = sheet?.row, savedFilters.indices.contains(row) else {
            notice = Notice(.information, "Close this first")
            return []
        }
        let removed = savedFilters.remove(at: row)
        sheet?.row = Scrolling.clamp(row, to: savedFilters.count)
        notice = Notice(.information, "The filter “\(removed.name)” is no longer kept")
        return [.removeFilter(removed.name)]
    }
}

extension Sheet {
    /// Nothing in it can be selected.
    var isText: Bool {
        switch subject {
        case .note, .blind: true
        default: false
        }
    }
}

extension DetailContent {
    /// The link that a line belongs to; going up, the next one where it does not begin there.
    fileprivate func link(at line: Int, isGoingDown: Bool) -> Int {
        let link = links.indices.last { range(ofLink: $0).lowerBound <= line } ?? 0
        return isGoingDown || range(ofLink: link).lowerBound == line ? link : link + 1
    }

    /// The lines of a link with what belongs to it: its follow-ups and codes, before the first its question.
    fileprivate func range(ofLink link: Int) -> Range<Int> {
        guard links.indices.contains(link) else { return 0..<lines.count }
        let end = link + 1 < links.count ? links[link + 1].range.lowerBound : lines.count
        return (link == 0 ? 0 : links[link].range.lowerBound)..<end
    }
}

extension Sheet {
    /// What a command means while the sheet is open.
    enum Meaning {
        /// Something of the sheet's own.
        case own
        /// The same as always.
        case usual
        /// It is of what lies behind.
        case nothing
    }

    /// Why a command of what lies behind can't be done.
    static let closing: DisplayText = "Close this first"

    func meaning(of command: Command) -> Meaning {
        switch command {
        case .moveUp, .moveDown, .pageUp, .pageDown, .goToTop, .goToBottom, .moveLeft, .moveRight, .toggleFold, .open,
            .back, .quit:
            .own
        case .removeJob: subject == .filters ? .own : .nothing
        case .agree, .disagree, .unsure, .nextAnswer: isBlind ? .own : .nothing
        case .help, .palette, .redraw, .suspend, .toggleMouse: .usual
        case .cycleBase: isBlind ? .nothing : .usual
        default: command.opensSheet && !isBlind ? .usual : .nothing
        }
    }
}
