import CodingModel
import TerminalText

// Names of codes.
extension CodedQuestion {
    /// The labels from the root down to a code: `Delivery › Late`.
    package func labelPath(of code: CodeIndex) -> DisplayText {
        lineage(of: code).map { label(of: $0).oneLine }.joined(separator: " › ")
    }
}
