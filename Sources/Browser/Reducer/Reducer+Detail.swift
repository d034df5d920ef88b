import Canvas
import CodingModel
import TerminalText

// Scrolling and links of the detail pane.
extension BrowserState {
    /// The selected answer laid out for the detail pane as it stands now; nil when no answer is selected.
    func detailContent(width: Int) -> DetailContent? {
        guard let job = selectedEntry?.results, let view = selectedView, let open = view.current,
            let answer = open.selectedAnswer
        else { return nil }
        return DetailContent(
            job: job, question: view.question, answer: answer, under: open.selectedIndex, width: width,
            highlighting: search.flatMap { $0.marks(answer) ? $0.query : nil }, mark: currentMark)
    }

    /// Down goes to the next link where one is in sight, else it scrolls; up likewise.
    mutating func moveInDetail(by step: Int) {
        guard let pane = layout.content(of: .detail), let content = detailContent(width: pane.width) else { return }
        changeOpenQuestion { view, _ in
            view.moveInDetail(by: step, content: content, rows: pane.height)
        }
    }

    mutating func followLink() {
        guard let pane = layout.content(of: .detail), let content = detailContent(width: pane.width),
            let link = selectedView?.current?.link, content.links.indices.contains(link)
        else { return }
        leaveTrail()
        go(to: content.links[link].target)
        guard let question = openQuestion, let code = selectedView?.current?.selectedIndex else { return }
        notice = Notice(
            .information, "\(question.identifier) · \(question.labelPath(of: code)) (back returns to where you were)")
    }

    mutating func leaveTrail() {
        guard let job = selectedJob, let view = selectedView, let open = view.current else { return }
        let place = Place(question: view.question, code: open.selectedCode, answer: open.selectedAnswer)
        views[job]?.trail.append(place)
    }

    /// Goes back to where the last link was followed.
    /// - Returns: False when none was.
    mutating func returnFromLink() -> Bool {
        guard let job = selectedJob, let place = views[job]?.trail.popLast() else { return false }
        go(to: place)
        return true
    }

    /// Opens an answer under a code of a question; without a code, under the first that the answer has.
    mutating func go(to place: Place) {
        show(question: place.question)
        // A filter must not hide where a link leads; while it is not worked out, nobody knows what it hides.
        if let answer = place.answer, let filter = selectedView?.current?.filter,
            filter.result?.question.holds(answer) != true
        {
            dropFilter()
        }
        changeOpenQuestion { view, question in
            let known = place.code.flatMap { question.index(of: $0) }
            guard let code = known ?? place.answer.flatMap({ question.codes(of: $0).first }) else { return }
            view.selectedAnswer = place.answer
            view.reveal(code, in: question)
            view.detailTop = 0
            view.link = nil
        }
    }
}

extension QuestionView {
    fileprivate mutating func moveInDetail(by step: Int, content: DetailContent, rows: Int) {
        let furthest = max(0, content.lines.count - rows)
        let shown = detailTop..<(detailTop + rows)
        if abs(step) == 1, let next = nextLink(by: step, in: content), shown.overlaps(content.links[next].range) {
            link = next
            let range = content.links[next].range
            detailTop = min(max(detailTop, range.upperBound - rows), range.lowerBound, furthest)
            return
        }
        detailTop = max(0, min(detailTop.addingClamped(step), furthest))
        if abs(step) > 1 {
            let shown = detailTop..<(detailTop + rows)
            let inSight = content.links.indices.filter { shown.overlaps(content.links[$0].range) }
            link = step > 0 && detailTop == furthest ? inSight.last : inSight.first
        }
    }

    private func nextLink(by step: Int, in content: DetailContent) -> Int? {
        let shown = detailTop
        let next =
            link.map { $0 + step } ?? (step > 0 ? content.links.firstIndex { $0.range.lowerBound >= shown } : nil)
        return next.flatMap { content.links.indices.contains($0) ? $0 : nil }
    }
}
