import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// The greatest numbers of a question's codes and their widest label, all codes taken together: so neither scrolling nor
/// folding moves a column of the tree.
package struct TreeMeasures: Hashable, Sendable {
    /// Columns of the widest label, its indent included.
    package private(set) var labelWidth = 0
    /// The most people under a code.
    private(set) var net = 0
    /// The most people on a code itself, where that differs from those under it; nil where it never does.
    private(set) var direct: Int?
    /// The most mentions under a code.
    private(set) var mentions = 0

    /// Measures of no code.
    init() {}

    /// Takes one pass over the codes.
    init(of question: CodedQuestion) {
        for code in question.codeIndices {
            let counts = question.counts(of: code)
            labelWidth = max(labelWidth, 2 * question.depth(of: code) + question.labelWidth(of: code))
            net = max(net, counts.netRespondents)
            mentions = max(mentions, counts.netMentions)
            if counts.directRespondents != counts.netRespondents {
                direct = max(direct ?? 0, counts.directRespondents)
            }
        }
        labelWidth = max(labelWidth, DisplayText.noLabel.width)
    }

    /// The greatest share that a code has of the base; nil when the base is not above 0.
    func share(of base: PercentageBase, in question: CodedQuestion) -> Double? {
        let size = question.baseSize(base)
        guard size > 0 else { return nil }
        return Double(base == .mentions ? mentions : net) / Double(size)
    }
}
