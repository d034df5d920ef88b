import Browser
import Canvas
import TerminalText

/// A drawn screen.
package struct Frame: Hashable, Sendable {
    /// As large as the screen.
    package let grid: Grid
    /// Where the terminal's cursor belongs; nil hides it.
    package let cursor: Point?
}

/// Draws the whole screen: panes, footer, and what lies over them.
///
/// A pure function of its arguments. Whatever the size, nothing is drawn outside the screen.
/// - Parameter keymap: tells the footer, the help screen and the palette which keys there are.
package func render(_ state: BrowserState, theme: Theme, keymap: Keymap = .standard) -> Frame {
    var drawing = Drawing(size: state.size, theme: theme)
    let layout = state.layout
    guard layout.arrangement != .tooSmall else {
        drawing.drawTooSmall()
        return Frame(grid: drawing.grid, cursor: nil)
    }
    drawing.drawPanes(of: state, layout, keymap)
    if let sheet = state.sheetModel { drawing.drawSheet(sheet, in: state.sheetFrame) }
    if let overlay = ScrollingOverlay(state, keymap: keymap) { drawing.drawOverlay(overlay) }
    var cursor: Point?
    switch state.prompt {
    case .palette:
        drawing.drawFooter(state.footer, hints: keymap.hints(in: state), in: layout.footer)
        cursor = drawing.drawPalette(Palette(state, keymap: keymap), of: state)
    case .addJob, .search, .giveBase, .filter, .note, .blindReview, .export:
        cursor = drawing.drawPrompt(of: state, hints: keymap.hints(in: state), in: layout.footer)
    case nil:
        drawing.drawFooter(state.footer, hints: keymap.hints(in: state), in: layout.footer)
    }
    return Frame(grid: drawing.grid, cursor: cursor)
}

extension Drawing {
    fileprivate mutating func drawPanes(of state: BrowserState, _ layout: Layout, _ keymap: Keymap) {
        drawFrames(of: layout, focus: state.focus)
        for pane in Pane.allCases {
            guard let frame = layout.frames[pane], let content = layout.content(of: pane) else { continue }
            let isFocused = pane == state.focus
            switch pane {
            case .jobs:
                let model = state.jobList(rows: content.height)
                drawTitle(["Jobs"], on: frame, isFocused: isFocused)
                drawJobList(model, remedies: keymap.remedies(in: state), in: content, isFocused: isFocused)
                drawThumb(on: frame, content.rows, top: model.top, total: model.total)
            case .codes:
                let model = state.codePane(width: content.width, height: content.height)
                drawTitle(model.titles, on: frame, isFocused: isFocused)
                drawRemarks(model.orderName, model.units, on: frame)
                drawCodes(model, remedies: keymap.remedies(in: state), in: content, isFocused: isFocused)
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
                drawDetail(model.lines, in: content)
                drawThumb(on: frame, content.rows, top: model.top, total: model.total)
            }
        }
    }

    /// What is left to say when nothing fits.
    fileprivate mutating func drawTooSmall() {
        let needed = Layout.minimum
        drawCentred(
            paragraphs: ["Too small", "\(needed.width)×\(needed.height) needed"], in: Rect(grid.size), .strong)
    }
}
