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

    /// A line that is wrapped already.
    struct WrappedLine: Sendable {
        let text: DisplayText
        /// Columns of the text where the pattern stands.
        var matches: [Range<Int>] = []
    }

    private enum Lines: Sendable {
        /// Few lines, that are wrapped already, with the columns of matches in them.
        case few([WrappedLine])
        case text(TextLayout)

        var count: Int {
            switch self {
            case .few(let lines): lines.count
            case .text(let layout): layout.lineCount
            }
        }

        var matchCount: Int {
            switch self {
            case .few(let lines): lines.reduce(0) { $0 + $1.matches.count }
            case .text(let layout): layout.highlightCount
            }
        }

        func line(ofMatch match: Int) -> Int {
            switch self {
            case .text(let layout): return layout.line(ofHighlight: match)
            case .few(let lines):
                var before = 0
                for (index, line) in lines.enumerated() {
                    before += line.matches.count
                    if match < before { return index }
                }
                return 0
            }
        }

        func firstMatch(fromLine line: Int) -> Int {
            switch self {
            case .text(let layout): layout.firstHighlight(fromLine: line)
            case .few(let lines): lines.prefix(max(0, line)).reduce(0) { $0 + $1.matches.count }
            }
        }

        func columns(ofMatch match: Int, inLine line: Int) -> Range<Int>? {
            switch self {
            case .text(let layout): return layout.columns(ofHighlight: match, inLine: line)
            case .few(let lines):
                let place = match - firstMatch(fromLine: line)
                return lines[line].matches.indices.contains(place) ? lines[line].matches[place] : nil
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
    /// To free it takes a while.
    var isLong: Bool { lineCount > 1_000 }
    /// False where it is a text's beginning alone, while the whole is being laid out.
    var isWhole = true
    /// False where the matches are another pattern's, and are not shown.
    var isMarked = true
    /// Finding some matches took too much work: they are not marked.
    private(set) var isCutOff = false

    // MARK: - Putting it together

    /// Adds lines that are wrapped already.
    mutating func add(_ lines: [DisplayText], _ form: BlockForm) {
        add(.few(lines.map { WrappedLine(text: $0) }), form, link: nil)
    }

    /// Adds a text that is laid out.
    /// - Parameters:
    ///   - hasFurtherMatches: There are more matches than were looked for.
    ///   - isCutOff: Finding some took too much work.
    mutating func add(
        _ layout: TextLayout, _ form: BlockForm, hasFurtherMatches: Bool = false, isCutOff: Bool = false
    ) {
        add(.text(layout), form, link: nil)
        self.hasFurtherMatches = self.hasFurtherMatches || hasFurtherMatches
        self.isCutOff = self.isCutOff || isCutOff
    }

    /// Adds a link of lines that are wrapped already.
    mutating func addLink(to target: ReadingPlace, _ lines: [DisplayText]) {
        addLink(to: target, code: nil, .few(lines.map { WrappedLine(text: $0) }))
    }

    /// Adds a link to a code, in a line.
    mutating func addLink(to target: ReadingPlace, code: CodeIndex, _ line: WrappedLine) {
        addLink(to: target, code: code, .few([line]))
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
        matchCount += lines.matchCount
    }

    // MARK: - Lines

    /// Some of the lines; those that there are not are left out.
    /// - Parameters:
    ///   - opened: The open code with its sub-codes: a sign stands before links to them.
    ///   - selected: The link that Enter follows.
    ///   - match: The match that the reader is at.
    func lines(
        _ wanted: Range<Int>, opened: Range<CodeIndex> = 0..<0, selected: Int? = nil, at match: Int? = nil
    ) -> [DetailLine] {
        let wanted = wanted.clamped(to: 0..<lineCount)
        var lines: [DetailLine] = []
        lines.reserveCapacity(wanted.count)
        for block in blocks[blocks.partitionIndex { $0.end > wanted.lowerBound }...] {
            guard block.start < wanted.upperBound else { break }
            let range = wanted.clamped(to: block.start..<block.end)
            let inBlock = range.lowerBound - block.start..<range.upperBound - block.start
            lines += self.lines(inBlock, of: block, opened, selected, match)
        }
        return lines
    }

    private func lines(
        _ range: Range<Int>, of block: Block, _ opened: Range<CodeIndex>, _ selected: Int?, _ match: Int?
    ) -> [DetailLine] {
        let texts =
            switch block.lines {
            case .few(let lines): Array(lines[range])
            case .text(let layout): layout.lines(range).map { WrappedLine(text: $0.text, matches: $0.columns) }
            }
        let isOpened = block.link.flatMap { links[$0].code }.map(opened.contains) ?? false
        let kind = block.link.map { .link(isSelected: $0 == selected) } ?? block.form.kind
        let own = match.map { $0 - block.firstMatch }.flatMap { (0..<block.lines.matchCount).contains($0) ? $0 : nil }
        return zip(range, texts).map { index, line in
            let sign = index > 0 ? DisplayText.empty : isOpened ? "▸ " : block.form.sign
            func shifted(_ columns: Range<Int>) -> Range<Int> {
                columns.lowerBound + sign.width..<columns.upperBound + sign.width
            }
            return DetailLine(
                kind: kind, indent: block.form.indent - sign.width, text: sign + line.text,
                hits: isMarked ? line.matches.map(shifted) : [],
                current: isMarked ? own.flatMap { block.lines.columns(ofMatch: $0, inLine: index) }.map(shifted) : nil)
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
        return block.start + block.lines.line(ofMatch: match - block.firstMatch)
    }

    /// The first match that begins in a line or below it; `matchCount` when none does.
    func firstMatch(fromLine line: Int) -> Int {
        let index = blocks.partitionIndex { $0.end > line }
        guard blocks.indices.contains(index) else { return matchCount }
        let block = blocks[index]
        return block.firstMatch + block.lines.firstMatch(fromLine: line - block.start)
    }
}
