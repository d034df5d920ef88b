import Analysis
import CodingModel
import TerminalText
import Testing

@testable import Browser
@testable import BrowserViews

@Suite("Columns of the code tree")
struct ColumnTests {
    /// The columns of a question with a filter and a search on.
    private func columns(isFiltered: Bool = true, isSearched: Bool = true) throws -> [CodeColumn] {
        let question = try #require(try Sample.csat().questions.first)
        return CodeColumn.all(
            of: question, TreeMeasures(of: question), whole: isFiltered ? question : nil, base: .codedRespondents,
            matchDigits: isSearched ? 2 : nil, isSoFar: false)
    }

    /// What a row shows at a width, with a label that is wider than any.
    private func stage(_ width: Int, _ columns: [CodeColumn], labelWidth: Int = 300) -> String {
        let tree = TreeColumns(width: width, columns: columns, labelWidth: labelWidth, share: 0.6)
        return (tree.numbers.map(\.head.string) + (tree.bar == nil ? [] : ["bar"])).joined(separator: ", ")
    }

    @Test("Under pressure the bar goes first, then direct, long heads, the unfiltered people, shares; people stay")
    func droppingOrder() throws {
        let columns = try columns()
        var stages: [String] = []
        for width in (1...120).reversed() {
            let stage = stage(width, columns)
            if stages.last != stage { stages.append(stage) }
        }
        #expect(
            stages == [
                "people, % of 30, direct, unfiltered, matches, bar", "people, % of 30, direct, unfiltered, matches",
                "people, % of 30, unfiltered, matches", "n, % of 30, direct, all, match", "n, % of 30, all, match",
                "n, % of 30, match", "n, %, match", "n, match",
            ])
    }

    @Test("A label that fits keeps whatever there is room for")
    func shortLabels() throws {
        let columns = try columns(isFiltered: false, isSearched: false)
        #expect(stage(40, columns, labelWidth: 8) == "people, % of 30, direct, bar")
        #expect(stage(36, columns, labelWidth: 20) == "n, % of 30")
        #expect(stage(36, columns, labelWidth: 17) == "people, % of 30")
    }

    @Test("The widest label is whole before there is a bar or a long head", arguments: 1...28)
    func labelsFirst(labelWidth: Int) throws {
        let columns = try columns(isFiltered: false, isSearched: false)
        for width in 20...120 {
            let tree = TreeColumns(width: width, columns: columns, labelWidth: labelWidth, share: 0.6)
            guard tree.label.count < labelWidth + TreeColumns.signs else { continue }
            #expect(tree.bar == nil && tree.label.count >= 12 || tree.numbers.count == 1, "\(width)")
            if tree.numbers.first?.head == "people" { #expect(tree.label.count >= 24, "\(width)") }
        }
    }

    @Test("The bar's column is as wide as the longest bar", arguments: [0.02, 0.3, 0.57, 1])
    func barWidth(share: Double) throws {
        let tree = TreeColumns(width: 80, columns: try columns(), labelWidth: 10, share: share)
        let bar = try #require(tree.bar)
        #expect(bar.count == Bar.text(share, columns: tree.fullBar).width)
        #expect(TreeColumns(width: 80, columns: try columns(), labelWidth: 10, share: 0).bar == nil)
        #expect(TreeColumns(width: 80, columns: try columns(), labelWidth: 10, share: nil).bar == nil)
    }

    @Test("Columns stand side by side within the row, a space before each")
    func columnsAreDisjoint() throws {
        let columns = try columns()
        for width in 6...120 {
            let tree = TreeColumns(width: width, columns: columns, labelWidth: 18, share: 0.6)
            var ranges = [tree.label] + tree.numbers.map(\.columns)
            if let bar = tree.bar, let share = tree.numbers.firstIndex(where: { $0.kind == .share }) {
                ranges.insert(bar, at: share + 2)
            }
            for (left, right) in zip(ranges, ranges.dropFirst()) { #expect(left.upperBound + 1 == right.lowerBound) }
            if width >= 16 { #expect(ranges.allSatisfy { $0.upperBound < width }, "\(width)") }
        }
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
