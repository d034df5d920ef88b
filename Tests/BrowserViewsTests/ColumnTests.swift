import TerminalText
import Testing

@testable import Browser
@testable import BrowserViews

@Suite("Columns of the code tree")
struct ColumnTests {
    @Test("Under pressure the bar goes first, then the direct count, then the percentage; the net stays")
    func droppingOrder() {
        var stages: [String] = []
        for width in (1...100).reversed() {
            let columns = TreeColumns(width: width, netDigits: 3, directDigits: 2, isSoFar: false)
            let stage = [
                "net", columns.percent.map { _ in "percent" }, columns.direct.map { _ in "direct" },
                columns.bar.map { _ in "bar" },
            ].compactMap { $0 }.joined(separator: " ")
            if stages.last != stage { stages.append(stage) }
            if columns.percent != nil { #expect(columns.label.count >= TreeColumns.labelMinimum) }
        }
        #expect(stages == ["net percent direct bar", "net percent direct", "net percent", "net"])
    }

    @Test("Columns stand side by side within the row, a space before each")
    func columnsAreDisjoint() {
        for width in 6...120 {
            let columns = TreeColumns(width: width, netDigits: 6, directDigits: 2, isSoFar: false)
            let ranges = [columns.label, columns.net, columns.direct, columns.percent, columns.bar].compactMap { $0 }
            for (left, right) in zip(ranges, ranges.dropFirst()) { #expect(left.upperBound + 1 == right.lowerBound) }
            if width >= 12 { #expect(ranges.allSatisfy { $0.upperBound < width }) }
        }
    }

    @Test(
        "A share is shown with one decimal, one of nobody as –, a withheld one as …",
        arguments: [(0.481, "48.1%"), (1, "100.0%"), (0, "0.0%"), (1.2, "120.0%"), (nil, "–")] as [(Double?, String)])
    func percentages(_ share: Double?, _ text: String) {
        #expect(Percentage.text(share, isWithheld: false).string == text)
        #expect(Percentage.text(share, isWithheld: true) == "…")
    }

    @Test(
        "A bar fills its column at 100 % and is never empty above 0",
        arguments: [
            (0, ""), (0.0001, "▏"), (0.125, "█"), (0.1875, "█▌"), (0.5, "████"), (0.99, "███████▉"), (1, "████████"),
            (7, "████████"),
        ] as [(Double, String)])
    func bars(_ share: Double, _ text: String) {
        #expect(Bar.text(share, columns: 8).string == text)
    }

    @Test("The thumb touches an end of its track only at that end of the list, and never leaves the track")
    func thumb() throws {
        for track in 1...12 {
            #expect(Thumb(track: track, top: 0, total: track) == nil)
            for total in (track + 1)...40 {
                for top in 0...(total - track) {
                    let cells = try #require(Thumb(track: track, top: top, total: total)).cells
                    #expect(!cells.isEmpty && cells.lowerBound >= 0 && cells.upperBound <= track)
                    guard track > 2 else { continue }
                    if top == 0 { #expect(cells.lowerBound == 0) }
                    if top == total - track { #expect(cells.upperBound == track) }
                    if track - cells.count >= 2, top > 0 { #expect(cells.lowerBound > 0) }
                    if track - cells.count >= 2, top < total - track { #expect(cells.upperBound < track) }
                }
            }
        }
    }
}
