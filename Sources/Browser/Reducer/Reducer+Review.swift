import Analysis
import CodingModel
import SurveyWords
import TerminalText

// What a reader notes of answers under codes.
extension BrowserState {
    /// After every event: the job on screen has a board of its snapshot, and its marks are asked for once.
    mutating func followReview() -> [Effect] {
        guard let job = selectedJob, let entry = selectedEntry, let results = entry.results else { return [] }
        if let review = reviews[job] {
            if review.snapshot != entry.snapshot {
                reviews[job]?.board = review.board.placed(in: results)
                reviews[job]?.snapshot = entry.snapshot
            }
            return []
        }
        reviews[job] = JobReview(board: ReviewBoard(of: results), snapshot: entry.snapshot)
        return [.loadMarks(job, isSaved: entry.isSaved)]
    }

    /// Marks that were kept; what the reader noted meanwhile is newer.
    mutating func take(_ marks: [ReviewKey: ReviewMark], of job: JobIdentifier) {
        guard let review = reviews[job] else { return }
        let all = marks.merging(review.board.marks) { _, newer in newer }
        reviews[job]?.board = ReviewBoard(all, of: review.board.job)
        reviews[job]?.isLoaded = true
        // Filters that ask for marks are worked out anew.
        for position in views[job]?.questions.indices ?? 0..<0 {
            guard views[job]?.questions[position].filter?.filter.asksForReviews == true else { continue }
            views[job]?.questions[position].filter?.result = nil
            views[job]?.questions[position].ordering = nil
            pendingFilter = nil
        }
        if sheet?.subject == .review { sheet?.basis = nil }
    }

    /// The answer that is read, under the code that is open.
    var reviewPlace: ReviewPlace? {
        guard let view = selectedView, let open = view.current, let code = open.selectedIndex,
            let answer = open.selectedAnswer
        else { return nil }
        return ReviewPlace(question: view.question, code: code, answer: answer)
    }

    var board: ReviewBoard? { selectedJob.flatMap { reviews[$0]?.board } }

    /// What was noted of the answer that is read, under the code that is open.
    var currentMark: ReviewMark { reviewPlace.flatMap { board?.mark(at: $0) } ?? ReviewMark() }

    /// The same verdict again takes it back.
    mutating func judge(_ verdict: Verdict) -> [Effect] {
        guard let place = reviewPlace, canMark() else { return [] }
        var mark = currentMark
        if mark.isBlind {
            notice = Notice(.information, "This verdict was given blind and stays; a note can say more")
            return []
        }
        let isTakenBack = mark.verdict == verdict
        mark.judge(isTakenBack ? nil : verdict)
        let effects = set(mark, at: place)
        tellProgress(at: place, isTakenBack ? "No verdict" : "\(verdict.name)")
        return effects
    }

    mutating func toggleFlag() -> [Effect] {
        guard let place = reviewPlace, canMark() else { return [] }
        var mark = currentMark
        mark.isFlagged.toggle()
        notice = Notice(.information, mark.isFlagged ? "Flagged" : "The flag is off")
        return set(mark, at: place)
    }

    mutating func openNotePrompt() {
        guard let place = reviewPlace, let key = board?.key(of: place), canMark() else { return }
        prompt = .note(LineEditor(currentMark.note), key)
    }

    /// The note is of the answer that was read when it was begun, whatever is on screen now.
    mutating func submitNote(_ text: RawText, of key: ReviewKey) -> [Effect] {
        prompt = nil
        var mark = board?.marks[key] ?? ReviewMark()
        mark.note = text.string.allSatisfy(\.isWhitespace) ? "" : text
        return set(mark, for: key)
    }

    /// Marks that are not read yet must not be written over.
    private mutating func canMark() -> Bool {
        if selectedJob.flatMap({ reviews[$0]?.isLoaded }) == true { return true }
        notice = Notice(.warning, "What was noted before is not read yet, so nothing can be noted: try again")
        return false
    }

    private mutating func set(_ mark: ReviewMark, at place: ReviewPlace) -> [Effect] {
        guard let job = selectedJob, let key = reviews[job]?.board.set(mark, at: place) else { return [] }
        return keep(mark, key)
    }

    private mutating func set(_ mark: ReviewMark, for key: ReviewKey) -> [Effect] {
        guard let job = selectedJob, reviews[job] != nil else { return [] }
        reviews[job]?.board.set(mark, for: key)
        return keep(mark, key)
    }

