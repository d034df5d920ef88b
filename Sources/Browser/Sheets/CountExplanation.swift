import Analysis
import CodingModel
import SurveyWords
import TerminalText

/// How the number beside a code came about.
struct CountExplanation: CommandedSheet {
    static let command = SheetCommand.countExplanation

    private let path: CodePath
    private var note = Awaited<CountNote>.waiting
    var cursor = SheetCursor()

    static func opened(in state: BrowserState) -> Self? {
        state.jobs.openView?.selectedCode.map(CountExplanation.init(path:))
    }

    private init(path: CodePath) { self.path = path }

    mutating func begin(in state: BrowserState) -> SheetWork<CountNote>? {
        guard let question = state.jobs.openQuestion, let code = question.index(of: path) else {
            note = .gone
            return nil
        }
        note = .waiting
        return SheetWork { _ in CountNote(of: code, in: question) }
    }

    mutating func take(_ note: CountNote, in state: inout BrowserState) -> SheetOutcome {
        self.note = .ready(note)
        return .stay()
    }

    func title(in state: BrowserState) -> DisplayText { "How \(state.labelPath(of: path)) is counted" }

    func extent(in state: BrowserState) -> SheetExtent { .lines(text(in: state)?.lineCount ?? 0) }

    func body(in state: BrowserState, rows: Int) -> SheetModel.Body {
        note.body { _ in .lines(text(in: state)?.lines(cursor.top..<cursor.top + rows) ?? []) }
    }

    mutating func perform(_ command: Command, in state: inout BrowserState) -> SheetOutcome {
        command == .open ? .close() : .stay()
    }

    /// The body; nil while it is waited for.
    private func text(in state: BrowserState) -> CountExplanationText? {
        guard let note = note.value, let question = state.jobs.openQuestion else { return nil }
        return CountExplanationText(
            note, of: question, whole: state.jobs.wholeQuestion ?? question, base: state.base(of: question),
            isSoFar: state.jobs.isSoFar, width: width(in: state))
    }
}

/// The lines that explain a count. A code can have thousands of sub-codes: their lines are made when they are in sight.
private struct CountExplanationText {
    private var fixed: [DetailLine] = []
    private var parts: [CountNote.Part] = []
    /// The number of fixed lines before the parts.
    private var partsStart = 0
    private let width: Int
    private let question: CodedQuestion

    /// - Parameters:
    ///   - question: what the note was counted in.
    ///   - whole: the same with the answers that a filter leaves out.
    ///   - isSoFar: pages are missing.
    init(
        _ note: CountNote, of question: CodedQuestion, whole: CodedQuestion, base: PercentageBase, isSoFar: Bool,
        width: Int
    ) {
        self.width = max(1, width)
        self.question = question
        let counts = question.counts(of: note.code)
        let label = question.labelPathEnd(of: note.code)
        let people = counted(counts.netRespondents, "person", "people")
        let answers = counted(counts.netAnswers, "answer", "answers")
        let soFar: DisplayText = isSoFar ? ", so far" : ""
        add(.heading, "\(people) gave \(answers) under \(label) and its sub-codes (net)\(soFar).")
        let all = whole.counts(of: note.code)
        if all != counts {
            add(
                .note,
                """
                The filter keeps these; without it \(counted(all.netRespondents, "person", "people")) gave \
                \(counted(all.netAnswers, "answer", "answers")).
                """)
        }
        if note.respondentsWithSeveralAnswers > 0 {
            let several = counted(note.respondentsWithSeveralAnswers, "person", "people")
            let verb: DisplayText = note.respondentsWithSeveralAnswers == 1 ? "counts" : "count"
            add(.answer, "\(several) gave more than one answer here and \(verb) once.")
        }
        addParts(of: note, counts)
        addSiblings(of: note, counts)
        let isFiltered = whole.answerCount != question.answerCount
        addShare(counts, base, isFiltered: isFiltered, isSoFar: isSoFar, of: note.code)
    }

