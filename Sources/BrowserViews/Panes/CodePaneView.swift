import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws the question, a warning where the tree is not whole, and the tree, or the card in its place.
    mutating func drawCodes(_ model: CodePaneModel, remedies: [Hint], in rect: Rect, isFocused: Bool) {
        let margin = Rect(column: rect.column + 1, row: rect.row, width: rect.width - 2, height: rect.height)
        switch model.content {
        case .card(let card):
            drawCard(card, remedies: remedies, in: rect)
        case .tree(let rows):
            for (index, line) in model.question.prefix(rect.height).enumerated() {
                draw(line, column: margin.column, row: margin.row + index, width: margin.width, .question)
            }
            let tree = rect.split(topRows: model.headerRows - (model.hasHeads ? 1 : 0)).bottom
            let below = margin.split(topRows: model.question.count).bottom
            drawSigned(model.banner, "▲", .notice(.warning), .banner, in: below)
            drawSigned(model.filter, "▽", .sign, .strong, in: below.split(topRows: model.banner.count).bottom)
            let searched = below.split(topRows: model.banner.count + model.filter.count).bottom
            drawSigned(model.search, "/", .sign, .strong, in: searched)
            drawTree(rows, of: model, in: tree, isFocused: isFocused)
        }
    }

    /// Lines behind a sign that stands before the first.
    private mutating func drawSigned(
        _ lines: [DisplayText], _ sign: DisplayText, _ signRole: Role, _ role: Role, in rect: Rect
    ) {
        for (index, line) in lines.prefix(rect.height).enumerated() {
            let row = rect.line(index)
            if index == 0 { draw(sign, column: row.column, row: row.row, width: row.width, signRole) }
            draw(line, column: row.column + 2, row: row.row, width: row.width - 2, role)
        }
    }

    /// The heads of the columns, then the codes.
    private mutating func drawTree(_ rows: [CodeRow], of model: CodePaneModel, in rect: Rect, isFocused: Bool) {
        let columns = TreeColumns(
            width: rect.width, columns: model.columns, labelWidth: model.labelWidth, share: model.largestShare)
        let (heads, codes) = rect.split(topRows: model.hasHeads ? 1 : 0)
        if model.hasHeads { drawHeads(columns, in: heads) }
        for (index, code) in rows.prefix(codes.height).enumerated() {
            drawCode(
                code, in: SelectableRow(codes.line(index), isSelected: code.isSelected, isFocused: isFocused), columns)
        }
    }

    private mutating func drawHeads(_ columns: TreeColumns, in line: Rect) {
        let label = line.part(columns.label).split(leftColumns: TreeColumns.signs).right
        draw("code", column: label.column, row: label.row, width: label.width, .section)
        for number in columns.numbers {
            drawTrailing(number.head, in: line.part(number.columns), style: theme[.section])
        }
    }

    private mutating func drawCode(_ code: CodeRow, in row: SelectableRow, _ columns: TreeColumns) {
        drawGround(of: row, except: columns.bar)
        drawLabel(of: code, in: row.line.part(columns.label), row)
        for number in columns.numbers where code.numbers.indices.contains(number.index) {
            let text = code.numbers[number.index]
            let part = row.line.part(number.columns)
            drawTrailing(text, in: part, style: style(number.kind.role(of: code), in: row))
            // Matches are marked as in the texts themselves.
            if number.kind == .matches, code.hits ?? 0 > 0 {
                highlight([part.width - text.width..<part.width], in: part)
            }
        }
        if let bar = columns.bar, let share = code.share {
            let part = row.line.part(bar)
            let text = Bar.text(share, columns: columns.fullBar)
            draw(text, column: part.column, row: part.row, width: part.width, .bar)
        }
    }

    /// Indent, fold sign, label. A tree deeper than the column stops indenting and says so with `…`.
    private mutating func drawLabel(of code: CodeRow, in rect: Rect, _ row: SelectableRow) {
        let furthest = max(0, (rect.width - 10) / 2) * 2
        let indent = min(code.depth, furthest / 2) * 2
        if code.depth * 2 > furthest, indent > 0 {
            draw("…", column: rect.column + indent - 2, row: rect.row, width: 1, style: style(.faint, in: row))
        }
        let rest = rect.split(leftColumns: indent).right
        let sign: DisplayText =
            switch code.fold {
            case .leaf: " "
            case .collapsed: "▸"
            case .expanded: "▾"
            }
        draw(sign, column: rest.column, row: rest.row, width: 1, style: style(.text, in: row))
        if code.isPicked {
            draw("◆", column: rest.column + 1, row: rest.row, width: 1, style: style(.sign, in: row))
        }
        let role: Role = code.depth == 0 ? .strong : .text
        draw(code.label, showing: code.labelHits, in: rest.split(leftColumns: 2).right, style: style(role, in: row))
    }
}

extension CodeColumn.Kind {
    fileprivate func role(of code: CodeRow) -> Role {
        switch self {
        case .people, .mentions: .number
        case .share: .share
        case .direct, .unfiltered: .faint
        case .matches: code.hits ?? 0 > 0 ? .number : .faint
        }
    }
}

extension Rect {
    /// Some columns of a line.
    fileprivate func part(_ columns: Range<Int>) -> Rect {
        Rect(column: column + columns.lowerBound, row: row, width: columns.count, height: 1)
    }
}
