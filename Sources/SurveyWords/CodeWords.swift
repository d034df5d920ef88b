import Analysis
import CodingModel
import TerminalText

// Names of codes. A label that is nothing but blanks is shown in words; exports keep it as it is.
extension CodedQuestion {
    /// A code's label on one line; `(no label)` for a blank one.
    package func labelText(of code: CodeIndex) -> DisplayText { labelBeginning(of: code).oneLine.orNoLabel }

    /// A code's label on one line of which `columns` cells can be seen; the rest may be cut off.
    package func labelText(of code: CodeIndex, columns: Int) -> DisplayText {
        labelBeginning(of: code).oneLine(columns: columns).orNoLabel
    }

    /// A code's label on one line with the matches of a pattern marked.
    package func labelText(of code: CodeIndex, highlighting query: TextQuery) -> HighlightedText {
        let label = labelBeginning(of: code).oneLine(highlighting: query)
        return label.text.isBlank ? HighlightedText(.noLabel) : label
    }

    /// A code's label as part of a sentence on one line of the screen: a long one is cut.
    package func labelInSentence(of code: CodeIndex) -> DisplayText { labelText(of: code).truncated(to: 24) }

    /// The survey's name for the question, on one line.
    package var identifierText: DisplayText { DisplayText(identifierBeginning.excerpt()) }

    /// The labels from the root down to a code: `Delivery › Late`.
    package func labelPath(of code: CodeIndex) -> DisplayText {
        lineage(of: code).map { labelText(of: $0) }.joined(separator: " › ")
    }

    /// The end of a code's path of labels, which says most: as many labels as a line of the screen may show, and `… › ` where
    /// there are more above. A deep code costs no more than any other.
    package func labelPathEnd(of code: CodeIndex) -> DisplayText { labelPathEnd(of: code, highlighting: nil).text }

    /// The end of a code's path of labels, as `labelPathEnd(of:)` gives it, and the columns of it where a pattern stands in a
    /// label.
    /// - Parameter query: Nil for no columns.
    package func labelPathEnd(
        of code: CodeIndex, highlighting query: TextQuery?
    ) -> (text: DisplayText, columns: [Range<Int>]) {
        var labels: [(text: DisplayText, columns: [Range<Int>])] = []
        var width = 0
        var next: CodeIndex? = code
        while let current = next, width < Self.widestLine {
            let label = query.map { labelText(of: current, highlighting: $0) }
            labels.append((label?.text ?? labelText(of: current), label?.columns ?? []))
            width += labels[labels.count - 1].text.width + 3
            next = parent(of: current)
        }
        var text: DisplayText = next == nil ? .empty : "… › "
        var columns: [Range<Int>] = []
        for (place, label) in labels.reversed().enumerated() {
            if place > 0 { text += " › " }
            columns += label.columns.map { $0.lowerBound + text.width..<$0.upperBound + text.width }
            text += label.text
        }
        return (text, columns)
    }

    private static let widestLine = 1_024
}

extension DisplayText {
    /// The words for a label that is blank.
    package static let noLabel = DisplayText(CodeLabels.noLabel)

    /// The text itself, or the words for a label that is blank.
    package var orNoLabel: DisplayText { isBlank ? .noLabel : self }

    /// Nothing of it can be seen.
    fileprivate var isBlank: Bool { string.allSatisfy(\.isWhitespace) }
}
