import Canvas
import CodingModel

// Windows follow their cursors after every event.
extension BrowserState {
    mutating func keepCursorsVisible() {
        if focus != .detail, let job = selectedJob { views[job]?.trail = [] }
        let jobRow = jobs.firstIndex { $0.identifier == selectedJob } ?? 0
        jobsTop = Scrolling.top(jobsTop, showing: jobRow, rows: visibleRows(of: .jobs), of: jobs.count)
        let codeRows = visibleRows(of: .codes)
        let answerRows = visibleRows(of: .answers)
        changeOpenQuestion { view, question in
            view.codesTop = Scrolling.top(view.codesTop, showing: view.row, rows: codeRows, of: view.rows.count)
            let answers = view.selectedIndex.map { question.counts(of: $0).netAnswers } ?? 0
            view.answersTop = Scrolling.top(view.answersTop, showing: view.answerRow, rows: answerRows, of: answers)
        }
        keepDetailInBounds()
        keepSheetInBounds()
    }

    /// How many rows of a pane's list are on screen; for a pane that is hidden, as many as it would have alone.
    func visibleRows(of pane: Pane) -> Int {
        let content = layout.content(of: pane) ?? layout(focus: pane, isMaximised: true).content(of: pane)
        guard let content else { return 0 }
        guard pane == .codes else { return content.height }
        return max(0, content.height - codeHeaderRows(width: content.width, height: content.height))
    }

    /// A resize can leave the detail scrolled past its end.
    private mutating func keepDetailInBounds() {
        guard let top = selectedView?.current?.detailTop, top > 0, let pane = layout.content(of: .detail),
            let content = detailContent(width: pane.width)
        else { return }
        changeOpenQuestion { view, _ in
            view.detailTop = max(0, min(top, content.lines.count - pane.height))
        }
    }
}
