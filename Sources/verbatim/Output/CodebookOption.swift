import ArgumentParser
import Exports
import SurveyWords
import TerminalText

/// The option for a codebook beside a csv file.
struct CodebookOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write names, labels and multiple response sets of a wide-csv too: as SPSS syntax that reads it (.sps), or "
                + "as a script of R (.R).",
            valueName: "file"))
    var codebook: String?

    /// The codebook to write; nil when none is asked for.
    /// - Parameters:
    ///   - output: The file that the csv is written to.
    ///   - inputs: The files that are read.
    /// - Throws: A problem when the name has no ending of a language, or when there is no file that it could read.
    func output(beside output: OutputOption, reading inputs: [String]) throws(Problem) -> CodebookOutput? {
        guard let codebook else { return nil }
        guard let language = Codebook.Language(fileName: codebook) else {
            let endings = Codebook.Language.allCases.map(\.ending).joined(separator: " or ")
            throw Problem("the name of the codebook must end in \(endings), not \(codebook)", status: .usage)
        }
        guard let csv = output.file, csv != "-" else {
            throw Problem("--codebook needs -o FILE, since it names the file to read", status: .usage)
        }
        return CodebookOutput(
            target: try OutputTarget(codebook, isPrivate: output.isPrivate, reading: inputs), language: language,
            csv: try Self.place(of: csv, from: codebook))
    }

    /// The csv's path as the codebook has it: the name alone where both are in one folder, else the whole path.
    private static func place(of csv: String, from codebook: String) throws(Problem) -> RawText {
        let (file, other) = (PathParts(csv), PathParts(codebook))
        guard file != other else { throw Problem("the codebook and the csv are one file: \(csv)", status: .usage) }
        let path = file.folder == other.folder ? file.name : "\(file.folder == "/" ? "" : file.folder)/\(file.name)"
        // A literal of SPSS has no way to write them.
        guard !path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw Problem(
                "a codebook can't name a file with control characters in its name; choose another name for it")
        }
        return RawText(path)
    }
}

/// The name of a file, and its folder with links followed.
private struct PathParts: Hashable {
    let folder: String
    let name: String

    init(_ path: String) {
        let parts = OutputPlace.split(path)
        name = parts.name
        folder = UserFolder.resolved(parts.folder) ?? parts.folder
    }
}

/// A codebook that is to be written.
struct CodebookOutput {
    let target: OutputTarget
    let language: Codebook.Language
    /// The path of the csv, as the codebook has it.
    let csv: RawText

    /// Writes the codebook of an export, and says what its program can't read.
    func write(_ export: JobExport, telling narrator: Narrator) throws(Problem) {
        let book = Codebook(export, of: csv, in: language)
        try target.writeRaw(telling: narrator) { sink throws(Problem) in try book.write(to: sink) }
        if book.brokenIdentifiers > 0 {
            narrator.complain(
                "\(counted(book.brokenIdentifiers, "response identifier holds", "response identifiers hold").string) an "
                    + "end of line, at which SPSS tears a row; read the file with R, or leave these respondents out")
        }
        if book.cutIdentifiers > 0 {
            narrator.complain(
                "\(counted(book.cutIdentifiers, "response identifier is", "response identifiers are").string) longer than "
                    + "SPSS takes, which cuts them; read the file with R")
        }
    }
}
