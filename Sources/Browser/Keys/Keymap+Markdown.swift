import TerminalText

extension Keymap {
    /// The text of docs/KEYS.md.
    package var markdown: String {
        let sections = Binding.Section.allCases.map { section in
            let rows = bindings(in: section).map { binding in
                let keys = binding.keys.map { "`\($0.name.string)`" }.joined(separator: " ")
                return "| \(keys) | \(binding.help.string) |"
            }
            return (["## \(section.title.string)", "", "| Keys | What they do |", "|---|---|"] + rows)
                .joined(separator: "\n")
        }
        return (["# Keys\n\nMade from the keymap table; a test compares it. `^D` means Ctrl with D."] + sections)
            .joined(separator: "\n\n") + "\n\n" + Self.typing
    }

    private static let typing = """
        ## Typing

        In a prompt and in the command palette the keys are readline's: `^A` `^E` `^B` `^F` `^W` `^K` `^D`; `^U` empties
        the whole line; `Enter` does it, `Esc` closes. A line that is shown reversed is a proposal: what is typed takes
        its place, a key that moves in it keeps it to be changed. `…` at a side says that the line goes on there. What
        can't be done stays in its prompt, with the reason above it, until it is mended or given up. A paste stays one
        line: its line breaks become blanks. `Tab` completes: in a filter its words and the labels of codes, in an
        export the names of files and endings; where several fit, `Tab` and `Shift-Tab` go through them. `a` takes a
        list of ids, as it is copied from elsewhere. In the palette `↑` `↓` choose. While help or the facts of a job are
        open the keys for moving scroll them, and `Esc` or `q` closes them.

        A search runs as it is typed. `Enter` keeps it, `Esc` drops it and returns to where you were; `/` `Esc` drops one
        that was kept. Case makes no difference unless you type an upper-case letter, accents on Latin letters none
        unless you type one, kinds of blanks, quotation marks and dashes never: [COMMANDS.md](COMMANDS.md#the-same-text)
        has all of it. `^R` changes between a literal pattern and a regular expression (PCRE); one that takes too much work
        is given up, and what it found till then is shown.

        A search looks at what respondents said: answers, and answers to follow-up questions. The follow-up questions that
        were asked, labels and ids are counted apart, and `^T` looks there instead. What nobody said is taken for an id.
        Behind the open question the other questions are looked through; `n` and `N` lead there, too.

        What is exported is what the focused pane shows: the job, the open question, or the answers under the open code,
        the latter two without what a filter leaves out. The ending of the file's name says what is written, and the prompt
        says it as you type; [COMMANDS.md](COMMANDS.md) describes the formats. A file that is there is replaced only after a
        second `Enter`.

        A filter is conditions joined by `and`, `or`, `not` and parentheses: `any of "Late", 2/22 and not followups`.
        `then` asks what follows of what is left: `length < 40 then people of "Late" and people of "Price"`.
        Conditions are codes (a label in quotes, or a path), `any of`, `all of`, `none of` and a list of codes, `people of`
        a code (who have any answer there), `followups`, `codes >= 2`, `length < 20` (characters), `duplicate`,
        `exactly "text"`, `text "pattern"`, `text /expression/`, `text in questions "pattern"` (or `in labels`, `in ids`,
        `in all`), `flagged`, `noted`, `unreviewed`, `agreed`, `disagreed`, `unsure`. A name and a colon before it keep it:
        `late folk: any of "Late"`. An empty one takes the filter off.

        """
}
