import CodingModel
import TerminalText

// Names of codes.
extension CodedQuestion {
    /// A code's label on one line.
    package func labelText(of code: CodeIndex) -> DisplayText { labelBeginning(of: code).oneLine }

    /// The survey's name for the question, on one line.
    package var identifierText: DisplayText { DisplayText(identifierBeginning.excerpt()) }

    /// The labels from the root down to a code: `Delivery › Late`.
    package func labelPath(of code: CodeIndex) -> DisplayText {
        lineage(of: code).map { labelText(of: $0) }.joined(separator: " › ")
    }

    /// The end of a code's path of labels, which says most: as many labels as a line of the screen may show, and `… › ` where
    /// there are more above. A deep code costs no more than any other.
    package func labelPathEnd(of code: CodeIndex) -> DisplayText {
        var labels: [DisplayText] = []
        var columns = 0
        var next: CodeIndex? = code
        while let current = next, columns < Self.widestLine {
            labels.append(labelText(of: current))
            columns += labels[labels.count - 1].width + 3
            next = parent(of: current)
        }
        return (next == nil ? .empty : "… › ") + labels.reversed().joined(separator: " › ")
    }

    private static let widestLine = 1_024
}
