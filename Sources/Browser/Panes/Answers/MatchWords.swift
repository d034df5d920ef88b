import Analysis
import Canvas
import CodingModel
import SurveyWords
import TerminalText

// Words about matches: how many there are here, and where others are.
extension BrowserState {
    /// `3 of 41 match` for the answers under a code, `3+` while the search runs; where none does, where some do:
    /// `0 of 145 match · 12 under other codes: n`. Nil when nothing is searched for.
    /// - Parameter isBrief: Says less about the others and the keys.
    func matchWords(of code: CodeIndex, in total: Int, isBrief: Bool = false) -> DisplayText? {
        guard let search = work.search else { return nil }
        guard let hits = search.hits else { return "… of \(total) match" }
        let plus: DisplayText = hits.isCertain ? "" : "+"
        let place: DisplayText = hits.scope == .answers ? .empty : " \(hits.scope.place)"
        let here: DisplayText = "\(hits.netCount(of: code))\(plus) of \(total) match\(place)"
        guard hits.netCount(of: code) == 0, let others = otherMatches(hits, isBrief: isBrief) else { return here }
        return "\(here) · \(others)"
    }

    /// The matches outside the open code, and the key that leads there; nil where there are none.
    private func otherMatches(_ hits: SearchHits, isBrief: Bool = false) -> DisplayText? {
        let plus: DisplayText = hits.isCertain ? "" : "+"
        let onward = hits.answers.count > 0 ? hits.answers.count : hits.elsewhere.answers
        if isBrief, onward > 0 { return "\(onward)\(plus) elsewhere\(onwardKey)" }
        if hits.answers.count > 0 { return "\(hits.answers.count)\(plus) under other codes\(onwardKey)" }
        let elsewhere = hits.elsewhereWords(onward: onwardKey, outside: outsideKey(isBrief: isBrief))
        return elsewhere.isEmpty ? nil : elsewhere.joined(separator: " · ")
    }

    /// `: n`, the key that leads to the next match.
    private var onwardKey: DisplayText { settings.keymap.firstKeyName(of: .nextMatch).map { ": \($0)" } ?? .empty }

    /// `: v shows all`, the key that takes the filter off.
    private func outsideKey(isBrief: Bool = false) -> DisplayText {
        let effect: DisplayText = isBrief ? .empty : " shows all"
        return settings.keymap.firstKeyName(of: .dropFilter).map { ": \($0)\(effect)" } ?? .empty
    }

    /// Tells what was found once the reader keeps a search: that it is nothing, or how much it is where. While the rest of
    /// the job is looked through, it is told again when more is known.
    mutating func tellFindings(of hits: SearchHits) {
        guard hits.isEnded else { return }
        let told = work.search?.told
        if let told, let answer = screen.answer, answer != told { return work.endTelling() }
        // Where nobody said it, it is yet to be seen whether that is all.
        if hits.answers.count == 0, !hits.isFinished { return }
        let doubt = doubt(about: hits)
        if let words = findings(hits, doubt) {
            let notice = Notice(doubt == nil ? .information : .warning, words)
            if told != nil { screen.tell(notice) } else { screen.tellLate(notice, about: .search, isNews: false) }
            work.noteTold(notice)
        }
        if hits.isFinished { work.endTelling() }
    }

    private func findings(_ hits: SearchHits, _ doubt: DisplayText?) -> DisplayText? {
        if hits.answers.count == 0, hits.codes.isEmpty { return missing(hits) }
        let places = hits.hasOtherPlaces ? totals(of: hits) : nil
        guard let places, let doubt else { return places ?? doubt }
        // The places stand over the tree, too.
        let both: DisplayText = "\(places). \(doubt)"
        return both.width <= Notice.width ? both : doubt
    }

    /// The places with matches, and the keys that lead there.
    private func totals(of hits: SearchHits, behind name: DisplayText = .empty) -> DisplayText {
        let brief = hits.totalsInBrief(onward: onwardKey, outside: outsideKey(isBrief: true))
        let wordings = ([hits.totals(onward: onwardKey, outside: outsideKey())] + brief).map { name + $0 }
        return wordings.fullest(in: Notice.width) ?? wordings.last ?? name
    }

