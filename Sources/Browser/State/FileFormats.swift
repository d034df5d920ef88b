import SurveyWords
import TerminalText

/// The file formats that the program can export. The browser knows no writer: it is handed their endings and words.
package struct FileFormats: Sendable {
    /// The formats, in the order in which they are offered. The first is what a prompt suggests.
    package let all: [FileFormat]
    /// The format that a prompt suggests for a single answer.
    package let forOneAnswer: FileFormat?
    /// The format that a prompt suggests from the code tree.
    package let forTree: FileFormat?
    /// The format that has every mark, also one under a code that does not list the answer.
    package let withAllMarks: FileFormat?

    /// No format, until told otherwise.
    package init(
        _ all: [FileFormat] = [], forOneAnswer: FileFormat? = nil, forTree: FileFormat? = nil,
        withAllMarks: FileFormat? = nil
    ) {
        self.all = all
        self.forOneAnswer = forOneAnswer
        self.forTree = forTree
        self.withAllMarks = withAllMarks
    }

    /// The format that a file's name asks for by its ending; nil when it asks for none. The longest ending counts.
    package func format(of name: RawText) -> FileFormat? {
        let name = name.string.lowercased()
        let fitting = all.filter { name.hasSuffix($0.ending) && name.utf8.count > $0.ending.utf8.count }
        return fitting.max { $0.ending.utf8.count < $1.ending.utf8.count }
    }

    /// `.csv, .wide.csv or .md`.
    package var endings: DisplayText { listed(all.map { "\(RawText($0.ending))" }, "or") }
}

/// A file format as the reader chooses it: by the ending of a file's name.
package struct FileFormat: Hashable, Sendable {
    /// The name that tells formats apart: `wide-csv`.
    package let name: String
    /// The ending of a file's name that asks for the format: `.wide.csv`.
    package let ending: String
    /// A phrase for the format and for the unit of a row: `csv, a row for each respondent`.
    package let words: DisplayText

    /// A format; nothing is checked.
    package init(name: String, ending: String, words: DisplayText) {
        self.name = name
        self.ending = ending
        self.words = words
    }
}
