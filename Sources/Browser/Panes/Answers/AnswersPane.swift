import Analysis
import Canvas
import CodingModel
import SurveyWords
import TerminalText

/// The answers in the net of the selected code.
enum AnswersPane: PaneActions {
    static let exportScope = ExportScope.code
    static let hints: [Command] = [
        .sheet(.help), .prompt(.search), .nextMatch, .previousMatch, .prompt(.filter), .dropFilter, .open,
        .sheet(.respondent), .agree, .disagree, .unsure, .nextAnswer, .previousAnswer, .back, .maximise, .focusNext,
        .prompt(.palette), .quit,
    ]

    static func move(by step: Int, in state: inout BrowserState) {
        state.jobs.changeOpenQuestion { $0.selectAnswer(at: $0.answerRow.addingClamped(step), in: $1) }
    }

    static func moveLeft(in state: inout BrowserState) { state.screen.focus(on: .codes) }
    static func moveRight(in state: inout BrowserState) { state.screen.focus(on: .detail) }
    static func open(in state: inout BrowserState) { state.screen.focus(on: .detail) }
    static func openingUnavailability(in state: BrowserState) -> DisplayText? { state.noAnswer }

    /// Esc comes back from the answers that a sheet led to.
    static func goBack(in state: inout BrowserState) -> Bool { state.leaveNarrowed() }

    static func select(line: Int, of content: Rect, in state: inout BrowserState) {
        state.jobs.changeOpenQuestion { view, question in
            let answers = view.selectedIndex.map { question.counts(of: $0).netAnswers } ?? 0
            if view.answersTop + line < answers { view.selectAnswer(at: view.answersTop + line, in: question) }
        }
    }
}

extension BrowserState {
    /// Goes to the next or the previous answer under the open code, from any pane.
    mutating func stepAnswer(by step: Int) {
        guard let view = jobs.openView, let question = jobs.openQuestion, let code = view.selectedIndex else { return }
        let total = question.counts(of: code).netAnswers
        let target = view.answerRow + step
        guard (0..<total).contains(target) else {
            let place: DisplayText = step > 0 ? "last" : "first"
            return screen.tell(
                .information, "This is the \(place) of \(total) answers under \(question.labelInSentence(of: code))")
        }
        jobs.changeOpenQuestion { $0.selectAnswer(at: target, in: $1) }
    }

    /// More bytes than this, terminals leave out of their clipboard.
    private static let clipboardLimit = 50_000

    /// Offers the answer that is read to the terminal's clipboard.
    mutating func copyAnswer() -> [Effect] {
        guard let view = jobs.openView, let question = jobs.wholeQuestion, let answer = view.selectedAnswer else {
            return []
        }
        let size = question.size(of: answer)
        // Entities and control sequences are shorter on the screen, but not so much shorter.
        guard size <= 8 * Self.clipboardLimit else { return refuseCopy(bytes: size) }
        let quote = QuoteText(question.answer(answer), question: question, under: view.selectedIndex)
        let bytes = quote.lines.reduce(0) { $0 + $1.string.utf8.count + 1 }
        guard bytes <= Self.clipboardLimit else { return refuseCopy(bytes: bytes) }
        let save = settings.keymap.keyNames(of: [.prompt(.writeAnswer)])
        screen.tell(.information, "Sent to your clipboard. If pasting gives nothing, \(save) saves it to a file")
        return [.copy(quote.lines)]
    }

    private mutating func refuseCopy(bytes: Int) -> [Effect] {
        let save = settings.keymap.keyNames(of: [.prompt(.writeAnswer)])
        screen.tell(.warning, "Too long for the clipboard (\(bytes / 1000) kB). \(save) saves it to a file")
        return []
    }

    /// The answer list as far as it is visible.
    /// - Parameters:
    ///   - width: Columns inside the pane's border.
    ///   - rows: Rows inside the pane's border.
    package func answerList(width: Int, rows: Int) -> AnswerListModel {
        guard let view = jobs.openView, let question = jobs.openQuestion, let code = view.selectedIndex else {
            return AnswerListModel(
                title: "Answers", shortTitles: [], rows: [], top: 0, total: 0, identifierWidth: 0,
                emptyHint: noAnswersHint)
        }
        let answers = question.netAnswers(of: code)
        let visible = answers.indices.dropFirst(view.answersTop).prefix(max(0, rows))
        let shown = visible.map { index in
            let answer = answers[index]
            return answerRow(answer, in: question, isSelected: answer == view.selectedAnswer, width: width)
        }
        let net = question.counts(of: code).netRespondents
        let people: DisplayText =
            jobs.filteredWhole.map { "\(net) of \(counted($0.counts(of: code).netRespondents, "person", "people"))" }
            ?? counted(net, "person", "people")
        // The board counts all answers, so that its number does not belong beside those that a filter left.
        let isWhole = jobs.filteredWhole == nil
        let judged = isWhole ? jobs.board?.progress(of: code, in: jobs.selectedView?.question ?? 0).judged ?? 0 : 0
        let titles = AnswerListModel.titles(
            room: width - 2, path: question.labelPathEnd(of: code), label: question.labelText(of: code),
            people: "\(people)\(soFar)",
            judged: judged > 0 ? "\(judged) judged" : nil, matches: matchWords(of: code, in: answers.count),
            briefly: matchWords(of: code, in: answers.count, isBrief: true))
        return AnswerListModel(
            title: titles[0], shortTitles: Array(titles.dropFirst()), rows: shown, top: view.answersTop,
            total: answers.count,
            identifierWidth: min(18, shown.map(\.responseIdentifier.width).max() ?? 0),
            emptyHint: "No answers under this code.")
    }

    private func answerRow(
        _ answer: AnswerIndex, in question: CodedQuestion, isSelected: Bool, width: Int
    ) -> AnswerRow {
        let excerpt = row(of: answer, in: question, width: width)
        return AnswerRow(
            responseIdentifier: excerpt.identifier.text, identifierHits: excerpt.identifier.columns,
            text: excerpt.text.text, hits: excerpt.text.columns, followups: question.followupCount(of: answer),
            hasFollowupHit: excerpt.hasFollowupMatch, review: mark(of: answer)?.glyphs ?? .empty,
            isSelected: isSelected)
    }

    /// The mark on an answer under the open code.
    private func mark(of answer: AnswerIndex) -> ReviewMark? {
        guard let view = jobs.selectedView, let code = view.current?.selectedIndex else { return nil }
        return jobs.board?.mark(at: ReviewPlace(question: view.question, code: code, answer: answer))
    }

    private var noAnswersHint: DisplayText {
        guard let entry = jobs.selectedEntry, jobs.openQuestion == nil else {
            return "The answers under a code stand here."
        }
        return "No answers: \(entry.condition.word)"
    }
}
