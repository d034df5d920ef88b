import Analysis
import CodingModel
import TerminalText

// Marks and precision in words, signs and numbers.

extension Verdict {
    /// A verdict as a notice names it: `Agreed`.
    package var name: DisplayText {
        switch self {
        case .agree: "Agreed"
        case .disagree: "Disagreed"
        case .unsure: "Unsure"
        }
    }

    /// A verdict in a word, as all that tells of one has it: `agreed`.
    package var word: DisplayText {
        switch self {
        case .agree: "agreed"
        case .disagree: "disagreed"
        case .unsure: "unsure"
        }
    }

    /// A verdict's sign in lists: `✓`, `✗` or `?`.
    package var glyph: DisplayText {
        switch self {
        case .agree: "✓"
        case .disagree: "✗"
        case .unsure: "?"
        }
    }
}

extension ReviewMark {
    /// `✓⚑✎`: verdict, flag, note; empty for an empty mark.
    package var glyphs: DisplayText {
        var glyphs = verdict?.glyph ?? .empty
        if isFlagged { glyphs += "⚑" }
        if !note.isEmpty { glyphs += "✎" }
        return glyphs
    }

    /// `you: agreed (blind) · flagged`; nil for an empty mark and for a note alone, which is shown beside it.
    package var sentence: DisplayText? {
        var parts = [verdict?.word].compactMap { $0 }
        if isBlind, let last = parts.popLast() { parts.append("\(last) (blind)") }
        if isFlagged { parts.append("flagged") }
        guard !parts.isEmpty else { return nil }
        return "you: \(parts.joined(separator: " · "))"
    }
}

extension ReviewPrecision {
    /// `8 of 10, 80.0% (49.0–94.3%)`, the 95 % interval in brackets; `–` where nothing was decided.
    package var text: DisplayText {
        precision == nil ? shortText : "\(agree) of \(agree + disagree), \(shortText)"
    }

    /// `80.0% (49.0–94.3%)`; `–` where nothing was decided.
    package var shortText: DisplayText {
        guard let precision, let interval else { return "–" }
        return """
            \(precision * 100, places: 1)% (\(interval.lower * 100, places: 1)–\(interval.upper * 100, places: 1)%)
            """
    }
}
