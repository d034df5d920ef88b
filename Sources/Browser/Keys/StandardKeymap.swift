import Canvas
import TerminalText

extension Keymap {
    /// The keys of Verbatim.
    package static let standard = Keymap(bindings: moving + panes + codes + answers + review + jobs + program)

    private static let moving = table(
        .moving,
        [
            Row(.moveDown, [.character("j"), .down], "down", "Go one line down"),
            Row(.moveUp, [.character("k"), .up], "up", "Go one line up"),
            Row(.pageDown, [.control("d"), .pageDown], "page down", "Go one page down"),
            Row(.pageUp, [.control("u"), .pageUp], "page up", "Go one page up"),
            Row(.goToTop, [.character("g"), .home], "top", "Go to the first line"),
            Row(.goToBottom, [.character("G"), .end], "bottom", "Go to the last line"),
        ])

    private static let panes = table(
        .panes,
        [
            Row(.open, [.enter], "open", "Open the selected job, code, answer or link"),
            Row(.back, [.escape], "back", "Go back, or close what is open"),
            Row(.moveRight, [.character("l"), .right], "right", "Unfold the code, or go right"),
            Row(.moveLeft, [.character("h"), .left], "left", "Fold the code, or go left"),
            Row(.focusNext, [.tab], "next pane", "Go to the next pane"),
            Row(.focusPrevious, [.backTab], "previous pane", "Go to the previous pane"),
            Row(.focusJobs, [.character("1")], "jobs", "Go to the jobs"),
            Row(.focusCodes, [.character("2")], "codes", "Go to the code tree"),
            Row(.focusAnswers, [.character("3")], "answers", "Go to the answers"),
            Row(
                .maximise, [.character("+")], "maximise", "Maximise this pane, or restore it", also: "zoom, full screen"
            ),
        ])

    private static let codes = table(
        .codes,
        [
            Row(.toggleFold, [.character(" ")], "fold", "Fold or unfold the code"),
            Row(.expandAll, [.character("e")], "expand all", "Unfold all codes", also: "open all"),
            Row(.collapseAll, [.character("c")], "collapse all", "Fold all codes", also: "close all"),
            Row(
                .cycleOrder, [.character("s")], "sort", "Sort codes: by people, API order, by label, by id",
                also: "order, rank, alphabetical"),
            Row(
                .cycleBase, [.character("b")], "base", "Change the base of percentages",
                also: "percentages, denominator"),
            Row(
                .prompt(.giveBase), [.character("B")], "own base", "Set your own base", also: "sample size, denominator"
            ),
            Row(
                .sheet(.countExplanation), [.character("=")], "count", "Explain the code's count",
                also: "how many, number, frequency"),
            Row(
                .pickCode, [.character("x")], "pick", "Pick the code for a filter, or unpick it",
                also: "mark code, choose"),
            Row(
                .prompt(.filter), [.character("f")], "filter",
                "Filter answers: by picked codes, or as you type", also: "condition, subset, where, select cases"),
            Row(
                .dropFilter, [.character("v")], "view all", "Remove the filter",
                also: "clear, delete filter, clear filter, reset, everybody"),
            Row(
                .sheet(.savedFilters), [.character("F")], "saved filters",
                "Show saved filters; Enter applies, D removes", also: "stored filters, favourites"),
            Row(
                .sheet(.companions), [.character("o")], "shared people", "Show codes that share people with this one",
                also: "co-occurrence, lift, related, together"),
            Row(
                .sheet(.matrix), [.character("O")], "matrix",
                "Show the overlap of codes; Space changes level", also: "cross table, crosstab, compare, co-occurrence"),
            Row(
                .previousQuestion, [.character("["), .character(",")], "previous question", "Show the previous question"
            ),
            Row(.nextQuestion, [.character("]"), .character(".")], "next question", "Show the next question"),
        ])

    private static let answers = table(
        .answers,
        [
            Row(.nextAnswer, [.character("J")], "next answer", "Read the next answer, from any pane"),
            Row(.previousAnswer, [.character("K")], "previous answer", "Read the previous answer, from any pane"),
            Row(
                .prompt(.search), [.character("/")], "search", "Search answers, follow-ups, labels and ids",
                also: "find, look for, query"),
            Row(.nextMatch, [.character("n")], "next match", "Go to the next match, code or question"),
            Row(.previousMatch, [.character("N")], "previous match", "Go to the previous match"),
            Row(
                .sheet(.respondent), [.character("r")], "respondent", "Show everything this respondent said",
                also: "person, people, who said it, participant, case"),
            Row(
                .copyAnswer, [.character("y")], "copy", "Copy the answer to your clipboard (OSC 52)",
                also: "quote, clipboard"),
            Row(
                .prompt(.writeAnswer), [.character("Y")], "write answer", "Save the answer to a file, as a quote",
                also: "quotes, quotation, verbatim"),
            Row(
                .prompt(.exportPane), [.character("E")], "export",
                "Export this pane to a file: csv, JSON, Markdown", also: "save, excel, spreadsheet, download"),
            Row(
                .sheet(.duplicates), [.character("d")], "duplicates", "Show answers with the same text",
                also: "identical, repeated, doubles"),
        ])

