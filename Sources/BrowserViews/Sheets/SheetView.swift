import Browser
import Canvas
import TerminalText

extension Drawing {
    /// Draws a sheet over the panes: its head, then its body.
    mutating func drawSheet(_ model: SheetModel) {
        let frame = model.frame
        let box = drawBox(frame, title: model.title)
        let content = Rect(column: box.column + 1, row: box.row, width: box.width - 2, height: box.height)
        let role: Role = model.isAsking ? .heading : .question
        for (index, line) in model.head.prefix(content.height).enumerated() {
            draw(line, column: content.column, row: content.row + index, width: content.width, role)
        }
        let gap = model.head.isEmpty ? 0 : model.head.count + 1
        let body = content.split(topRows: gap).bottom
        // A selection behind the sheet is out of reach. Text has none: reading begins with its first line.
        selectedCell = body.origin
        switch model.body {
        case .waiting: drawCentred("counting…", in: body.line(body.height / 2), .faint)
        case .empty(let why): drawCentred(paragraphs: [why], in: body, .faint)
        case .lines(let lines):
            // Its lines leave a column free at each side.
            let wide = Rect(column: body.column - 1, row: body.row, width: body.width + 2, height: body.height)
            drawDetail(lines, in: wide)
        case .table(let table):
            drawTable(table, in: body)
            drawThumb(on: frame, body.split(topRows: 1).bottom.rows, top: model.top, total: model.total)
        case .columns(let columns, let width):
            drawColumns(columns, width: width, in: body)
            drawThumb(on: frame, body.rows, top: model.top, total: model.total)
        }
    }

    private mutating func drawColumns(_ columns: [[StyledLine]], width: Int, in rect: Rect) {
        for (index, column) in columns.enumerated() {
            let left = rect.column + index * (width + SheetModel.columnGap)
            for (offset, line) in column.prefix(rect.height).enumerated() {
                draw(line, column: left, row: rect.row + offset, width: width)
            }
        }
    }

    private mutating func draw(_ line: StyledLine, column: Int, row: Int, width: Int) {
        var used = 0
        for span in line.spans {
            used += draw(span.text, column: column + used, row: row, width: width - used, span.emphasis.role)
        }
    }

    private mutating func drawTable(_ table: SheetTable, in rect: Rect) {
        var left = rect.column
        let places = table.columns.map { column in
            defer { left += column.width + 2 }
            return Rect(column: left, row: rect.row, width: max(0, min(column.width, rect.maxColumn - left)), height: 1)
        }
        for (column, place) in zip(table.columns, places) {
            draw(column.head, isTrailing: column.isTrailing, in: place, theme[.section])
        }
        for (index, line) in table.rows.prefix(max(0, rect.height - 1)).enumerated() {
            let whole = Rect(column: rect.column - 1, row: rect.row + 1 + index, width: rect.width + 1, height: 1)
            let row = SelectableRow(whole, isSelected: line.isSelected, isFocused: table.selectedColumn == nil)
            drawGround(of: row)
            for (number, cell) in line.cells.enumerated() where number < places.count {
                let place = Rect(column: places[number].column, row: whole.row, width: places[number].width, height: 1)
                let isCell = line.isSelected && number == table.selectedColumn
                if isCell { selectedCell = place.origin }
                let role: Role = table.columns[number].isTrailing ? .number : .text
                draw(
                    cell, isTrailing: table.columns[number].isTrailing, in: place,
                    isCell ? theme[.selection] : style(role, in: row))
            }
        }
    }

    private mutating func draw(_ text: DisplayText, isTrailing: Bool, in place: Rect, _ style: Style) {
        if isTrailing {
            drawTrailing(text.truncated(to: place.width), in: place, style: style)
        } else {
            draw(text, column: place.column, row: place.row, width: place.width, style: style)
        }
    }
}

extension StyledLine.Emphasis {
    fileprivate var role: Role {
        switch self {
        case .text: .text
        case .faint: .faint
        case .key: .key
        case .section: .section
        case .warning: .notice(.warning)
        case .condition(let condition): .condition(condition)
        case .conditionWord(let condition): .word(condition)
        }
    }
}
