import Analysis
import Canvas
import CodingModel
import TerminalText

// Texts on screen: laid out when they come there, by this thread where they are short, else by another.
extension BrowserState {
    /// Has all texts on screen laid out that are not yet, and comes to the match that is to be shown.
    mutating func followReading() -> [Effect] {
        let key = detailKey
        if let subject = key.flatMap(subject) { reading.follow(subject) }
        let contents = [key].compactMap { $0 } + screen.sheets.flatMap { $0.sheet.readings(in: self) }
        let rows = rowKeys
        let left = reading.retain(contents, rows)
        let effects = left.isEmpty ? [] : [Effect.letGo(LeftTexts(token: work.newToken(), contents: left))]
        return effects + read(contents, rows, inDetail: key)
    }

    /// Has texts laid out that are not yet.
    /// - Parameter key: The one that the detail pane shows.
    private mutating func read(
        _ contents: [ReadingKey], _ rows: [AnswerRowKey], inDetail key: ReadingKey?
    ) -> [Effect] {
        guard let job = jobs.selectedEntry?.results else { return endReading() }
        let long = contents.filter { reading.contents[$0] == nil && !layOut($0, in: job) }
        // Rows that another thread looks through are left to it.
        var room = reading.running?.rows.isEmpty == false ? 0 : AnswerExcerpt.sizeOfRows
        let longRows = rows.filter { key in
            (reading.rows[key] == nil && !lookThrough(key, in: job, room: &room))
                || reading.rows[key]?.isProvisional == true
        }
        if let key { arrive(at: key) }
        keepDetailInBounds()
        if let running = reading.running, running.contents == long, running.rows == longRows { return [] }
        guard !long.isEmpty || !longRows.isEmpty else { return endReading() }
        let request = ReadingRequest(token: work.newToken(), contents: long, rows: longRows, job: job)
        reading.begin(request)
        return [.read(request)]
    }

    private mutating func endReading() -> [Effect] {
        guard reading.running != nil else { return [] }
        reading.begin(nil)
        return [.endReading]
    }

    /// - Returns: False for a long text, of which the beginning is laid out here, and for one where matches take long to find.
    private mutating func layOut(_ key: ReadingKey, in job: CodedJob) -> Bool {
        let isSmall = key.isSmall(in: job)
        guard reading.beginnings[key] == nil, let content = content(for: key, isSmall: isSmall, in: job) else {
            return false
        }
        reading.keep(content, for: key, bytes: min(key.size(in: job), isSmall ? .max : beginning(of: key)))
        return content.isWhole
    }

    private func content(for key: ReadingKey, isSmall: Bool, in job: CodedJob) -> DetailContent? {
        var content = try? DetailContent(
            key, in: job, .show, budget: isSmall ? nil : beginning(of: key), while: { true })
        if content?.isCutOff == true { content?.isWhole = false }
        return content
    }

    /// Has the answer that is read laid out, if that takes no time, and comes to the match that is to be shown.
    /// - Returns: False where another thread has yet to read it before it is known where its matches are.
    mutating func layOutRead() -> Bool {
        guard let key = detailKey, let job = jobs.selectedEntry?.results else { return true }
        if let subject = subject(of: key) { reading.follow(subject) }
        if reading.contents[key] == nil { _ = layOut(key, in: job) }
        arrive(at: key)
        guard reading.contents[key] == nil, let answer = jobs.openView?.selectedAnswer else { return true }
        return work.search?.hits?.answers.contains(answer) != true
    }

    /// Bytes of a text's beginning that fill the screen, in the text's width.
    private func beginning(of key: ReadingKey) -> Int { min(8_192, key.width * screen.size.height + 256) }

    /// - Returns: False for a long answer, and where others were long enough already.
    private mutating func lookThrough(_ key: AnswerRowKey, in job: CodedJob, room: inout Int) -> Bool {
        let size = job.questions[key.answer.question].size(of: key.answer.answer)
        let limit =
            key.query.syntax == .regularExpression ? AnswerExcerpt.smallSizeOfExpression : AnswerExcerpt.smallSize
        guard size <= min(limit, room) else { return false }
        room -= size
        reading.keep(AnswerExcerpt(key, in: job, .show), for: key, bytes: size)
        return true
    }

