import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// A sample of answers that is judged without seeing what the AI did. Its prompt opens it.
struct BlindReview: Sheet {
    /// The answers to be drawn.
    struct Plan: Hashable, Sendable {
        /// The code whose answers are drawn; nil for all codes of the question.
        let code: CodePath?
        /// The number of answers to draw that the AI put under the code.
        let size: Int
        /// The seed of the draw: the same seed draws the same answers.
        let seed: UInt64
    }

    /// The progress of a review.
    enum Stage: Hashable, Sendable {
        /// The sample is being drawn.
        case drawing
        /// An item waits for its verdict.
        case judging
        /// The item has its verdict, and what the AI did is shown.
        case judged
        /// Every item has its verdict.
        case ended
    }

    let plan: Plan
    private var sample = Awaited<ReviewSample>.waiting
    /// Position of the item on screen among the sample's.
    private(set) var item = 0
    /// The item on screen is judged: what the AI did is shown.
    private var isRevealed = false
    /// Number of items without a blind verdict.
    private var openItems = 0
    /// The findings, once every item is judged.
    private var ending: Ending?
    var cursor = SheetCursor()

    init(_ plan: Plan) { self.plan = plan }

    var stage: Stage {
        guard let sample = sample.value else { return .drawing }
        if sample.items.isEmpty { return .ended }
        return ending != nil ? .ended : isRevealed ? .judged : .judging
    }

    // MARK: - Work

    mutating func begin(in state: BrowserState) -> SheetWork<ReviewSample>? {
        sample = .waiting
        ending = nil
        // A sample is of the whole code: the answers that a filter leaves out belong to it.
        guard let question = state.jobs.wholeQuestion else { return nil }
        // A code that the question lacks must not become a sample of all its codes.
        let code = plan.code.map { state.jobs.openQuestion?.index(of: $0) }
        if case .some(nil) = code {
            sample = .gone
            return nil
        }
        return SheetWork { [plan] in Self.draw(plan, of: code ?? nil, in: question, while: $0) }
    }

    private static func draw(
        _ plan: Plan, of code: CodeIndex?, in question: CodedQuestion, while isWanted: () -> Bool
    ) -> ReviewSample? {
        func check() throws(Unwanted) { if !isWanted() { throw Unwanted() } }
        do throws(Unwanted) {
            guard let code else {
                return try ReviewSample(seed: plan.seed, size: plan.size, in: question, check: check)
            }
            return try ReviewSample(seed: plan.seed, size: plan.size, of: code, in: question, check: check)
        } catch {
            return nil
        }
    }

    mutating func take(_ sample: ReviewSample, in state: inout BrowserState) -> SheetOutcome {
        self.sample = .ready(sample)
        // Were the sheet to close by itself, the panes would take the next key for a verdict.
        guard !sample.items.isEmpty, let board = state.jobs.board else { return .stay() }
        item = 0
        openItems = sample.open(on: board).count
        note(sample, in: &state)
        goOn(in: state)
        return .stay()
    }

    /// Its prompt offers to go on with it, as long as there is something to judge.
    private func note(_ sample: ReviewSample, in state: inout BrowserState) {
        guard let question = state.jobs.wholeQuestion?.identifier else { return }
        state.jobs.note(
            BegunSample(plan: plan, sample: sample), of: SampleSubject(question: question, code: plan.code))
    }

    /// Goes to the next item without a blind verdict, and after the last to the first.
    private mutating func goOn(in state: BrowserState) {
        guard let sample = sample.value, let board = state.jobs.board else { return }
        let rows = [item..<sample.items.count, 0..<min(item, sample.items.count)].joined()
        let open = rows.first { sample.isOpen(sample.items[$0], on: board) }
        if open == nil, let question = state.jobs.selectedView?.question {
            ending = Ending(of: sample, on: board, in: question)
        }
        item = open ?? sample.items.count
        isRevealed = false
        cursor.scrollToTop()
    }

    /// The place of the item on screen, and whether the AI put it there; nil at the end and before the beginning.
    private func current(in state: BrowserState) -> (place: ReviewPlace, isCoded: Bool)? {
        guard let sample = sample.value, sample.items.indices.contains(item),
            let question = state.jobs.selectedView?.question
        else { return nil }
        let place = sample.pairs[item]
        return (
            ReviewPlace(question: question, code: place.code, answer: place.answer), sample.items[item].isCoded
        )
    }

    // MARK: - Looks

    var isAsking: Bool { sample.value.map { $0.items.indices.contains(item) } ?? false }

    func title(in state: BrowserState) -> DisplayText {
        let subject = state.blindSubject(plan.code)
        guard let sample = sample.value else { return "Blind review of \(subject)" }
        let progress: DisplayText = "\(sample.items.count - openItems) of \(sample.items.count) judged"
        let rest: DisplayText = " · \(progress) · seed \(plan.seed)"
        let start: DisplayText = "Blind review of "
        // The progress stays in sight; the path of the code gives way.
        let room = width(in: state) - start.width - rest.width - 2
        guard room >= 8 else { return "Blind · \(progress)" }
        return "\(start)\(subject.truncatedAtStart(to: room))\(rest)"
    }