    private static let review = table(
        .review,
        [
            Row(
                .agree, [.character("t")], "agree", "Agree: the answer belongs under the code",
                also: "judge, verdict, true, right, correct"),
            Row(
                .disagree, [.character("w")], "disagree", "Disagree: it does not belong there",
                also: "judge, verdict, wrong, false, incorrect"),
            Row(
                .unsure, [.character("u")], "unsure", "Unsure: you can't tell",
                also: "judge, verdict, don't know, maybe"),
            Row(
                .noVerdict, [.backspace], "no verdict", "Remove your verdict",
                also: "delete verdict, clear verdict, unjudge"),
            Row(.flag, [.character("m")], "flag", "Flag the answer, or take the flag off", also: "bookmark, star, tag"),
            Row(
                .prompt(.note), [.character("M")], "note", "Write a note on the answer",
                also: "comment, remark, annotate"),
            Row(
                .prompt(.blindReview), [.character("V")], "blind review",
                "Review a sample of the code blind", also: "validate, check coding, test sample, judge"),
            Row(
                .prompt(.blindReviewOfQuestion), [.character("Q")], "blind question",
                "Review a sample of all codes blind", also: "validate, check coding, judge"),
            Row(
                .sheet(.markedAnswers), [.character("U")], "your marks",
                "List your marks, unsure first; Space chooses", also: "bookmarks, flagged, verdicts, reviewed, notes"),
            Row(
                .sheet(.precision), [.character("P")], "precision", "Show the AI's precision, code by code",
                also: "accuracy, quality, error rate"),
        ])

    private static let jobs = table(
        .jobs,
        [
            Row(.prompt(.addJob), [.character("a")], "add job", "Add a job by its id", also: "new, track, open job"),
            Row(
                .removeJob, [.character("D")], "remove job",
                "Jobs pane: remove the job; the server keeps it", also: "delete, delete job, drop job"),
            Row(
                .refresh, [.character("R")], "refresh", "Ask the server about the job now", also: "reload, update, poll"
            ),
            Row(
                .sheet(.jobFacts), [.character("i")], "facts", "Show the job's facts and warnings",
                also: "info, details, status, warnings"),
        ])

    private static let program = table(
        .program,
        [
            Row(
                .sheet(.help), [.character("?"), .function(1)], "help", "Show or close this help",
                also: "manual, shortcuts"),
            Row(.prompt(.palette), [.character(":")], "commands", "Find a command by name"),
            Row(
                .undo, [.character("z")], "undo", "Undo the last change to marks, jobs or filters",
                also: "take back, revert"),
            Row(.redo, [.character("Z")], "redo", "Redo the change that was undone last", also: "again, repeat"),
            Row(
                .toggleMouse, [.function(2)], "mouse", "Mouse on or off (off: the terminal selects text)", also: "click"
            ),
            Row(.redraw, [.control("l")], "redraw", "Redraw the screen", also: "repaint, garbled"),
            Row(.suspend, [.control("z")], "suspend", "Suspend; fg brings it back"),
            Row(.quit, [.character("q"), .control("c")], "quit", "Quit", also: "exit, leave, close"),
        ])

    /// A command's line of the table.
    private struct Row {
        let command: Command
        let keys: [Key]
        let name: DisplayText
        let help: DisplayText
        let otherWords: [String]

        /// - Parameter also: Other words of the trade for it, between commas: the palette finds it by them.
        init(_ command: Command, _ keys: [Key], _ name: DisplayText, _ help: DisplayText, also: String = "") {
            (self.command, self.keys, self.name, self.help) = (command, keys, name, help)
            otherWords = also.split(separator: ",").map { String($0.drop(while: \.isWhitespace)) }
        }
    }

    private static func table(_ section: Binding.Section, _ rows: [Row]) -> [Binding] {
        rows.map { row in
            Binding(
                command: row.command, keys: row.keys, name: row.name, hint: sharedHints[row.command] ?? row.name,
                help: row.help, section: section, otherWords: row.otherWords)
        }
    }

    /// Words for two commands at once, in the footer.
    private static let sharedHints: [Command: DisplayText] = [
        .previousQuestion: "question", .nextQuestion: "question", .nextAnswer: "answer", .previousAnswer: "answer",
        .nextMatch: "match", .previousMatch: "match",
        .moveDown: "scroll", .moveUp: "scroll", .agree: "judge", .disagree: "judge", .unsure: "judge",
    ]
}
