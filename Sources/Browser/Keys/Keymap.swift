import Canvas
import TerminalText

/// One command, the keys that ask for it and what is said about it.
package struct Binding: Hashable, Sendable {
    /// The command that is asked for.
    package let command: Command
    /// The keys that ask for it, the one that hints name first.
    package let keys: [Key]
    /// A name of its own, for the palette: `next answer`.
    package let name: DisplayText
    /// A word or two for the footer; commands that belong together share it: `answer`.
    package let hint: DisplayText
    /// A sentence without its full stop, for the help screen and the palette: `Fold or unfold the code`.
    package let help: DisplayText
    /// Where the help screen lists it.
    package let section: Section
    /// Other words for it, in lower case: the palette finds it by them, and nothing shows them.
    package let otherWords: [String]

    /// The groups of the help screen, in its order.
    package enum Section: CaseIterable, Hashable, Sendable {
        case moving, panes, codes, answers, review, jobs, program

        /// The group's heading.
        package var title: DisplayText {
            switch self {
            case .moving: "Moving"
            case .panes: "Panes"
            case .codes: "Codes and questions"
            case .answers: "Answers"
            case .review: "Reviewing"
            case .jobs: "Jobs"
            case .program: "The program"
            }
        }
    }

    /// The keys as they are printed on a keyboard: `j ↓`.
    package var keyNames: DisplayText { keys.map(\.name).joined(separator: " ") }
}

/// Which key asks for which command: the one table that dispatch, the footer, the help screen,
/// the palette and docs/KEYS.md are made from.
package struct Keymap: Hashable, Sendable {
    /// In the order of the help screen.
    package let bindings: [Binding]
    private let commands: [Key: Command]
    private let positions: [Command: Int]
    /// The name of each binding's first key: the footer asks for a dozen with every frame.
    private let firstKeyNames: [DisplayText?]

    /// - Parameter bindings: One for each command; the first binding of a key wins.
    package init(bindings: [Binding]) {
        self.bindings = bindings
        let pairs = bindings.flatMap { binding in binding.keys.map { ($0, binding.command) } }
        commands = Dictionary(pairs) { first, _ in first }
        positions = Dictionary(bindings.enumerated().map { ($1.command, $0) }) { first, _ in first }
        firstKeyNames = bindings.map { $0.keys.first?.name }
    }

    /// The command that a key asks for while the panes have the keyboard.
    package func command(for key: Key) -> Command? { commands[key] }

    /// The binding of a command; nil where it has none.
    package func binding(of command: Command) -> Binding? {
        positions[command].map { bindings[$0] }
    }

    /// The name of a command's first key, for hints; nil where it has none.
    func firstKeyName(of command: Command) -> DisplayText? {
        positions[command].flatMap { firstKeyNames[$0] }
    }

    /// The bindings of one group, in the table's order.
    package func bindings(in section: Binding.Section) -> [Binding] {
        bindings.filter { $0.section == section }
    }
}
