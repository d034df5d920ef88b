import Canvas
import TerminalText

extension Keymap {
    /// The keys of Verbatim.
    package static let standard = Keymap(bindings: moving + panes + codes + answers + review + jobs + program)

    private static let moving = table(
        .moving,
        [
            (.moveDown, [.character("j"), .down], "down", "Go one line down"),
            (.moveUp, [.character("k"), .up], "up", "Go one line up"),
            (.pageDown, [.control("d"), .pageDown], "page down", "Go one page down"),
            (.pageUp, [.control("u"), .pageUp], "page up", "Go one page up"),
            (.goToTop, [.character("g"), .home], "top", "Go to the first line"),
            (.goToBottom, [.character("G"), .end], "bottom", "Go to the last line"),
        ])

    private static let panes = table(
        .panes,
        [
            (.open, [.enter], "open", "Open the selected job, code, answer or link"),
            (.back, [.escape], "back", "Go back, or close what is open"),
            (.moveRight, [.character("l"), .right], "right", "Unfold the code, or go right"),
            (.moveLeft, [.character("h"), .left], "left", "Fold the code, or go left"),
            (.focusNext, [.tab], "next pane", "Go to the next pane"),
            (.focusPrevious, [.backTab], "previous pane", "Go to the previous pane"),
            (.focusJobs, [.character("1")], "jobs", "Go to the jobs"),
            (.focusCodes, [.character("2")], "codes", "Go to the code tree"),
            (.focusAnswers, [.character("3")], "answers", "Go to the answers"),
            (.maximise, [.character("+")], "maximise", "Maximise this pane, or restore it"),
        ])

    private static let codes = table(
        .codes,
        [
            (.toggleFold, [.character(" ")], "fold", "Fold or unfold the code"),
            (.expandAll, [.character("e")], "expand all", "Unfold all codes"),
            (.collapseAll, [.character("c")], "collapse all", "Fold all codes"),
            (.cycleOrder, [.character("s")], "sort", "Sort codes: by people, API order, by label, by id"),
            (.cycleBase, [.character("b")], "base", "Change the base of percentages"),
            (.prompt(.giveBase), [.character("B")], "own base", "Set your own base"),
            (.sheet(.countExplanation), [.character("=")], "count", "Explain the code's count"),
            (.pickCode, [.character("x")], "pick", "Pick the code for a filter, or unpick it"),
            (
                .prompt(.filter), [.character("f")], "filter",
                "Filter answers: by picked codes, or as you type"
            ),
            (.dropFilter, [.character("v")], "view all", "Remove the filter"),
            (
                .sheet(.savedFilters), [.character("F")], "saved filters",
                "Show saved filters; Enter applies, D removes"
            ),
            (.sheet(.companions), [.character("o")], "shared people", "Show codes that share people with this one"),
            (
                .sheet(.matrix), [.character("O")], "matrix",
                "Show the overlap of codes; Space changes level"
            ),
            (.previousQuestion, [.character("["), .character(",")], "previous question", "Show the previous question"),
            (.nextQuestion, [.character("]"), .character(".")], "next question", "Show the next question"),
        ])

    private static let answers = table(
        .answers,
        [
            (.nextAnswer, [.character("J")], "next answer", "Read the next answer, from any pane"),
            (.previousAnswer, [.character("K")], "previous answer", "Read the previous answer, from any pane"),
            (.prompt(.search), [.character("/")], "search", "Search answers, follow-ups, labels and ids"),
            (.nextMatch, [.character("n")], "next match", "Go to the next match, code or question"),
            (.previousMatch, [.character("N")], "previous match", "Go to the previous match"),
            (.sheet(.respondent), [.character("r")], "respondent", "Show everything this respondent said"),
            (.copyAnswer, [.character("y")], "copy", "Copy the answer to your clipboard (OSC 52)"),
            (.prompt(.writeAnswer), [.character("Y")], "write answer", "Save the answer to a file, as a quote"),
            (
                .prompt(.exportPane), [.character("E")], "export",
                "Export this pane to a file: csv, JSON, Markdown"
            ),
            (.sheet(.duplicates), [.character("d")], "duplicates", "Show answers with the same text"),
        ])

    private static let review = table(
        .review,
        [
            (.agree, [.character("t")], "agree", "Agree: the answer belongs under the code (true)"),
            (.disagree, [.character("w")], "disagree", "Disagree: it does not belong there (wrong)"),
            (.unsure, [.character("u")], "unsure", "Unsure: you can't tell"),
            (.noVerdict, [.backspace], "no verdict", "Remove your verdict"),
            (.flag, [.character("m")], "flag", "Flag the answer, or take the flag off"),
            (.prompt(.note), [.character("M")], "note", "Write a note on the answer"),
            (
                .prompt(.blindReview), [.character("V")], "blind review",
                "Review a sample of the code blind"
            ),
            (
                .prompt(.blindReviewOfQuestion), [.character("Q")], "blind question",
                "Review a sample of all codes blind"
            ),
            (
                .sheet(.markedAnswers), [.character("U")], "your marks",
                "List your marks, unsure first; Space chooses"
            ),
            (.sheet(.precision), [.character("P")], "precision", "Show the AI's precision, code by code"),
        ])

    private static let jobs = table(
        .jobs,
        [
            (.prompt(.addJob), [.character("a")], "add job", "Add a job by its id"),
            (
                .removeJob, [.character("D")], "remove job",
                "Jobs pane: remove the job; the server keeps it"
            ),
            (.refresh, [.character("R")], "refresh", "Ask the server about the job now"),
            (.sheet(.jobFacts), [.character("i")], "facts", "Show the job's facts and warnings"),
        ])

    private static let program = table(
        .program,
        [
            (.sheet(.help), [.character("?"), .function(1)], "help", "Show or close this help"),
            (.prompt(.palette), [.character(":")], "commands", "Find a command by name"),
            (.undo, [.character("z")], "undo", "Undo the last change to marks, jobs or filters"),
            (.redo, [.character("Z")], "redo", "Redo the change that was undone last"),
            (.toggleMouse, [.function(2)], "mouse", "Mouse on or off (off: the terminal selects text)"),
            (.redraw, [.control("l")], "redraw", "Redraw the screen"),
            (.suspend, [.control("z")], "suspend", "Suspend; fg brings it back"),
            (.quit, [.character("q"), .control("c")], "quit", "Quit"),
        ])

    private typealias Row = (command: Command, keys: [Key], name: DisplayText, help: DisplayText)

    private static func table(_ section: Binding.Section, _ rows: [Row]) -> [Binding] {
        rows.map { row in
            Binding(
                command: row.command, keys: row.keys, name: row.name, hint: sharedHints[row.command] ?? row.name,
                help: row.help, section: section)
        }
    }

    /// Words for two commands at once, in the footer.
    private static let sharedHints: [Command: DisplayText] = [
        .previousQuestion: "question", .nextQuestion: "question", .nextAnswer: "answer", .previousAnswer: "answer",
        .nextMatch: "match", .previousMatch: "match",
        .moveDown: "scroll", .moveUp: "scroll",
    ]
}
