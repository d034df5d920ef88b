import Canvas
import CodingModel

// The mouse: a click selects, a double click opens, the wheel scrolls what is under it.
extension BrowserState {
    private static let wheelStep = 3

    mutating func take(_ mouse: MouseEvent) -> [Effect] {
        guard isMouseOn, prompt == nil, overlay == nil, sheet == nil, let pane = layout.pane(at: mouse.point) else {
            return []
        }
        switch mouse.action {
        case .press(.left):
            focus = pane
            selectRow(at: mouse.point, in: pane)
        case .doubleClick:
            focus = pane
            selectRow(at: mouse.point, in: pane)
            if pane == .codes, canFold {
                changeTree(.toggleFold)
            } else {
                open()
            }
        case .scrollUp: scroll(pane, by: -Self.wheelStep)
        case .scrollDown: scroll(pane, by: Self.wheelStep)
        default: break
        }
        return []
    }

    /// Moves a pane's cursor without taking the focus from where the reader works.
    private mutating func scroll(_ pane: Pane, by step: Int) {
        let focused = focus
        focus = pane
        move(by: step)
        focus = focused
    }

    private mutating func selectRow(at point: Point, in pane: Pane) {
        guard let content = layout.content(of: pane) else { return }
        let line = point.row - content.row
        switch pane {
        case .jobs:
            let position = jobsTop + line
            if jobs.indices.contains(position) { selectedJob = jobs[position].identifier }
        case .codes:
            let line = line - codeHeaderRows(width: content.width, height: content.height)
            changeOpenQuestion { view, question in
                if line >= 0, view.rows.indices.contains(view.codesTop + line) {
                    view.selectRow(view.codesTop + line, in: question)
                }
            }
        case .answers:
            changeOpenQuestion { view, question in
                let answers = view.selectedIndex.map { question.counts(of: $0).netAnswers } ?? 0
                if view.answersTop + line < answers { view.selectAnswer(at: view.answersTop + line, in: question) }
            }
        case .detail:
            selectLink(at: line, width: content.width)
        }
    }

    private mutating func selectLink(at line: Int, width: Int) {
        guard let content = detailContent(width: width) else { return }
        changeOpenQuestion { view, _ in
            view.link = content.links.firstIndex { $0.range.contains(view.detailTop + line) }
        }
    }
}
