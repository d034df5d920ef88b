import Browser
import TerminalText

/// Where the columns of the code tree stand, counted from the row's left edge: the label, then each number, with the bar
/// behind the share that it draws.
///
/// Labels come first. Where the widest would be cut, the bar, the long heads and the less useful numbers give way, one
/// after the other; people stay, and the matches while something is searched for.
struct TreeColumns: Hashable {
    /// A column of numbers.
    struct Number: Hashable {
        /// Its place among the numbers of a row.
        let index: Int
        let kind: CodeColumn.Kind
        let head: DisplayText
        let columns: Range<Int>
    }

    let label: Range<Int>
    private(set) var numbers: [Number] = []
    /// Only as wide as the longest bar.
    private(set) var bar: Range<Int>?
    /// Columns of a bar for 100 %.
    let fullBar: Int

    /// Sign of the fold, sign of a pick.
    static let signs = 2

    /// One way to fill a row. It is taken where the widest label, or so many columns of one, have room beside it.
    private struct RowForm {
        let label: Int
        var hasBar = false
        /// The place of the heads to take, from the longest.
        let head: Int
        var dropped: Set<CodeColumn.Kind> = []
    }

    private static let forms = [
        RowForm(label: 30, hasBar: true, head: 0), RowForm(label: 24, head: 0),
        RowForm(label: 24, head: 0, dropped: [.direct]),
        RowForm(label: 22, head: 1), RowForm(label: 17, head: 1, dropped: [.direct]),
        RowForm(label: 14, head: 1, dropped: [.direct, .unfiltered]),
        RowForm(label: 13, head: 2, dropped: [.direct, .unfiltered]),
        RowForm(label: 12, head: 2, dropped: [.direct, .unfiltered, .mentions]),
        RowForm(label: 0, head: 2, dropped: [.direct, .unfiltered, .mentions, .share]),
    ]

    /// - Parameters:
    ///   - width: Columns of the whole row.
    ///   - columns: The numbers.
    ///   - labelWidth: Columns of the widest label, whether it is in sight or not, so that scrolling moves nothing.
    ///   - share: The greatest share, 0…1; nil for no bar.
    init(width: Int, columns: [CodeColumn], labelWidth: Int, share: Double?) {
        // One column at the left is the selection's, one at the right stays free.
        let room = max(0, width - 2)
        fullBar = min(20, max(4, room / 7))
        // Cells that no bar reaches are the labels'.
        let full = fullBar
        let bar = share.map { Bar.text($0, columns: full).width } ?? 0
        func head(_ column: CodeColumn, _ form: RowForm) -> DisplayText {
            column.heads[min(form.head, column.heads.count - 1)]
        }
        func taken(by form: RowForm) -> Int {
            columns.reduce(form.hasBar && bar > 0 ? bar + 1 : 0) {
                form.dropped.contains($1.kind) ? $0 : $0 + 1 + max($1.width, head($1, form).width)
            }
        }
        let fitting = Self.forms.first { room - taken(by: $0) >= min($0.label, labelWidth + Self.signs) }
        let form = fitting ?? Self.forms[Self.forms.count - 1]

        var end = 1 + max(0, room - taken(by: form))
        label = 1..<end
        func column(_ width: Int) -> Range<Int> {
            end += width + 1
            return (end - width)..<end
        }
        for (index, number) in columns.enumerated() where !form.dropped.contains(number.kind) {
            let head = head(number, form)
            let range = column(max(number.width, head.width))
            self.numbers.append(Number(index: index, kind: number.kind, head: head, columns: range))
            if number.kind == .share, form.hasBar, bar > 0 { self.bar = column(bar) }
        }
    }
}

/// A share as a bar in eighths of a cell; a full bar is 100 %.
enum Bar {
    private static let eighths: [DisplayText] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// - Returns: at most `columns` cells; something, however thin, for every share above 0.
    static func text(_ share: Double, columns: Int) -> DisplayText {
        guard share > 0 else { return .empty }
        let filled = max(1, Int((min(share, 1) * Double(columns * 8)).rounded()))
        return DisplayText.repeating("█", count: filled / 8) + eighths[filled % 8]
    }
}