    private func keep(_ mark: ReviewMark, _ key: ReviewKey) -> [Effect] {
        guard let entry = selectedEntry else { return [] }
        return [.keepMark(MarkToKeep(job: entry.identifier, isSaved: entry.isSaved, key: key, mark: mark))]
    }

    private mutating func tellProgress(at place: ReviewPlace, _ what: DisplayText) {
        guard let progress = board?.progress(of: place.code, in: place.question), let question = wholeQuestion else {
            return
        }
        let label = question.label(of: place.code)
        notice = Notice(
            .information, "\(what) · \(progress.judged) of \(progress.answers) judged under \(label)")
    }
}

// MARK: - Blind review

extension BrowserState {
    /// - Parameter isOfQuestion: Of all codes, not of the open one.
    mutating func openBlindPrompt(isOfQuestion: Bool) {
        guard canMark() else { return }
        let code = isOfQuestion ? nil : selectedView?.current?.selectedCode
        prompt = .blindReview(LineEditor("20 1"), code: code)
    }

    /// `20` or `20 7`: how many answers, and the seed.
    mutating func submitBlindReview(_ text: RawText, code: CodePath?) {
        let numbers = text.string.split(whereSeparator: \.isWhitespace).map { UInt64($0) }
        guard (1...2).contains(numbers.count), let size = numbers.first ?? nil, (1...10_000).contains(size),
            let seed = numbers.count == 1 ? 1 : numbers[1]
        else {
            notice = Notice(.warning, "Write how many answers, at most 10000, and if you like a seed: 20 7")
            prompt = nil
            return
        }
        prompt = nil
        sheet = Sheet(.blind(BlindPlan(code: code, size: Int(size), seed: seed)))
    }

    /// The item that is to be judged, or was judged last and is still shown, and where it is; nil at the end.
    var blindItem: (item: ReviewSample.Item, place: ReviewPlace)? {
        guard case .sample(let sample)? = sheet?.result, let row = sheet?.row, sample.items.indices.contains(row),
            let question = selectedView?.question
        else { return nil }
        let place = sample.pairs[row]
        return (sample.items[row], ReviewPlace(question: question, code: place.code, answer: place.answer))
    }

    /// Begins with a sample that was drawn.
    mutating func begin(_ sample: ReviewSample) {
        guard !sample.items.isEmpty, let board else {
            sheet = nil
            notice = Notice(.warning, "There is nothing to judge: no answer has this code")
            return
        }
        sheet?.row = 0
        sheet?.openItems = sample.open(on: board).count
        goToOpenItem()
    }

    /// Goes to the next item that has no blind verdict yet, and after the last to the first.
    mutating func goToOpenItem() {
        guard case .sample(let sample)? = sheet?.result, let row = sheet?.row, let board else { return }
        let rows = [row..<sample.items.count, 0..<row].joined()
        let open = rows.first { position in
            sample.isOpen(sample.items[position], on: board)
        }
        if open == nil, let question = selectedView?.question {
            sheet?.ending = BlindEnding(of: sample, on: board, in: question)
        }
        sheet?.row = open ?? sample.items.count
        sheet?.isRevealed = false
        sheet?.top = 0
    }

    private static let stillDrawing = Notice(.information, "The sample is still being drawn")

    /// Enter in a blind review.
    mutating func goOnBlind() {
        switch sheet?.blindStage {
        case .drawing?: notice = Self.stillDrawing
        case .judging?: notice = Notice(.information, "Judge it first: what the AI did is shown then")
        case .judged?: goToOpenItem()
        case .ended?, nil: sheet = nil
        }
    }

    /// The first verdict counts: what the AI did is shown with it.
    mutating func judgeBlind(_ verdict: Verdict) -> [Effect] {
        switch sheet?.blindStage {
        case .drawing?: notice = Self.stillDrawing
        case .judged?: notice = Notice(.information, "This one is judged; Enter goes on")
        case .ended?: notice = Notice(.information, "All are judged")
        case .judging?, nil: break
        }
        guard sheet?.blindStage == .judging, let place = blindItem?.place else { return [] }
        var mark = board?.mark(at: place) ?? ReviewMark()
        mark.judge(verdict, isBlind: true)
        sheet?.isRevealed = true
        sheet?.openItems -= 1
        return set(mark, at: place)
    }
}
