import Browser
import CodingModel
import TerminalText

/// The formats that the program offers.
enum SampleFormats {
    static let all = [
        FileFormat(name: "csv", ending: ".csv", words: "csv, a row for each mention"),
        FileFormat(name: "wide-csv", ending: ".wide.csv", words: "csv, a row for each respondent"),
        FileFormat(name: "codeframe-csv", ending: ".codeframe.csv", words: "csv, a row for each code"),
        FileFormat(name: "jsonl", ending: ".jsonl", words: "JSON, a line for each answer"),
        FileFormat(name: "quotes", ending: ".md", words: "quotes in Markdown"),
    ]
}
