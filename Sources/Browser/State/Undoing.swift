import Analysis
import Canvas
import CodingModel
import SurveyWords
import TerminalText

// Undo and redo: a step of the history is gone back or forth, and said.
extension BrowserState {
    /// How going over a deed went.
    private enum Replay {
        /// It is done; the deed for the way back.
        case done(Deed, [Effect])
        /// It can't be done now, but may be later.
        case later(DisplayText, NoticeSubject)
        /// It can't be done any more.
        case gone(DisplayText)
    }

    /// Takes the reader's latest step back, or makes the latest one that was taken back again.
    mutating func go(_ way: HistoryWay) -> [Effect] {
        guard let step = history.take(way) else { return [] }
        let words = describe(step, way)
        var (turned, effects): ([Deed], [Effect]) = ([], [])
        var lack: DisplayText?
        for deed in step.reversed() {
            switch replay(deed, way) {
            case .done(let back, let more):
                turned.append(back)
                effects += more
            case .later(let why, let subject):
                history.push(step, way)
                screen.tell(.warning, why, about: subject)
                return effects
            case .gone(let why): lack = why
            }
        }
        if !turned.isEmpty { history.push(turned, way.opposite) }
        let verb: DisplayText = way == .undo ? "Undone" : "Redone"
        screen.tell(lack.map { Notice(.warning, $0) } ?? Notice(.information, "\(verb): \(words)"))
        screen.restartSheetsThatDependOnMarks()
        return effects
    }

    private mutating func replay(_ deed: Deed, _ way: HistoryWay) -> Replay {
        switch deed {
        case .mark(let deed): replay(deed, way)
        case .list(let deed): replay(deed, way)
        case .filter(let deed): replay(deed, way)
        case .savedFilter(let name, let before, let after):
            .done(deed, save(way == .undo ? before : after, under: name))
        }
    }

    private mutating func replay(_ deed: MarkDeed, _ way: HistoryWay) -> Replay {
        guard jobs.entry(deed.job) != nil else { return .gone(goneFromList(deed.job)) }
        guard let review = jobs.reviews[deed.job], review.isLoaded else {
            return .later(Self.marksUnread, .marks(deed.job))
        }
        var mark = review.board.marks[deed.key] ?? ReviewMark()
        switch deed.part {
        case .verdict(let before, let after):
            if mark.isBlind { return .gone("It was judged blind since then, and that verdict stays") }
            mark.judge(way == .undo ? before : after)
        case .flag(let isSet): mark.isFlagged = isSet == (way == .redo)
        case .note(let before, let after): mark.note = way == .undo ? before : after
        }
        return .done(.mark(deed), put(mark, for: deed.key, in: deed.job))
    }

    private mutating func replay(_ deed: ListDeed, _ way: HistoryWay) -> Replay {
        if deed.isRemoval == (way == .undo) {
            guard let departed = deed.departed else { return .gone(goneFromList(deed.job)) }
            if let entry = jobs.entry(deed.job) { return .gone("\(entry.name) is on the list already") }
            let back = ListDeed(job: deed.job, isRemoval: deed.isRemoval, departed: nil)
            return .done(.list(back), restore(departed))
        }
        let effects = keepPlace(in: deed.job)
        guard let departed = jobs.remove(deed.job) else { return .gone(goneFromList(deed.job)) }
        let back = ListDeed(job: deed.job, isRemoval: deed.isRemoval, departed: departed)
        return .done(.list(back), effects + stopping(departed.entry))
    }

    private mutating func replay(_ deed: FilterDeed, _ way: HistoryWay) -> Replay {
        guard let entry = jobs.entry(deed.job) else { return .gone(goneFromList(deed.job)) }
        guard let position = entry.results?.questionIndex(identifiedBy: deed.question) else {
            return .gone("\(entry.name) has no question \(deed.question) any more")
        }
        let wanted = (way == .undo ? deed.before : deed.after).map {
            ActiveFilter(waiting: $0.filter, name: $0.name, expression: $0.expression)
        }
        // The steps after every event work the filter out, if it is of the question on screen.
        jobs.changeView(of: deed.job) { view in
            view.changeQuestion(at: position) {
                $0.setFilter(wanted)
                $0.forgetFilterResult()
            }
            if let results = entry.results { view.openCurrent(in: results) }
        }
        return .done(.filter(deed), [])
    }