    private mutating func addParts(of note: CountNote, _ counts: CodeCounts) {
        guard note.parts.contains(where: { $0.code != nil }) else { return }
        add(.blank, .empty)
        add(.section, "how the net adds up")
        add(.note, row("answers", "people", .empty))
        (parts, partsStart) = (note.parts, fixed.count)
        let (answers, people) = (note.answersOfParts, note.respondentsOfParts)
        guard note.parts.count > 1 else { return }
        if answers != counts.netAnswers || people != counts.netRespondents {
            add(.note, row("\(answers)", "\(people)", "added up"))
            let several: DisplayText = """
                counted more than once: \(counted(note.answersInSeveralParts, "answer", "answers")) and \
                \(counted(note.respondentsInSeveralParts, "person", "people"))
                """
            add(.note, row("\(counts.netAnswers - answers)", "\(counts.netRespondents - people)", several))
        }
        add(.heading, row("\(counts.netAnswers)", "\(counts.netRespondents)", "net"))
    }

    private mutating func addSiblings(of note: CountNote, _ counts: CodeCounts) {
        guard note.siblings > 0 else { return }
        add(.blank, .empty)
        add(.section, "beside it")
        let codes: DisplayText =
            note.siblings == 1 ? "the other code" : "at least one of the \(note.siblings) other codes"
        let above: DisplayText =
            question.parent(of: note.code).map { "under \(question.labelText(of: $0))" } ?? "at the top level"
        let shared = note.respondentsUnderSiblings
        let verb: DisplayText = shared == 1 ? "is" : "are"
        let so: DisplayText = shared > 0 ? ": these codes add up to more than the people there are." : "."
        add(
            .answer,
            "\(shared) of the \(counts.netRespondents) \(verb) also under \(codes) \(above)\(so)")
    }

    private mutating func addShare(
        _ counts: CodeCounts, _ base: PercentageBase, isFiltered: Bool, isSoFar: Bool, of code: CodeIndex
    ) {
        add(.blank, .empty)
        add(.section, "percentage")
        if isSoFar {
            add(.answer, "Percentages follow once all pages are here.")
            return
        }
        let name = question.name(of: base)
        var ofWhat: DisplayText = isFiltered ? "\(name) that the filter keeps" : name
        if case .given = base { ofWhat = name }
        let share = Percentage.text(question.share(of: code, base: base), isWithheld: false)
        if case .mentions = base {
            let mentions = counted(counts.netMentions, "mention", "mentions")
            add(.answer, "\(mentions) under the code and its sub-codes, of \(ofWhat): \(share)")
        } else {
            add(.answer, "\(counts.netRespondents) of \(ofWhat): \(share)")
        }
    }

    private func row(_ answers: DisplayText, _ people: DisplayText, _ label: DisplayText) -> DisplayText {
        let numbers = answers.padded(to: 9, alignment: .trailing) + people.padded(to: 9, alignment: .trailing)
        return (numbers + "   " + label).truncated(to: width)
    }

    private mutating func add(_ kind: DetailLine.Kind, _ text: DisplayText) {
        for line in text.wrapped(to: width) { fixed.append(DetailLine(kind: kind, indent: 0, text: line)) }
    }

    var lineCount: Int { fixed.count + parts.count }

    /// Some of the lines; those that there are not are left out.
    func lines(_ wanted: Range<Int>) -> [DetailLine] {
        wanted.clamped(to: 0..<lineCount).map { line in
            let place = line - partsStart
            guard parts.indices.contains(place) else { return fixed[place < 0 ? line : line - parts.count] }
            let part = parts[place]
            let label = part.code.map { question.labelText(of: $0) } ?? "on the code itself (direct)"
            return DetailLine(
                kind: .answer, indent: 0, text: row("\(part.answers)", "\(part.respondents)", label))
        }
    }
}