    /// A text as far as it is laid out: whole, or with another pattern's matches, which are left out, or its beginning.
    func content(for key: ReadingKey) -> DetailContent? {
        if let content = reading.contents[key] { return content }
        guard let job = jobs.entry(key.job)?.results else { return nil }
        let isSmall = key.isSmall(in: job)
        if !isSmall, let other = reading.contents.first(where: { key.resembles($0.key) }) {
            var content = other.value
            content.isMarked = (other.key.query, other.key.scope) == (key.query, key.scope)
            return content
        }
        return reading.beginnings[key] ?? content(for: key, isSmall: isSmall, in: job)
    }

    /// Goes to the match that is to be shown, once it is known where that is. In another width the reader stays about where
    /// they were.
    /// - Parameter key: The answer that is read.
    private mutating func arrive(at key: ReadingKey) {
        guard let pane = layout.content(of: .detail), let content = reading.contents[key] else { return }
        if let (width, lines) = reading.measure, width != key.width, lines > 0 {
            jobs.changeOpenQuestion { view, _ in view.scrollDetail(to: view.detailTop * content.lineCount / lines) }
            if let match = reading.match { show(match: match, of: content, rows: pane.height) }
        }
        reading.setMeasure(width: key.width, lines: content.lineCount)
        guard let arrival = reading.arrival else { return }
        reading.arrive(at: nil)
        guard content.matchCount > 0 else { return }
        show(match: arrival == .first ? 0 : content.matchCount - 1, of: content, rows: pane.height)
    }

    // MARK: - Keys

    /// The answer that is read, as it is to be laid out for the detail pane; nil where that is not on screen.
    var detailKey: ReadingKey? { layout.content(of: .detail).flatMap { detailKey(width: $0.width) } }

    /// The answer that is read, as it is to be laid out for a pane of so many columns.
    func detailKey(width: Int) -> ReadingKey? {
        guard let entry = jobs.selectedEntry, entry.results != nil, let view = jobs.selectedView,
            let answer = view.current?.selectedAnswer
        else { return nil }
        let place = AnswerReference(question: view.question, answer: answer)
        // One column is left free at each side of the pane.
        return ReadingKey(
            job: entry.identifier, snapshot: entry.snapshot, subject: .answer(place, jobs.currentMark),
            width: max(1, width - 2), query: work.search.flatMap { $0.shows(answer) ? $0.query : nil },
            scope: work.search?.shownScope ?? .all)
    }

    /// A text for a sheet.
    func readingKey(_ subject: ReadingKey.Subject, width: Int) -> ReadingKey? {
        jobs.selectedEntry.map {
            ReadingKey(
                job: $0.identifier, snapshot: $0.snapshot, subject: subject, width: max(1, width), query: nil,
                scope: .all)
        }
    }

    private func subject(of key: ReadingKey) -> ReadingState.Subject? {
        guard case .answer(let answer, _) = key.subject else { return nil }
        return ReadingState.Subject(job: key.job, answer: answer, query: key.query, scope: key.scope)
    }

    /// The rows of the answer list that are on screen while something is searched for.
    private var rowKeys: [AnswerRowKey] {
        guard work.search != nil, let pane = layout.content(of: .answers), let view = jobs.openView,
            let question = jobs.openQuestion, let code = view.selectedIndex
        else { return [] }
        return question.netAnswers(of: code).dropFirst(view.answersTop).prefix(pane.height).compactMap {
            rowKey(of: $0, width: pane.width)
        }
    }

    /// The row of an answer in which something is looked for; nil where nothing is.
    func rowKey(of answer: AnswerIndex, width: Int) -> AnswerRowKey? {
        guard let search = work.search, search.shows(answer), let entry = jobs.selectedEntry,
            let question = jobs.selectedView?.question
        else { return nil }
        return AnswerRowKey(
            job: entry.identifier, snapshot: entry.snapshot,
            answer: AnswerReference(question: question, answer: answer), width: width, query: search.query,
            scope: search.shownScope)
    }

    /// A row of the answer list.
    func row(of answer: AnswerIndex, in question: CodedQuestion, width: Int) -> AnswerExcerpt {
        guard let key = rowKey(of: answer, width: width), let job = jobs.selectedEntry?.results else {
            return AnswerExcerpt(of: answer, in: question, width: width)
        }
        if let row = reading.rows[key] { return row }
        return question.size(of: answer) <= AnswerExcerpt.smallSizeOfExpression
            ? AnswerExcerpt(key, in: job, .show) : AnswerExcerpt(of: answer, in: question, width: width)
    }
}