    private func goneFromList(_ job: JobIdentifier) -> DisplayText {
        "Nothing is changed: job \(job.raw.excerpt()) is no longer on the list"
    }

    // MARK: - Words

    /// A step in words: those of the deed that was done last, and of a list of jobs how many they are.
    private func describe(_ step: [Deed], _ way: HistoryWay) -> DisplayText {
        if step.count > 1, case .list = step.first { return "\(step.count) jobs added to the list" }
        return (way == .undo ? step.last : step.first).map { describe($0, way) } ?? .empty
    }

    /// A deed in words: `agreed on 12351 under Delivery › Late; not judged now`.
    private func describe(_ deed: Deed, _ way: HistoryWay) -> DisplayText {
        switch deed {
        case .mark(let deed): return describe(deed, way)
        case .list(let deed):
            let entry = deed.departed?.entry ?? jobs.entry(deed.job)
            let name = entry.map { noticeName($0) } ?? DisplayText(deed.job.raw)
            return deed.isRemoval ? "\(name) taken off the list" : "\(name) added to the list"
        case .filter(let deed):
            let asked: DisplayText =
                deed.job == jobs.selected && deed.question == jobs.wholeQuestion?.identifier ? "" : "\(deed.question): "
            if let after = deed.after { return "\(asked)filter \(after.name ?? after.expression)" }
            return "\(asked)filter off" + (deed.before.map { ": \($0.name ?? $0.expression)" as DisplayText } ?? .empty)
        case .savedFilter(let name, _, nil): return "filter “\(name)” removed"
        case .savedFilter(let name, _, .some): return "filter “\(name)” saved"
        }
    }

    private func describe(_ deed: MarkDeed, _ way: HistoryWay) -> DisplayText {
        let what: DisplayText =
            switch deed.part {
            case .verdict(_, let after): after?.word ?? "no verdict"
            case .flag(let isSet): isSet ? "flag" : "flag off"
            case .note(_, let after): after.isEmpty ? "note off" : "note"
            }
        let start: DisplayText = "\(what) on \(deed.key.answer.responseIdentifier.excerpt(24))"
        let now = way == .undo ? "; \(Self.stateBefore(deed.part)) now" as DisplayText : .empty
        // The end of the path says most, and all has to fit beside `Undone: `.
        let room = screen.size.width - start.width - now.width - 7 - 12
        guard room >= 12 else { return "\(start)\(now)" }
        return "\(start) under \(pathWords(of: deed.key, in: deed.job).truncatedAtStart(to: room))\(now)"
    }

    /// The part of a mark as it is once the deed is undone.
    private static func stateBefore(_ part: MarkDeed.MarkPart) -> DisplayText {
        switch part {
        case .verdict(let before, _): before?.word ?? "not judged"
        case .flag(let isSet): isSet ? "no flag" : "flagged"
        case .note(let before, _): before.isEmpty ? "no note" : "the note before"
        }
    }

    /// `Delivery › Late`; before it stand the question and the job, where others are open.
    private func pathWords(of key: ReviewKey, in job: JobIdentifier) -> DisplayText {
        let asked = jobs.entry(job)?.results.flatMap { results in
            results.questionIndex(identifiedBy: key.question).map { results.questions[$0] }
        }
        let path: DisplayText =
            asked.flatMap { asked in asked.index(of: key.code).map { asked.labelPathEnd(of: $0) } }
            ?? DisplayText(RawText(key.code.description))
        if job != jobs.selected { return "\(jobs.entry(job)?.name ?? .empty) · \(key.question) · \(path)" }
        return key.question == jobs.wholeQuestion?.identifier ? path : "\(key.question) · \(path)"
    }
}
