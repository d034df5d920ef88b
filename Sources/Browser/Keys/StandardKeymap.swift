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
            (.open, [.enter], "open", "Open what is selected: the job, the code's answers, the answer, the link"),
            (.back, [.escape], "back", "Go back one pane, or close what lies on top"),
            (.moveRight, [.character("l"), .right], "right", "Unfold the code, or go to the pane on the right"),
            (.moveLeft, [.character("h"), .left], "left", "Fold the code, or go to the pane on the left"),
            (.focusNext, [.tab], "next pane", "Go to the next pane"),
            (.focusPrevious, [.backTab], "previous pane", "Go to the previous pane"),
            (.focusJobs, [.character("1")], "jobs", "Go to the jobs"),
            (.focusCodes, [.character("2")], "codes", "Go to the code tree"),
            (.focusAnswers, [.character("3")], "answers", "Go to the answers"),
            (.maximise, [.character("+")], "maximise", "Give this pane the whole screen, or take it back"),
        ])

    private static let codes = table(
        .codes,
        [
            (.toggleFold, [.character(" ")], "fold", "Fold or unfold the code"),
            (.expandAll, [.character("e")], "expand all", "Unfold every code of the question"),
            (.collapseAll, [.character("c")], "collapse all", "Fold every code of the question"),
            (.cycleOrder, [.character("s")], "sort", "Sort the codes: API order, by people, by label, by id"),
            (.cycleBase, [.character("b")], "base", "Change what percentages are of"),
            (.prompt(.giveBase), [.character("B")], "own base", "Give a number that percentages are to be of"),
            (.sheet(.countExplanation), [.character("=")], "count", "Show how the code's number came about"),
            (.pickCode, [.character("x")], "pick", "Pick the code for a filter, or take it back"),
            (
                .prompt(.filter), [.character("f")], "filter",
                "Keep some answers: those of picked codes, or what you write"
            ),
            (.dropFilter, [.character("v")], "view all", "Take the filter off and view all answers"),
            (
                .sheet(.savedFilters), [.character("F")], "saved filters",
                "Show the filters that are kept; Enter applies, D removes"
            ),
            (.sheet(.companions), [.character("o")], "shared people", "Show the codes that share people with this one"),
            (
                .sheet(.matrix), [.character("O")], "matrix",
                "Show how many people each two codes share; Space changes level"
            ),
            (.previousQuestion, [.character("["), .character(",")], "previous question", "Show the previous question"),
            (.nextQuestion, [.character("]"), .character(".")], "next question", "Show the next question"),
        ])

    private static let answers = table(
        .answers,
        [
            (.nextAnswer, [.character("J")], "next answer", "Read the next answer, from any pane"),
            (.previousAnswer, [.character("K")], "previous answer", "Read the previous answer, from any pane"),
            (.prompt(.search), [.character("/")], "search", "Search answers, follow-ups, labels and ids as you type"),
            (.nextMatch, [.character("n")], "next match", "Go to the next match, under this code and then others"),
            (.previousMatch, [.character("N")], "previous match", "Go to the previous match"),
            (.sheet(.respondent), [.character("r")], "respondent", "Show all that this respondent said"),
            (.copyAnswer, [.character("y")], "copy", "Offer the answer to the terminal's clipboard (OSC 52)"),
            (.prompt(.writeAnswer), [.character("Y")], "write answer", "Write the answer to a file, as a quote"),
            (
                .prompt(.exportPane), [.character("E")], "export",
                "Write what this pane shows to a file: csv, JSON, Markdown"
            ),
            (.sheet(.duplicates), [.character("d")], "duplicates", "Show answers with the same text"),
        ])

    private static let review = table(
        .review,
        [
            (.agree, [.character("t")], "agree", "Agree that the answer belongs under the open code (true)"),
            (.disagree, [.character("w")], "disagree", "Disagree: it does not belong there (wrong)"),
            (.unsure, [.character("u")], "unsure", "Note that you can't tell"),
            (.noVerdict, [.backspace], "no verdict", "Take your verdict off the answer"),
            (.flag, [.character("m")], "flag", "Flag the answer, or take the flag off"),
            (.prompt(.note), [.character("M")], "note", "Write a note on the answer under this code"),
            (
                .prompt(.blindReview), [.character("V")], "blind review",
                "Judge a sample of the code without seeing what the AI did"
            ),
            (
                .prompt(.blindReviewOfQuestion), [.character("Q")], "blind question",
                "Judge a sample of all codes of the question blind"
            ),
            (
                .sheet(.markedAnswers), [.character("U")], "your marks",
                "List what you marked in all questions, unsure first; Space chooses"
            ),
            (.sheet(.precision), [.character("P")], "precision", "Show how right the AI was, code by code"),
        ])

    private static let jobs = table(
        .jobs,
        [
            (.prompt(.addJob), [.character("a")], "add job", "Add a job by its id"),
            (
                .removeJob, [.character("D")], "remove job",
                "In the jobs pane: take the job off the list; the server keeps it"
            ),
            (.refresh, [.character("R")], "refresh", "Ask the server about the job now"),
            (.sheet(.jobFacts), [.character("i")], "facts", "Show what is known of the job, and its warnings"),
        ])

    private static let program = table(
        .program,
        [
            (.sheet(.help), [.character("?"), .function(1)], "help", "Show or close this help"),
            (.prompt(.palette), [.character(":")], "commands", "Find a command by typing part of its name"),
            (.undo, [.character("z")], "undo", "Take back the last change to marks, jobs or filters"),
            (.redo, [.character("Z")], "redo", "Make the change again that was taken back last"),
            (.toggleMouse, [.function(2)], "mouse", "Turn the mouse on or off; it takes the terminal's own selection"),
            (.redraw, [.control("l")], "redraw", "Draw the whole screen again"),
            (.suspend, [.control("z")], "suspend", "Suspend the program; fg brings it back"),
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
