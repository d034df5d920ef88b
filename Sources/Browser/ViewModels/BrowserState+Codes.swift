import CodingModel
import TerminalText

// The code pane as far as it is visible.
extension BrowserState {
    private static let questionLines = 3

    /// The lines above the tree: the question's text, then a warning where the tree is not whole.
    func codeHeader(width: Int) -> [DisplayText] {
        questionText(width: width) + (banner.map { [$0] } ?? [])
    }

    /// - Parameters: the pane's content, in cells.
    package func codePane(width: Int, height: Int) -> CodePaneModel {
        guard let view = selectedView, let open = view.current, let question = openQuestion,
            let results = selectedEntry?.results
        else {
            return .card(statusCard)
        }
        let rows = max(0, height - codeHeader(width: width).count)
        let base = question.name(of: view.base)
        let soFar: DisplayText = isSoFar ? " so far" : ""
        let position: DisplayText = "\(view.question + 1)"
        // A long identifier must not push the base out of the title.
        let name = DisplayText(question.identifier).truncated(to: 12)
        let visible = open.rows.indices.dropFirst(open.codesTop).prefix(rows)
        return CodePaneModel(
            title: "Codes · \(name) (\(position) of \(results.questions.count)) · base \(base)\(soFar)",
            shortTitle: "\(name) \(position)/\(results.questions.count) · base \(base)",
            question: questionText(width: width), banner: banner,
            content: .tree(visible.map { codeRow($0, in: question, open, base: view.base) }),
            isSoFar: isSoFar, top: open.codesTop, total: open.rows.count,
            orderName: open.order.name, baseName: base)
    }

    private func codeRow(
        _ position: Int, in question: CodedQuestion, _ view: QuestionView, base: PercentageBase
    ) -> CodeRow {
        let code = view.rows[position]
        let counts = question.counts(of: code)
        let fold: CodeRow.Fold =
            !question.hasChildren(code)
            ? .leaf : view.expanded.contains(question.path(of: code)) ? .expanded : .collapsed
        return CodeRow(
            depth: question.depth(of: code), fold: fold,
            label: DisplayText(question.label(of: code).decodingHTMLEntities()),
            net: counts.netRespondents,
            direct: counts.directRespondents == counts.netRespondents ? nil : counts.directRespondents,
            share: isSoFar ? nil : question.share(of: code, base: base),
            isSelected: position == view.row)
    }

    /// Wrapped so that a column is left free at each side of the pane.
    private func questionText(width paneWidth: Int) -> [DisplayText] {
        guard let question = openQuestion else { return [] }
        let width = max(1, paneWidth - 2)
        let text = DisplayText(question.text.decodingHTMLEntities())
        let lines = text.wrapped(to: width)
        guard lines.count > Self.questionLines else { return lines }
        let kept = lines.prefix(Self.questionLines - 1)
        let rest = lines.dropFirst(Self.questionLines - 1).joined(separator: " ")
        return kept + [rest.truncated(to: width)]
    }

    /// Why the tree must not be taken for the whole.
    private var banner: DisplayText? {
        guard let entry = selectedEntry, let results = entry.results else { return nil }
        if let failure = results.report.failure {
            return "Incomplete: \(entry.condition.word), \(failure.code): \(failure.message)"
        }
        switch entry.activity {
        case .trouble(let trouble, _): return "\(trouble.sentence)"
        case .fetching(let page) where !results.isComplete: return "Reading page \(page): counts so far"
        default: return results.isComplete ? nil : "Pages are missing: counts so far"
        }
    }
}

extension CodePaneModel {
    fileprivate static func card(_ card: StatusCard) -> CodePaneModel {
        CodePaneModel(
            title: "Codes", shortTitle: "Codes", question: [], banner: nil, content: .card(card), isSoFar: false,
            top: 0, total: 0, orderName: .empty, baseName: .empty)
    }
}