    /// Says what is not known of an ended search; nil where nothing is.
    func doubt(about hits: SearchHits) -> DisplayText? {
        if hits.isGivenUp {
            let unread = counted(
                (jobs.openQuestion?.answerLimit ?? hits.scanned) - hits.scanned, "answer was", "answers were")
            return "The pattern takes too long and was given up: \(unread) not looked at"
        }
        return hits.undecidedWords.map { "The pattern takes too long: not known of \($0)" }
    }

    /// Says that no answer to the open question matches, and where there are matches.
    func missing(_ hits: SearchHits) -> DisplayText {
        let name = work.search?.name ?? .empty
        if hits.hasOtherPlaces { return totals(of: hits, behind: "\(name): ") }
        if let apart = wordsApart(hits) { return apart }
        guard let doubt = doubt(about: hits) else { return "No answer to this question matches \(name)" }
        let both: DisplayText = "No match for certain. \(doubt)"
        return hits.isGivenUp || both.width > Notice.width ? doubt : both
    }

    /// Where nothing has several words in one piece: the filter that looks for each of them. As much of it as a line of the
    /// screen has room for.
    private func wordsApart(_ hits: SearchHits) -> DisplayText? {
        guard let search = work.search, search.query.syntax == .literal, hits.scope == .answers, hits.isFinished,
            hits.isCertain, !hits.hasOtherPlaces
        else { return nil }
        let words = search.query.pattern.string.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, let key = settings.keymap.firstKeyName(of: .prompt(.filter)) else {
            return nil
        }
        let filter = AnswerFilter.all(
            words.compactMap { TextQuery(RawText(String($0))).map { .text($0, in: .answers) } })
        guard let question = jobs.openQuestion else { return nil }
        let conditions = DisplayText(filter.expression(in: question))
        let each: DisplayText = words.count == 2 ? "both" : "each"
        let name = search.name
        let room = min(Notice.width, screen.size.width - 4)
        let variants: [DisplayText] = [
            "No answer has \(name) in one piece. \(key) \(conditions) looks for \(each)",
            "Nobody said \(name) in one piece. For \(each): \(key) \(conditions)",
            "Not in one piece: \(name). For \(each): \(key) \(conditions)",
            "Not in one piece. For \(each): \(key) \(conditions)",
        ]
        let short = search.query.pattern.excerpt(20)
        return variants.fullest(in: room) ?? "No answer has “\(short)” in one piece; \(key) finds words apart"
    }

    /// Holds a command about the answer that is read back once a code, where the open code has no match: a reader who looked
    /// for somebody must not take another for them.
    mutating func holdsBack(_ command: Command) -> Bool {
        guard command.isAboutAnswer, let search = work.search, let hits = search.hits, hits.isEnded,
            let code = jobs.openView?.selectedIndex, let answer = jobs.openView?.selectedAnswer,
            let question = jobs.openQuestion, hits.netCount(of: code) == 0, search.knownMiss != code
        else { return false }
        work.noteMiss(under: code)
        let others: DisplayText = otherMatches(hits, isBrief: true).map { " (\($0))" } ?? .empty
        // The line of a prompt may be typed already, and must not be taken for commands: it is asked for again after Esc.
        let isPrompt = if case .prompt = command { true } else { false }
        let key = settings.keymap.firstKeyName(of: command).map { key -> DisplayText in
            isPrompt ? "; Esc, then \(key) for" : "; press \(key) again for"
        }
        let name = question.responseIdentifier(of: answer).excerpt(30)
        let (start, end): (DisplayText, DisplayText) = (
            "No answer here matches \(search.name)", "\(key ?? ";") \(name)"
        )
        // The title says where others are, too.
        let hasRoom = start.width + others.width + end.width <= Notice.width
        refuse(command, hasRoom ? start + others + end : start + end, tone: .warning, about: nil)
        return true
    }
}
