import TerminalText

/// Merges a job's pages, in whatever way they were cut: questions by identifier, codes by their path of ids, answers
/// by identity (see `Answer`). What came first sets order, label and text; what comes again changes
/// nothing.
///
/// ```
/// var builder = CodedJobBuilder()
/// for page in pages { builder.keep(try builder.read(page)) }   // each an answer of the API
/// let job = builder.snapshot(isComplete: true)                 // job.questions[0].counts(of: 0).netRespondents is 37
/// ```
/// Keep it in one place and change it there: a second copy makes the next page copy every table.
package struct CodedJobBuilder: Sendable {
    /// The job whose pages these are; nil until a page that is kept tells it.
    package private(set) var job: JobIdentifier?
    /// Pages of results merged so far; a page that came twice counts twice.
    package private(set) var pagesMerged = 0

    private var report: JobReport?
    private var arena = TextArena()
    private var respondents = NameTable()
    private var questionNames = NameTable()
    private var questions: [QuestionBuilder] = []
    private var warnings = WarningLog()
    private var remarks = RemarkLog()
    private var open = OpenElements()
    /// Answers of the open question that are not in its tables yet.
    private var batch = MentionBatch()
    /// The state to go back to while a page is being read.
    private var savepoint: Savepoint?

    /// How far everything was filled before a page. Warnings stay when a page is dropped: it did say what it contradicts.
    private struct Savepoint: Sendable {
        let arena: TextArena.Mark
        let respondents: Int
        let questions: [QuestionBuilder.Mark]
        let size: Int
    }

    /// The question and the codes that are open.
    private struct OpenElements: Sendable {
        var question: Int?
        /// The open codes, outermost first, each with the number of its list of sub-codes.
        var codes: [(node: Int, list: Int)] = []
        /// The number of the open question's list of codes.
        var topList = 0
        /// Numbers every list of siblings that was ever opened.
        var listCount = 0
    }

    /// A job of which nothing is known yet; until a page says more its snapshots call it queued.
    /// - Parameter job: Nil when its first page is to tell, as with a file that was saved.
    package init(job: JobIdentifier? = nil) {
        self.job = job
    }

    /// Notes the state to go back to, should the page be dropped.
    package mutating func beginPage() {
        leaveAll()
        savepoint = Savepoint(
            arena: arena.mark, respondents: respondents.count, questions: questions.map(\.mark), size: size)
    }

    /// Keeps the page that was read last, and takes over what it says about the job.
    /// - Returns: True when it brought a question, a code or a mention that was not here before.
    @discardableResult
    package mutating func keep(_ page: PageHead) -> Bool {
        note(page.report)
        remarks.add(page, page: pagesMerged + 1)
        defer { savepoint = nil }
        guard page.hasResults else { return false }
        pagesMerged += 1
        return size != savepoint?.size
    }

    /// The server has said since that it coded the job anew: the snapshots warn of it.
    package mutating func note(newerCoding time: CompletionTime) { remarks.note(newerCoding: time.raw) }

    /// Forgets the page that is being read or was read last, as if it had never come; nothing once it is kept.
    package mutating func drop() {
        guard let savepoint else { return }
        self.savepoint = nil
        leaveAll()
        questions.removeLast(questions.count - savepoint.questions.count)
        for (index, mark) in savepoint.questions.enumerated() { questions[index].truncate(to: mark) }
        questionNames.truncate(to: savepoint.questions.count)
        respondents.truncate(to: savepoint.respondents)
        arena.truncate(to: savepoint.arena)
    }

    /// The job as it stands. Takes time linear in its size; texts and answers are shared with the builder, and a question to
    /// which nothing was added since the last snapshot is not derived again.
    package mutating func snapshot(isComplete: Bool) -> CodedJob {
        takeBatch()
        return CodedJob(
            report: report ?? JobReport(job: job ?? .unknown, survey: "", status: .queued), isComplete: isComplete,
            pagesMerged: pagesMerged, warnings: remarks.warnings + warnings.all,
            questions: questions.indices.map { questions[$0].snapshot(arena: arena, respondents: respondents) },
            arena: arena, respondents: respondents)
    }

    /// Closes all that is open: a page may have ended in its middle.
    private mutating func leaveAll() {
        batch.removeAll()
        open.question = nil
        open.codes.removeAll(keepingCapacity: true)
    }

    /// Everything is only ever added to.
    private var size: Int { questions.reduce(questions.count) { $0 + $1.codeCount + $1.mentionCount } }

    private mutating func note(_ latest: JobReport) {
        if let job, !latest.job.isSame(as: job), warnings.hasRoom() {
            let (own, other) = (job.raw.excerpt().string, latest.job.raw.excerpt().string)
            let sentence = "A page of job \(own) says that it is about job \(other)."
            warnings.add(ModelWarning(kind: .foreignJob, question: nil, sentence: RawText(sentence)))
        }
        report = latest
        job = job ?? latest.job
    }
}

