import Canvas
import CodingModel
import SurveyWords
import TerminalText

/// One answer whole, with its follow-ups, its codes and its respondent's other answers.
enum DetailPane: PaneActions {
    static let exportScope = ExportScope.code
    static let hints: [Command] = [
        .sheet(.help), .prompt(.search), .nextMatch, .previousMatch, .nextAnswer, .previousAnswer, .open,
        .sheet(.respondent), .back, .agree, .disagree, .unsure, .maximise, .focusNext, .prompt(.palette), .quit,
    ]

    /// Down goes to the next link where one is in sight, else it scrolls; up likewise.
    static func move(by step: Int, in state: inout BrowserState) {
        guard let pane = state.layout.content(of: .detail), let content = state.detailContent(width: pane.width) else {
            return
        }
        state.jobs.changeOpenQuestion { view, _ in view.moveInDetail(by: step, content: content, rows: pane.height) }
        state.keepMatchInSight(of: content, rows: pane.height, isDownwards: step > 0)
    }

    static func moveLeft(in state: inout BrowserState) { state.screen.focus(on: .answers) }
    static func moveRight(in state: inout BrowserState) {}

    static func open(in state: inout BrowserState) {
        guard let pane = state.layout.content(of: .detail), let content = state.detailContent(width: pane.width),
            let link = state.jobs.openView?.link, content.links.indices.contains(link)
        else { return }
        state.follow(content.links[link])
        guard let question = state.jobs.openQuestion, let code = state.jobs.openView?.selectedIndex else { return }
        let place: DisplayText = "\(question.identifierText) · \(question.labelPathEnd(of: code))"
        state.screen.tell(.information, "\(place) (back returns to where you were)")
    }

    /// Goes back along the last link that was followed.
    static func goBack(in state: inout BrowserState) -> Bool {
        var place: ReadingPlace?
        state.jobs.changeView(of: state.jobs.selected) { place = $0.takeTrail() }
        guard let place else { return false }
        state.go(to: place)
        return true
    }

    static func openingUnavailability(in state: BrowserState) -> DisplayText? {
        state.jobs.openView?.link == nil ? "No link is selected: move down to one first" : nil
    }

    static func select(line: Int, of content: Rect, in state: inout BrowserState) {
        guard let detail = state.detailContent(width: content.width) else { return }
        state.jobs.changeOpenQuestion { view, _ in
            view.selectLink(detail.links(in: view.detailTop + line..<view.detailTop + line + 1).first)
        }
    }
}

// Links, and the answer as it is laid out.
extension BrowserState {
    /// Goes where a link leads, and notes the way back.
    mutating func follow(_ link: DetailContent.Link) { follow(link.target) }

    /// Goes to a place, and notes the way back.
    mutating func follow(_ place: ReadingPlace) {
        jobs.changeView(of: jobs.selected) { $0.leaveTrail() }
        go(to: place)
    }

    /// Forgets the way back along links once the detail pane is left.
    mutating func forgetTrail() {
        if screen.focus != .detail { jobs.changeView(of: jobs.selected) { $0.clearTrail() } }
    }

    /// Opens an answer under a code of a question; without a code, under the first that the answer has.
    mutating func go(to place: ReadingPlace) {
        jobs.show(question: place.question)
        // A filter must not hide where a link leads; while it is not worked out, nobody knows what it hides.
        if let answer = place.answer, let filter = jobs.openView?.filter,
            filter.result?.question.holds(answer) != true
        {
            dropFilter()
        }
        jobs.changeOpenQuestion { view, question in
            let known = place.code.flatMap { question.index(of: $0) }
            guard let code = known ?? place.answer.flatMap({ question.codes(of: $0).first }) else { return }
            view.reveal(place.answer, under: code, in: question)
        }
    }

    /// The selected answer laid out for the detail pane, as far as it is; nil when no answer is selected.
    func detailContent(width: Int) -> DetailContent? { detailKey(width: width).flatMap(content) }

    /// A resize can leave the detail scrolled past its end. What is yet to be laid out has no end.
    mutating func keepDetailInBounds() {
        guard let top = jobs.openView?.detailTop, top > 0, let pane = layout.content(of: .detail),
            let content = detailContent(width: pane.width), content.isWhole
        else { return }
        jobs.changeOpenQuestion { view, _ in
            view.scrollDetail(to: max(0, min(top, content.lineCount - pane.height)))
        }
    }

    /// The detail pane as far as it is visible.
    /// - Parameters:
    ///   - width: Columns inside the pane's border.
    ///   - height: Rows inside the pane's border.
    package func detail(width: Int, height: Int) -> DetailModel {
        guard let view = jobs.openView, let code = view.selectedIndex, let question = jobs.openQuestion,
            let content = detailContent(width: width)
        else { return DetailModel(title: "Answer", lines: [], top: 0, total: 0) }
        let top = content.isWhole ? view.detailTop : min(view.detailTop, max(0, content.lineCount - height))
        let place: DisplayText = "Answer \(view.answerRow + 1) of \(question.counts(of: code).netAnswers)"
        return DetailModel(
            title: matchPlace.map { "\(place) · \($0)" } ?? place,
            lines: content.lines(
                top..<top + max(0, height), opened: code..<question.subtreeEnd(of: code),
                selected: screen.focus == .detail ? view.link : nil, at: reading.match),
            top: top, total: content.lineCount)
    }
}

extension QuestionView {
    fileprivate mutating func moveInDetail(by step: Int, content: DetailContent, rows: Int) {
        let furthest = max(0, content.lineCount - rows)
        let shown = detailTop..<(detailTop + rows)
        if abs(step) == 1, let next = nextLink(by: step, in: content), shown.overlaps(content.links[next].range) {
            selectLink(next)
            let range = content.links[next].range
            scrollDetail(to: min(max(detailTop, range.upperBound - rows), range.lowerBound, furthest))
            return
        }
        scrollDetail(to: max(0, min(detailTop.addingClamped(step), furthest)))
        if abs(step) > 1 {
            let inSight = content.links(in: detailTop..<(detailTop + rows))
            selectLink(step > 0 && detailTop == furthest ? inSight.last : inSight.first)
        }
    }

    private func nextLink(by step: Int, in content: DetailContent) -> Int? {
        let first = content.links.partitionIndex { $0.range.lowerBound >= detailTop }
        let next = link.map { $0 + step } ?? (step > 0 ? first : nil)
        return next.flatMap { content.links.indices.contains($0) ? $0 : nil }
    }
}
