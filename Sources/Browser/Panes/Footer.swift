import CodingModel
import SurveyWords
import TerminalText

/// The footer: a notice when there is one, else the place where the reader is.
package struct FooterModel: Hashable, Sendable {
    /// The sentence to show; nil for none.
    package let notice: Notice?
    /// `CSAT-2024-Q1 · Q1/2/21`: survey, question and code path.
    package let place: DisplayText
}

extension BrowserState {
    /// The footer as it is now.
    package var footer: FooterModel { FooterModel(notice: screen.notice, place: place) }

    private var place: DisplayText {
        guard let entry = jobs.selectedEntry else { return .empty }
        guard let question = jobs.openQuestion else { return entry.name }
        guard let path = jobs.openView?.selectedCode else { return "\(entry.name) · \(question.identifierText)" }
        return "\(entry.name) · \(question.identifierText)/\(RawText(path.description))"
    }
}
