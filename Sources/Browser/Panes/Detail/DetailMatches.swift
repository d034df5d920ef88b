import Canvas
import TerminalText

// From match to match inside the answer that is read.
extension BrowserState {
    /// Goes to the next match in the answer that is read: the one behind the match that the reader is at, or, where that is out
    /// of sight, the first in sight or below; likewise back.
    /// - Returns: False where the answer has no further one, or is not on screen.
    mutating func stepMatchInAnswer(by step: Int) -> Bool {
        guard let pane = layout.content(of: .detail), let content = currentContent, let top = jobs.openView?.detailTop
        else { return false }
        let shown = top..<top + pane.height
        let next =
            if let match = reading.match, shown.contains(content.line(ofMatch: match)) {
                match + step
            } else if step > 0 {
                content.firstMatch(fromLine: shown.lowerBound)
            } else {
                content.firstMatch(fromLine: shown.upperBound) - 1
            }
        guard (0..<content.matchCount).contains(next) else { return false }
        show(match: next, of: content, rows: pane.height)
        return true
    }

    /// Selects a match and scrolls the detail pane so that it is in sight.
    mutating func show(match: Int, of content: DetailContent, rows: Int) {
        reading.select(match: match)
        let line = content.line(ofMatch: match)
        jobs.changeOpenQuestion { view, _ in
            guard !(view.detailTop..<view.detailTop + rows).contains(line) else { return }
            // Some lines before it are read, too.
            view.scrollDetail(to: max(0, min(line - rows / 3, content.lineCount - rows)))
        }
    }

    /// True when the answer that is read has several matches, which are gone through.
    var hasSeveralMatchesInAnswer: Bool { (currentContent?.matchCount ?? 0) > 1 }

    /// The reader who scrolls is at a match in sight: at the one where they were, else at the nearest of those that came in
    /// sight; at none where there is none.
    mutating func keepMatchInSight(of content: DetailContent, rows: Int, isDownwards: Bool) {
        guard content.isWhole, content.isMarked, content.matchCount > 0, let top = jobs.openView?.detailTop else {
            return
        }
        let shown = top..<top + rows
        if let match = reading.match, match < content.matchCount, shown.contains(content.line(ofMatch: match)) {
            return
        }
        let first = content.firstMatch(fromLine: shown.lowerBound)
        let end = content.firstMatch(fromLine: shown.upperBound)
        reading.select(match: first < end ? (isDownwards ? end - 1 : first) : nil)
    }

    /// `match 3 of 7`: the match that the reader is at, among those in the answer that is read; `7 matches` where none is in
    /// sight. Matches that took too much work to find are told as missing.
    var matchPlace: DisplayText? {
        guard let content = currentContent else { return nil }
        let count = content.matchCount
        guard count > 0 else { return content.isCutOff ? "matches not shown: the pattern takes too long" : nil }
        let further: DisplayText = content.hasFurtherMatches || content.isCutOff ? "+" : ""
        guard let match = reading.match, match < count else { return "\(count)\(further) matches" }
        return "match \(match + 1) of \(count)\(further)"
    }

    private var currentContent: DetailContent? { detailKey.flatMap { reading.contents[$0] } }
}
