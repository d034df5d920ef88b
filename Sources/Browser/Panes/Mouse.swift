import Canvas

// The mouse: a click selects, a double click opens, the wheel scrolls what is under it.
extension BrowserState {
    private static let wheelStep = 3

    /// Does what the mouse asks for; nothing while something lies over the panes.
    mutating func take(_ mouse: MouseEvent) {
        guard screen.isMouseOn, screen.prompt == nil, screen.sheet == nil, let pane = layout.pane(at: mouse.point)
        else {
            return
        }
        switch mouse.action {
        case .press(.left): select(at: mouse.point, in: pane)
        case .doubleClick:
            select(at: mouse.point, in: pane)
            if pane == .codes, jobs.canFold { toggleFold() } else { pane.actions.open(in: &self) }
        case .scrollUp: pane.actions.move(by: -Self.wheelStep, in: &self)
        case .scrollDown: pane.actions.move(by: Self.wheelStep, in: &self)
        case .press(.middle), .press(.right): break
        }
    }

    private mutating func select(at point: Point, in pane: Pane) {
        screen.focus(on: pane)
        guard let content = layout.content(of: pane) else { return }
        pane.actions.select(line: point.row - content.row, of: content, in: &self)
    }
}
