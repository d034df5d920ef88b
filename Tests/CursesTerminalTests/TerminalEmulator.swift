/// As much of a terminal as shows what curses sends to xterm. How wide it takes a scalar to be is up to the test, so
/// it can disagree with us as real ones do.
struct TerminalEmulator {
    private(set) var cells: [[String]]
    private(set) var column = 0
    private(set) var row = 0
    /// How often it would have scrolled.
    private(set) var scrolled = 0
    /// Sequences that it does not know; a test expects none.
    private(set) var unknown: [String] = []
    private let width: Int
    private let height: Int
    private let widthOf: (Unicode.Scalar) -> Int
    private var wraps = true
    private var mustWrap = false
    private var lastShown: Unicode.Scalar = " "
    private var saved = (column: 0, row: 0)
    // What scrolls.
    private var region: Range<Int>

    init(width: Int, height: Int, widthOf: @escaping (Unicode.Scalar) -> Int) {
        self.width = width
        self.height = height
        self.widthOf = widthOf
        region = 0..<height
        cells = Array(repeating: Array(repeating: " ", count: width), count: height)
    }

    /// Rows as text, without the blanks at their ends.
    var lines: [String] {
        cells.map { row in
            var line = row.joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    mutating func feed(_ bytes: [UInt8]) {
        var rest = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar.value {
            case 0x1B: escape(&rest)
            case 0x08: move(to: column - 1, row)
            case 0x09: move(to: (column / 8 + 1) * 8, row)
            case 0x0A: feedLine()
            case 0x0D: move(to: 0, row)
            case 0x00..<0x20: break
            default: show(scalar)
            }
        }
    }

    private mutating func feedLine() {
        if row == region.upperBound - 1 { scroll(up: 1) } else { move(to: column, row + 1) }
    }

    private mutating func show(_ scalar: Unicode.Scalar) {
        let cellWidth = widthOf(scalar)
        guard cellWidth > 0 else {
            let before = mustWrap ? column : column - 1
            let lead = before > 0 && cells[row][before].isEmpty ? before - 1 : before
            if lead >= 0 { cells[row][lead].unicodeScalars.append(scalar) }
            return
        }
        lastShown = scalar
        if mustWrap, wraps {
            if row == height - 1 { scrolled += 1 }
            move(to: 0, row + 1)
        }
        let start = max(0, min(column, width - cellWidth))
        for offset in 0..<cellWidth { cut(start + offset) }
        cells[row][start] = String(scalar)
        for offset in 1..<max(1, cellWidth) { cells[row][start + offset] = "" }
        column = start + cellWidth
        mustWrap = column >= width
        column = min(column, width - 1)
    }

    /// Half of a wide glyph that is overwritten leaves a blank.
    private mutating func cut(_ column: Int) {
        var lead = column
        while lead > 0, cells[row][lead].isEmpty { lead -= 1 }
        repeat {
            cells[row][lead] = " "
            lead += 1
        } while lead < width && cells[row][lead].isEmpty
    }

    private mutating func move(to column: Int, _ row: Int) {
        self.column = min(max(0, column), width - 1)
        self.row = min(max(0, row), height - 1)
        mustWrap = false
    }

    private mutating func escape(_ rest: inout ArraySlice<Unicode.Scalar>) {
        guard let kind = rest.popFirst() else { return }
        switch kind {
        case "[": control(&rest)
        case "(", ")": rest = rest.dropFirst()
        case "=", ">": break
        case "7": saved = (column, row)
        case "8": move(to: saved.column, saved.row)
        case "D": feedLine()
        case "M": if row == region.lowerBound { scroll(up: -1) } else { move(to: column, row - 1) }
        default: unknown.append("ESC \(kind)")
        }
    }

    private mutating func control(_ rest: inout ArraySlice<Unicode.Scalar>) {
        var parameters = ""
        while let next = rest.first, (0x20..<0x40).contains(next.value) {
            parameters.unicodeScalars.append(next)
            rest = rest.dropFirst()
        }
        guard let final = rest.popFirst() else { return }
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let first = numbers.first ?? 0
        let count = max(1, first)
        switch final {
        case "H": move(to: max(1, numbers.count > 1 ? numbers[1] : 1) - 1, count - 1)
        case "G": move(to: count - 1, row)
        case "d": move(to: column, count - 1)
        case "A": move(to: column, row - count)
        case "B": move(to: column, row + count)
        case "C": move(to: column + count, row)
        case "D": move(to: column - count, row)
        case "J": erase(rows: first == 2 ? 0..<height : (row + 1)..<height, alsoLineFrom: first == 2 ? nil : column)
        case "K": erase(from: first == 1 ? 0 : column, to: first == 1 ? column + 1 : width)
        case "X": erase(from: column, to: min(width, column + count))
        case "@": insert(count)
        case "b": for _ in 0..<count { show(lastShown) }
        case "h", "l": if parameters == "?7" { wraps = final == "h" }
        case "r": setRegion(numbers)
        case "S": scroll(up: count)
        case "T": scroll(up: -count)
        case "L": edit(from: row) { $0.scroll(up: -count) }
        case "M": edit(from: row) { $0.scroll(up: count) }
        case "m", "t", "c": break
        default: unknown.append("CSI \(parameters)\(final)")
        }
    }

    private mutating func setRegion(_ numbers: [Int]) {
        let top = min(max(1, numbers.first ?? 1), height) - 1
        region = top..<min(max(top + 1, numbers.dropFirst().first ?? height), height)
        move(to: 0, 0)
    }

    /// Lines are inserted and deleted above the region's end.
    private mutating func edit(from row: Int, _ change: (inout TerminalEmulator) -> Void) {
        let whole = region
        region = row..<max(row, region.upperBound)
        change(&self)
        region = whole
        column = 0
    }

    private mutating func scroll(up count: Int) {
        let blank = Array(repeating: " ", count: width)
        let old = cells
        for row in region { cells[row] = region.contains(row + count) ? old[row + count] : blank }
        if region == 0..<height { scrolled += abs(count) }
    }

    private mutating func insert(_ wanted: Int) {
        let count = min(wanted, width - column)
        cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
        cells[row].removeLast(count)
    }

    private mutating func erase(rows: Range<Int>, alsoLineFrom column: Int?) {
        for row in rows { cells[row] = Array(repeating: " ", count: width) }
        if let column { erase(from: column, to: width) }
    }

    private mutating func erase(from start: Int, to end: Int) {
        for column in start..<max(start, end) {
            cut(column)
            cells[row][column] = " "
        }
    }
}
