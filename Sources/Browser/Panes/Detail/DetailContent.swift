import Analysis
import CodingModel
import TerminalText

/// Text that scrolls, laid out for a width, with the links and the matches in it: an answer, all that a respondent said.
///
/// To make it all of the text is read, once. Then any lines, links and matches can be had at the cost of what is in sight.
struct DetailContent: Sendable {
    struct Link: Sendable {
        /// Where it leads: another code that holds the answer, or what the respondent said elsewhere.
        let target: ReadingPlace
        /// The code that it leads to, where it leads to one.
        let code: CodeIndex?
        /// The link's lines.
        let range: Range<Int>
    }

    /// The look of a block.
    struct BlockForm: Sendable {
        let kind: DetailLine.Kind
        /// Columns to leave free at the left.
        var indent = 0
        /// Hangs in the indent before the first line.
        var sign = DisplayText.empty
    }

    private enum Lines: Sendable {
        /// Few lines, that are wrapped already.
        case few([DisplayText])
        case text(TextLayout)

        var count: Int {
            switch self {
            case .few(let lines): lines.count
            case .text(let layout): layout.lineCount
            }
        }
    }

    private struct Block: Sendable {
        let lines: Lines
        let form: BlockForm
        /// The link that it is.
        let link: Int?
        /// Position of its first line, and of the first match in it or below it.
        let start: Int
        let firstMatch: Int

        var end: Int { start + lines.count }
    }

    private var blocks: [Block] = []
    /// Number of lines.
    private(set) var lineCount = 0
    private(set) var links: [Link] = []
    /// Number of places where the pattern stands that is searched for.
    private(set) var matchCount = 0
    /// There are more matches than were looked for.
    private(set) var hasFurtherMatches = false
    /// False where it is a text's beginning alone, while the whole is being laid out.
    var isWhole = true
    /// False where the matches are another pattern's, and are not shown.
    var isMarked = true

    // MARK: - Putting it together

    /// Adds lines that are wrapped already.
    mutating func add(_ lines: [DisplayText], _ form: BlockForm) { add(.few(lines), form, link: nil) }

    /// Adds a text that is laid out.
    mutating func add(_ layout: TextLayout, _ form: BlockForm, hasFurtherMatches: Bool = false) {
        add(.text(layout), form, link: nil)
        self.hasFurtherMatches = self.hasFurtherMatches || hasFurtherMatches
    }

    /// Adds a link of lines that are wrapped already.
    mutating func addLink(to target: ReadingPlace, code: CodeIndex? = nil, _ lines: [DisplayText]) {
        addLink(to: target, code: code, .few(lines))
    }

    /// Adds a text that is laid out and is a link as a whole.
    mutating func addLink(to target: ReadingPlace, _ layout: TextLayout) {
        addLink(to: target, code: nil, .text(layout))
    }

    private mutating func addLink(to target: ReadingPlace, code: CodeIndex?, _ lines: Lines) {
        links.append(Link(target: target, code: code, range: lineCount..<lineCount + lines.count))
        add(lines, BlockForm(kind: .link(isSelected: false), indent: 2, sign: "  "), link: links.count - 1)
    }

    private mutating func add(_ lines: Lines, _ form: BlockForm, link: Int?) {
        blocks.append(Block(lines: lines, form: form, link: link, start: lineCount, firstMatch: matchCount))
        lineCount += lines.count
        if case .text(let layout) = lines { matchCount += layout.highlightCount }
    }

    // MARK: - Lines

    /// Some of the lines; those that there are not are left out.
    /// - Parameters:
    ///   - opened: The open code with its sub-codes: a sign stands before links to them.
    ///   - selected: The link that Enter follows.
    func lines(_ wanted: Range<Int>, opened: Range<CodeIndex> = 0..<0, selected: Int? = nil) -> [DetailLine] {
        let wanted = wanted.clamped(to: 0..<lineCount)
        var lines: [DetailLine] = []
        lines.reserveCapacity(wanted.count)
        for block in blocks[blocks.partitionIndex { $0.end > wanted.lowerBound }...] {
            guard block.start < wanted.upperBound else { break }
            let range = wanted.clamped(to: block.start..<block.end)
            let inBlock = range.lowerBound - block.start..<range.upperBound - block.start
            lines += self.lines(inBlock, of: block, opened, selected)
        }
        return lines
    }

    private func lines(
        _ range: Range<Int>, of block: Block, _ opened: Range<CodeIndex>, _ selected: Int?
    ) -> [DetailLine] {
        let texts =
            switch block.lines {
            case .few(let lines): lines[range].map { HighlightedText($0) }
            case .text(let layout): layout.lines(range)
            }
        let isOpened = block.link.flatMap { links[$0].code }.map(opened.contains) ?? false
        let kind = block.link.map { .link(isSelected: $0 == selected) } ?? block.form.kind
        return zip(range, texts).map { index, line in
            let sign = index > 0 ? DisplayText.empty : isOpened ? "▸ " : block.form.sign
            return DetailLine(
                kind: kind, indent: block.form.indent - sign.width, text: sign + line.text,
                hits: !isMarked ? [] : line.columns.map { $0.lowerBound + sign.width..<$0.upperBound + sign.width })
        }
    }

    /// The links of which a line lies among some lines.
    func links(in lines: Range<Int>) -> Range<Int> {
        let first = links.partitionIndex { $0.range.upperBound > lines.lowerBound }
        return first..<max(first, links.partitionIndex { $0.range.lowerBound >= lines.upperBound })
    }

    // MARK: - Matches

    /// The line that a match begins in.
    func line(ofMatch match: Int) -> Int {
        // The last block that has no more matches before it.
        let block = blocks[blocks.partitionIndex { $0.firstMatch > match } - 1]
        guard case .text(let layout) = block.lines else { return block.start }
        return block.start + layout.line(ofHighlight: match - block.firstMatch)
    }

    /// The first match that begins in a line or below it; `matchCount` when none does.
    func firstMatch(fromLine line: Int) -> Int {
        let index = blocks.partitionIndex { $0.end > line }
        guard blocks.indices.contains(index) else { return matchCount }
        let block = blocks[index]
        guard case .text(let layout) = block.lines else { return block.firstMatch }
        return block.firstMatch + layout.firstHighlight(fromLine: line - block.start)
    }
}