// MARK: - Events

extension CodedJobBuilder: CodingSink {
    /// Opens a question, made if it is new; warns when its text differs from the first.
    package mutating func beginQuestion(identifier: Span<UInt8>, text: Span<UInt8>) {
        let question = questionNames.intern(identifier, into: &arena)
        if question == questions.count {
            questions.append(QuestionBuilder(identifier: questionNames[question], text: arena.append(text)))
        } else if !questions[question].textWarned, !arena.holds(questions[question].text, equalTo: text) {
            questions[question].textWarned = true
            warnOfText(question, other: text.rawText)
        }
        open.listCount += 1
        open.topList = open.listCount
        leaveAll()
        open.question = question
    }

    /// Closes the open question.
    package mutating func endQuestion() {
        takeBatch()
        open.question = nil
    }

    /// Opens a code below the open one, made if it is new; warns when its label differs from the first.
    package mutating func beginCode(id: Int64, label: Span<UInt8>) {
        guard let question = open.question else { return }
        let (parent, list) = open.codes.last ?? (QuestionBuilder.root, open.topList)
        let found = questions[question].node(id: id, label: label, parent: parent, list: list, arena: &arena)
        if found.labelDiffers { warnOfLabel(found.node, in: question, other: label.rawText) }
        if found.isDuplicate { warnOfDuplicate(found.node, in: question) }
        open.listCount += 1
        open.codes.append((found.node, open.listCount))
    }

    /// Closes the open code.
    package mutating func endCode() { _ = open.codes.popLast() }

    /// Lists an answer on the open code; the draft comes back for another answer.
    package mutating func answer(_ draft: inout AnswerDraft) {
        guard open.question != nil, let node = open.codes.last?.node else { return }
        batch.append(&draft, on: node)
        if batch.isFull { takeBatch() }
    }

    /// Puts the answers of the batch into their question's tables.
    private mutating func takeBatch() {
        guard let question = open.question, batch.count > 0 else { return }
        questions[question].mention(&batch, respondents: &respondents, arena: &arena)
    }
}

// MARK: - Warnings

extension CodedJobBuilder {
    private mutating func warnOfText(_ question: Int, other: RawText) {
        guard warnings.hasRoom() else { return }
        let kept = arena.text(questions[question].text).excerpt().string
        let other = other.excerpt().string
        warn(.questionTextDiffers, in: question) { name in
            "Question \(name) is worded “\(kept)” first and “\(other)” later; the first wording is kept."
        }
    }

    private mutating func warnOfLabel(_ node: Int, in question: Int, other: RawText) {
        guard warnings.hasRoom() else { return }
        let kept = arena.text(questions[question].label(of: node)).excerpt().string
        let other = other.excerpt().string
        let path = questions[question].path(of: node)
        warn(.labelDiffers(path), in: question) { name in
            "Code \(path.excerpt) of question \(name) is called “\(kept)” first and “\(other)” later; "
                + "the first label is kept."
        }
    }

    private mutating func warnOfDuplicate(_ node: Int, in question: Int) {
        guard warnings.hasRoom() else { return }
        let path = questions[question].path(of: node)
        warn(.duplicateCode(path), in: question) { name in
            "Code \(path.excerpt) of question \(name) is twice in one list; the two are merged."
        }
    }

    private mutating func warn(_ kind: ModelWarning.Kind, in question: Int, sentence: (String) -> String) {
        let name = arena.text(questions[question].identifier)
        warnings.add(ModelWarning(kind: kind, question: name, sentence: RawText(sentence(name.excerpt().string))))
    }
}

extension CodePath {
    /// The path as a sentence quotes it: one of ten thousand ids is cut.
    fileprivate var excerpt: String { RawText(description).excerpt().string }
}

extension Span<UInt8> {
    fileprivate var rawText: RawText { withUnsafeBufferPointer { RawText(utf8: $0) } }
}
