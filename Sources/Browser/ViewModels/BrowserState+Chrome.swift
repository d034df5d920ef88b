import Analysis
import Canvas
import CodingModel
import Exports
import SurveyWords
import TerminalText

// Footer, prompt and job facts.
extension BrowserState {
    package var footer: FooterModel { FooterModel(notice: notice, place: place) }

    /// Survey, question and code path: `CSAT-2024-Q1 · Q1/2/21`.
    private var place: DisplayText {
        guard let entry = selectedEntry else { return .empty }
        guard let question = openQuestion else { return entry.name }
        guard let path = selectedView?.current?.selectedCode else { return "\(entry.name) · \(question.identifier)" }
        return "\(entry.name) · \(question.identifier)/\(RawText(path.description))"
    }

    /// The open prompt, scrolled so that its cursor is visible.
    /// - Parameter width: columns for label and text together.
    package func promptModel(width: Int) -> PromptModel? {
        switch prompt {
        case .addJob(let editor): PromptModel(label: "Add job: ", editor: editor, width: width)
        case .palette(let editor, _): PromptModel(label: ": ", editor: editor, width: width)
        case .search(let editor, _, _):
            PromptModel(label: searchSyntax == .literal ? "/" : "regex /", editor: editor, width: width)
        case .export(let editor, let scope, _):
            PromptModel(label: exportLabel(editor.text, scope), editor: editor, width: width)
        case .note(let editor, _): PromptModel(label: "Note: ", editor: editor, width: width)
        case .blindReview(let editor, let code):
            PromptModel(label: "Judge blind \(blindSubject(code)), answers and seed: ", editor: editor, width: width)
        case .filter(let editor, _): PromptModel(label: "Filter: ", editor: editor, width: width)
        case .giveBase(let editor, let question):
            PromptModel(label: "Base of \(question.excerpt()): ", editor: editor, width: width)
        case nil: nil
        }
    }

    /// From so many columns on a prompt tells all that it is about.
    private static let widePrompt = 100

    /// `Late, 37 answers, as csv, a row for each mention: `.
    private func exportLabel(_ path: RawText, _ scope: ExportScope) -> DisplayText {
        let format = JobExport.Format(fileName: path).map { " as \($0.words)" as DisplayText } ?? .empty
        return size.width < Self.widePrompt ? "Write to: " : "Write \(exportSubject(scope))\(format): "
    }

    /// What is to be said of what is being typed; nil for nothing.
    package var promptRemark: Notice? {
        switch prompt {
        case .search(_, _, let failure?): Notice(.warning, "\(failure.reason)")
        case .filter(_, let failure?): Notice(.warning, "\(failure.reason)")
        case .export(let editor, _, mayReplace: true):
            Notice(.warning, "\(editor.text) is there already: Enter replaces it")
        case .export(let editor, let scope, _) where size.width < Self.widePrompt:
            Notice(
                .information, "\(exportSubject(scope)) as \(JobExport.Format(fileName: editor.text)?.words ?? "…")")
        default: nil
        }
    }

    /// What is known of the selected job; nil without one.
    package var jobFacts: JobFactsModel? {
        guard let entry = selectedEntry else { return nil }
        var facts = [JobFactsModel.Fact(name: "Job", value: "\(entry.identifier.raw)")]
        func add(_ name: DisplayText, _ value: DisplayText) { facts.append(.init(name: name, value: value)) }
        if let report = entry.report {
            add("Survey", "\(report.survey)")
            add("Status", "\(report.status.apiValue)")
            if let time = report.completedAt { add("Completed at", "\(time.raw)") }
            if let failure = report.failure { add("Failure", "\(failure.code): \(failure.message)") }
        }
        if let trouble = entry.trouble { add("Trouble", "\(trouble.sentence)") }
        if let wait = entry.nextTry { add("Next look", "in \(seconds(until: wait)) s") }
        if let results = entry.results {
            add("Results", results.isComplete ? "whole" : entry.isSaved ? "incomplete" : "so far")
            add("Pages", "\(results.pagesMerged)")
            add("Respondents", "\(results.respondentCount) coded in any question")
            for question in results.questions {
                let people = counted(question.codedRespondents, "coded respondent", "coded respondents")
                let codes = counted(question.codeCount, "code", "codes")
                let answers = counted(question.answerCount, "answer", "answers")
                let mentions = counted(question.mentions, "mention", "mentions")
                add("\(question.identifier)", "\(people), \(answers), \(codes), \(mentions)")
            }
        }
        return JobFactsModel(
            title: entry.name, facts: facts,
            warnings: entry.results?.warnings.map { DisplayText($0.sentence) } ?? [])
    }
}

extension PromptModel {
    /// What is typed has so many columns, whatever the label is, but never more than half of them all.
    private static let typingColumns = 20

    fileprivate init(label: DisplayText, editor: LineEditor, width: Int) {
        let typing = min(Self.typingColumns, width / 2)
        let label = label.truncatedAtStart(to: max(0, width - typing))
        // The cursor needs a cell of its own after the text.
        let width = max(1, width - label.width)
        let room = width - 1
        // More than that is never in sight, and what is measured at each step has to be little.
        var start = editor.textBeforeCursor.string.suffix(2 * width)
        var before = DisplayText(editor.textBeforeCursor)
        while before.width > room {
            start = start.dropFirst()
            before = DisplayText(RawText(String(start)))
        }
        let rest = editor.text.string.dropFirst(editor.textBeforeCursor.string.count)
        let visible = DisplayText(RawText(String(start) + rest.prefix(2 * width)))
        self.init(label: label, visible: visible.truncated(to: width), cursorColumn: before.width)
    }
}
