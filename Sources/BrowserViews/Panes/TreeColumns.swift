import Browser
import TerminalText

/// Where the columns of the code tree stand, counted from the row's left edge.
///
/// Under pressure the bar goes first, then the direct count, then the percentage, then the count without the filter; the
/// net stays, and the count of matches while something is searched for.
struct TreeColumns: Hashable {
    let label: Range<Int>
    private(set) var hits: Range<Int>?
    let net: Range<Int>
    private(set) var total: Range<Int>?
    private(set) var direct: Range<Int>?
    private(set) var percent: Range<Int>?
    private(set) var bar: Range<Int>?

    /// A label keeps at least so much beside numbers, and so much beside a bar.
    static let labelMinimum = 12
    static let labelMinimumBesideBar = 20

    /// - Parameters:
    ///   - width: of the whole row.
    ///   - netDigits: columns of the longest net, whether it is in sight or not, so that scrolling moves nothing.
    ///   - directDigits: the same of the direct counts; 0 where none is shown.
    ///   - totalDigits: the same of the counts without the filter, and `hitDigits` of the counts of matches.
    init(
        width: Int, netDigits: Int, directDigits: Int, totalDigits: Int = 0, hitDigits: Int = 0, isSoFar: Bool
    ) {
        // One column at the left is the selection's, one at the right stays free.
        let room = max(0, width - 2)
        let netWidth = max(3, netDigits) + (isSoFar ? 1 : 0)
        let hitWidth = hitDigits > 0 ? hitDigits + 1 : 0
        var totalWidth = totalDigits > 0 ? totalDigits + 1 : 0
        var directWidth = directDigits > 0 ? directDigits + 2 : 0
        var percentWidth = isSoFar ? 3 : Self.percentWidth
        var barWidth = isSoFar ? 0 : min(20, max(6, room / 6))

        func label() -> Int {
            // The count without the filter stands close to the net: `12/37`.
            room - totalWidth
                - [hitWidth, netWidth, directWidth, percentWidth, barWidth].filter { $0 > 0 }.reduce(0) { $0 + $1 + 1 }
        }
        if label() < Self.labelMinimumBesideBar { barWidth = 0 }
        if label() < Self.labelMinimum { directWidth = 0 }
        if label() < Self.labelMinimum { percentWidth = 0 }
        if label() < Self.labelMinimum { totalWidth = 0 }

        let labelEnd = 1 + max(0, label())
        self.label = 1..<labelEnd
        var end = labelEnd
        func column(_ width: Int) -> Range<Int>? {
            guard width > 0 else { return nil }
            end += width + 1
            return (end - width)..<end
        }
        hits = column(hitWidth)
        net = column(netWidth) ?? labelEnd..<labelEnd
        if totalWidth > 0 {
            total = end..<(end + totalWidth)
            end += totalWidth
        }
        direct = column(directWidth)
        percent = column(percentWidth)
        bar = column(barWidth)
    }

    /// Holds `100.0%`.
    private static let percentWidth = 6
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
