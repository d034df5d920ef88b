import Browser
import Canvas
import TerminalText

/// A drawn screen.
package struct Frame: Hashable, Sendable {
    /// As large as the screen.
    package let grid: Grid
    /// The cell where the terminal's cursor belongs; nil hides it.
    package let cursor: Point?
}

/// Draws the whole screen: panes, footer, and whatever lies over them.
///
/// A pure function of its arguments. Whatever the size, nothing is drawn outside the screen.
/// ```swift
/// let state = BrowserState(size: Size(width: 80, height: 24), now: Moment(milliseconds: 0))
/// let frame = render(state, theme: .standard)
/// frame.grid.lines()[0]   // "┌▐Jobs▌──…"
/// ```
package func render(_ state: BrowserState, theme: Theme) -> Frame {
    var drawing = Drawing(size: state.screen.size, theme: theme)
    let layout = state.layout
    guard layout.arrangement != .tooSmall else {
        drawing.drawTooSmall()
        return Frame(grid: drawing.grid, cursor: nil)
    }
    drawing.drawPanes(of: state, layout)
    for sheet in state.sheetModels { drawing.drawSheet(sheet) }
    guard state.screen.prompt != nil else {
        drawing.drawFooter(state.footer, hints: state.hints, in: layout.footer)
        let selected = state.settings.showsCursor ? drawing.selectedCell : nil
        return Frame(grid: drawing.grid, cursor: selected.flatMap { Rect(drawing.grid.size).contains($0) ? $0 : nil })
    }
    let cursor: Point?
    if let choices = state.promptChoices {
        drawing.drawFooter(state.footer, hints: state.hints, in: layout.footer)
        cursor = drawing.drawChoices(choices, of: state)
    } else {
        cursor = drawing.drawPrompt(of: state, hints: state.hints, in: layout.footer)
    }
    return Frame(grid: drawing.grid, cursor: cursor)
}

extension Drawing {
    fileprivate mutating func drawPanes(of state: BrowserState, _ layout: Layout) {
        drawFrames(of: layout, focus: state.screen.focus)
        for pane in Pane.allCases {
            guard let frame = layout.frames[pane], let content = layout.content(of: pane) else { continue }
            let isFocused = pane == state.screen.focus
            switch pane {
            case .jobs:
                let model = state.jobList(rows: content.height)
                drawTitle(["Jobs"], on: frame, isFocused: isFocused)
                drawJobList(model, remedies: state.remedies, in: content, isFocused: isFocused)
                drawThumb(on: frame, content.rows, top: model.top, total: model.total)
            case .codes:
                let model = state.codePane(width: content.width, height: content.height)
                drawTitle(model.titles, on: frame, isFocused: isFocused)
                drawRemark(model.orderName, on: frame)
                drawCodes(model, remedies: state.remedies, in: content, isFocused: isFocused)
                drawThumb(
                    on: frame, content.split(topRows: model.headerRows).bottom.rows, top: model.top, total: model.total)
            case .answers:
                let model = state.answerList(width: content.width, rows: content.height)
                drawTitle([model.title] + model.shortTitles, on: frame, isFocused: isFocused, keepsEnd: true)
                drawAnswers(model, in: content, isFocused: isFocused)
                drawThumb(on: frame, content.rows, top: model.top, total: model.total)
            case .detail:
                let model = state.detail(width: content.width, height: content.height)
                drawTitle([model.title], on: frame, isFocused: isFocused)
                if isFocused { selectedCell = content.origin }
                drawDetail(model.lines, in: content)
                drawThumb(on: frame, content.rows, top: model.top, total: model.total)
            }
        }
    }

    /// The card that is drawn when nothing fits.
    fileprivate mutating func drawTooSmall() {
        let needed = Layout.minimum
        drawCentred(
            paragraphs: ["Too small", "\(needed.width)×\(needed.height) needed"], in: Rect(grid.size), .strong)
    }
}
