import Analysis
import CodingModel
import TerminalText

/// A program's text that reads a wide-csv and knows its columns: their types, their labels, and which of them are one
/// question's multiple response set.
///
/// Everything in it that comes from outside stands in literals of the language, and can't end them.
package struct Codebook: Sendable {
    /// The languages there are, each chosen by the ending of the file's name.
    package enum Language: CaseIterable, Hashable, Sendable {
        /// The command syntax of SPSS, which PSPP reads too.
        case spss
        /// R, with nothing but what comes with it.
        case r

        /// How the name of a file in the language ends; case does not count.
        package var ending: String {
            switch self {
            case .spss: ".sps"
            case .r: ".R"
            }
        }

        /// The language of a file with this name; nil when its ending is none of a language.
        package init?(fileName: String) {
            let name = fileName.lowercased()
            guard let language = Self.allCases.first(where: { name.hasSuffix($0.ending.lowercased()) }) else {
                return nil
            }
            self = language
        }
    }

    /// The path of the csv file, as the text has it: relative to the folder of the codebook, or whole.
    let csv: String
    /// The questions, in the order of their columns.
    let questions: [DescribedQuestion]
    /// The most bytes of a response identifier as it stands in the csv.
    let identifierWidth: Int
    /// The most bytes of a respondent's key.
    let keyWidth: Int
    private let language: Language
    /// The most bytes of a text in SPSS.
    private static let widest = 32_767

    /// How many response identifiers hold an end of line. SPSS reads a csv line by line, and would take the rest for another
    /// row; R does not.
    package let brokenIdentifiers: Int
    /// How many response identifiers are longer than SPSS takes, by themselves or as keys: it cuts them.
    package let cutIdentifiers: Int

    /// Describes the wide-csv that the export writes.
    /// - Parameter csv: The path of that file, for the text. It has no control characters.
    package init(_ export: JobExport, of csv: RawText, in language: Language) {
        self.csv = csv.string
        self.language = language
        let (job, selection) = (export.job, export.selection)
        let variables = VariableNames(job)
        questions = job.questions.indices.filter(selection.concerns).map {
            DescribedQuestion(job.questions[$0], place: $0, variables)
        }
        var (width, keyWidth, broken, long) = (1, 1, 0, 0)
        for respondent in 0..<job.respondentCount {
            guard selection.isAll || job.answers(of: respondent).contains(where: selection.contains) else { continue }
            let identifier = job.responseIdentifier(of: respondent).string.utf8
            // One byte more for the apostrophe of a guarded one.
            let widths = (identifier.count + 1, RespondentKey.key(of: identifier).count)
            (width, keyWidth) = (max(width, widths.0), max(keyWidth, widths.1))
            if max(widths.0, widths.1) > Self.widest { long += 1 }
            if identifier.contains(where: { $0 == 0x0A || $0 == 0x0D }) { broken += 1 }
        }
        (identifierWidth, self.keyWidth) = (min(width, Self.widest), min(keyWidth, Self.widest))
        (brokenIdentifiers, cutIdentifiers) = language == .spss ? (broken, long) : (0, 0)
    }

    /// Writes the text, in UTF-8.
    ///
    /// - Parameter sink: Is handed the bytes in chunks, each only for the call.
    /// - Throws: The error of the sink; the bytes that were written are then incomplete.
    package func write<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        var output = PendingBytes()
        let parts =
            switch language {
            case .spss: SPSSSyntax(self).parts
            case .r: RScript(self).parts
            }
        for part in parts {
            output.bytes += part.utf8
            try output.yield(to: sink)
        }
        try output.flush(to: sink)
    }
}

/// A question's columns in wide-csv: its dichotomies, and the one of respondents without a code.
struct DescribedQuestion: Sendable {
    /// The name of the multiple response set; nil for a question without codes, whose only column makes no set.
    let set: String?
    /// The question's text.
    let label: String
    /// The columns in their order; the last is *none*.
    let columns: [(name: String, label: String)]

    init(_ question: CodedQuestion, place: Int, _ variables: VariableNames) {
        set = question.codeCount > 0 ? variables.responseSet(ofQuestion: place) : nil
        let text = CodebookLabel.text(question.text.string)
        label = text.isEmpty ? CodebookLabel.text(question.identifier.string) : text
        var lineage = CodeLineage(question)
        var columns: [(name: String, label: String)] = []
        var labels: Set<String> = []
        func add(_ name: String, _ label: String) {
            // In a table of the set, columns with one label would be one to the eye: a later one has its name behind it.
            let isNew = labels.insert(label.lowercased()).inserted
            columns.append((name, isNew ? label : CodebookLabel.text(label, behind: " [\(name)]")))
        }
        for code in question.codeIndices {
            lineage.step(to: code)
            add(variables.column(of: code, inQuestion: place), CodebookLabel.text(of: code, of: question, at: lineage))
        }
        add(variables.noneColumn(ofQuestion: place), "No code")
        self.columns = columns
    }
}