    func head(in state: BrowserState, limit: Int) -> [DisplayText] {
        guard let (place, isCoded) = current(in: state), let question = state.jobs.wholeQuestion else { return [] }
        let verdict = isRevealed ? state.jobs.board?.mark(at: place)?.verdict : nil
        return BlindReviewHead(
            question.labelPathEnd(of: place.code), verdict: verdict, isCoded: isCoded, width: width(in: state),
            limit: max(2, limit)
        ).lines
    }

    func extent(in state: BrowserState) -> SheetExtent {
        .lines(content(in: state)?.lineCount ?? endingLines(in: state).count)
    }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        sample.body { sample in
            if sample.items.isEmpty { return .empty("There is nothing to judge: no answer has this code.") }
            return .lines(
                content(in: state)?.lines(cursor.top..<cursor.top + rows)
                    ?? Array(endingLines(in: state).dropFirst(cursor.top).prefix(rows)))
        }
    }

    /// The answer that is judged, laid out; nil at the end.
    private func content(in state: BrowserState) -> DetailContent? {
        readings(in: state).first.flatMap(state.content)
    }

    func readings(in state: BrowserState) -> [ReadingKey] {
        guard let place = current(in: state)?.place else { return [] }
        let answer = AnswerReference(question: place.question, answer: place.answer)
        return state.readingKey(.judged(answer), width: width(in: state)).map { [$0] } ?? []
    }

    private func endingLines(in state: BrowserState) -> [DetailLine] {
        guard let ending, let sample = sample.value, let question = state.jobs.wholeQuestion else { return [] }
        return BlindReviewText(ending, of: sample, in: question, width: width(in: state)).lines
    }

    // MARK: - Keys

    func takes(_ command: Command) -> Bool {
        switch command {
        case .open, .toggleFold, .moveLeft, .moveRight, .nextAnswer, .agree, .disagree, .unsure: true
        default: false
        }
    }

    func passes(_ command: Command) -> Bool { false }

    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome {
        switch command {
        case .agree: .stay(judge(.agree, in: &state))
        case .disagree: .stay(judge(.disagree, in: &state))
        case .unsure: .stay(judge(.unsure, in: &state))
        case .open, .toggleFold, .nextAnswer: leaveItem(in: &state)
        default: .stay()
        }
    }

    private static let stillDrawing: DisplayText = "The sample is still being drawn"
    private static let allJudged: DisplayText = "All are judged; Esc closes"

    private mutating func leaveItem(in state: inout BrowserState) -> SheetOutcome {
        switch stage {
        case .drawing: state.screen.tell(.information, Self.stillDrawing, about: .analysis)
        case .judging: state.screen.tell(.information, "Judge it first; then you see what the AI did")
        case .judged: goOn(in: state)
        // Nothing that is typed on may reach the panes, where it would be taken for a verdict.
        case .ended: state.screen.tell(.information, Self.allJudged)
        }
        return .stay()
    }

    /// The first verdict counts: what the AI did is shown with it.
    private mutating func judge(_ verdict: Verdict, in state: inout BrowserState) -> [Effect] {
        switch stage {
        case .drawing: state.screen.tell(.information, Self.stillDrawing, about: .analysis)
        case .judged: state.screen.tell(.information, "This one is judged; Enter goes on")
        case .ended: state.screen.tell(.information, Self.allJudged)
        case .judging:
            guard let place = current(in: state)?.place else { return [] }
            var mark = state.jobs.board?.mark(at: place) ?? ReviewMark()
            mark.judge(verdict, isBlind: true)
            isRevealed = true
            openItems -= 1
            let effects = state.set(mark, at: place)
            if openItems == 0, let sample = sample.value { note(sample, in: &state) }
            return effects
        }
        return []
    }

    /// In a review the verdicts are given all the time: closing comes after them.
    func hints(in state: BrowserState) -> [Hint] {
        let keymap = state.settings.keymap
        return ownHints(in: state) + keymap.closingHint + keymap.hints(for: [.moveDown, .moveUp, .sheet(.help)])
    }

    func ownHints(in state: BrowserState) -> [Hint] {
        let keymap = state.settings.keymap
        return switch stage {
        case .judging:
            keymap.hint(for: .agree, "agree") + keymap.hint(for: .disagree, "disagree")
                + keymap.hint(for: .unsure, "unsure")
        case .judged: keymap.hint(for: .open, "next")
        case .drawing, .ended: []
        }
    }
}

extension BlindReview {
    /// The findings of a sample that is judged as a whole.
    struct Ending: Sendable {
        let precision: ReviewPrecision
        /// Its codes in pre-order, with all blind verdicts under them.
        let codes: [(code: CodeIndex, precision: ReviewPrecision)]

        /// Takes as long as the sample is.
        /// - Parameter question: Position of the question in the board's job.
        init(of sample: ReviewSample, on board: ReviewBoard, in question: Int) {
            precision = sample.precision(on: board)
            codes = Set(sample.pairs.map(\.code)).sorted().map { ($0, board.precision(of: $0, in: question)) }
        }
    }
}
