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
            let tree = rect.split(topRows: model.headerRows).bottom
            let below = margin.split(topRows: model.question.count).bottom
            drawSigned(model.banner, "▲", .notice(.warning), .banner, in: below)
            drawSigned(model.filter, "▽", .sign, .strong, in: below.split(topRows: model.banner.count).bottom)
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

    private mutating func drawTree(_ rows: [CodeRow], of model: CodePaneModel, in rect: Rect, isFocused: Bool) {
        let isSoFar = model.isSoFar
        let columns = TreeColumns(
            width: rect.width, netDigits: model.netDigits, directDigits: model.directDigits,
            totalDigits: model.totalDigits, hitDigits: model.hitDigits, isSoFar: isSoFar)
        for (index, code) in rows.prefix(rect.height).enumerated() {
            let row = SelectableRow(rect.line(index), isSelected: code.isSelected, isFocused: isFocused)
            drawCode(code, isSoFar: isSoFar, areHitsSoFar: model.areHitsSoFar, in: row, columns)
        }
    }

    private mutating func drawCode(
        _ code: CodeRow, isSoFar: Bool, areHitsSoFar: Bool, in row: SelectableRow, _ columns: TreeColumns
    ) {
        drawGround(of: row, columns: columns.bar.map { $0.lowerBound - 1 })
        let line = row.line
        func part(_ columns: Range<Int>) -> Rect {
            Rect(column: line.column + columns.lowerBound, row: line.row, width: columns.count, height: 1)
        }
        drawLabel(of: code, in: part(columns.label), row)
        let net: DisplayText = isSoFar ? "\(code.net)+" : "\(code.net)"
        drawTrailing(net, in: part(columns.net), style: style(.number, in: row))
        if let column = columns.total, let total = code.total {
            draw(
                "/\(total)", column: part(column).column, row: line.row, width: column.count,
                style: style(.faint, in: row))
        }
        if let column = columns.hits, let hits = code.hits {
            drawHits(hits, isSoFar: areHitsSoFar, in: part(column), row)
        }
        if let column = columns.direct, let direct = code.direct {
            drawTrailing("(\(direct))", in: part(column), style: style(.faint, in: row))
        }
        if let column = columns.percent { drawTrailing(code.percent, in: part(column), style: style(.share, in: row)) }
        if let column = columns.bar, let share = code.share {
            draw(
                Bar.text(share, columns: column.count), column: part(column).column, row: line.row, width: column.count,
                .bar)
        }
    }

    /// How many answers match: marked as the matches themselves are.
    private mutating func drawHits(_ hits: Int, isSoFar: Bool, in rect: Rect, _ row: SelectableRow) {
        guard hits > 0 else { return drawTrailing("·", in: rect, style: style(.faint, in: row)) }
        let text: DisplayText = isSoFar ? "\(hits)+" : "\(hits)"
        drawTrailing(text, in: rect, style: style(.number, in: row))
        highlight([rect.width - text.width..<rect.width], in: rect)
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

extension CodePaneModel {
    /// Lines above the tree.
    var headerRows: Int { question.count + banner.count + filter.count }
}
