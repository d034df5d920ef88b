import CodingModel

/// How a csv file is written for spreadsheets.
package struct CSVStyle: Hashable, Sendable {
    /// An apostrophe stands before each text that a spreadsheet would take for a formula, names of columns included.
    package var guardsFormulas = true
    /// The file begins with a byte order mark, by which Excel knows UTF-8.
    package var hasMark = false

    /// The style with guarded formulas and without a byte order mark.
    package init() {}
}

extension CSVOutput {
    init(_ style: CSVStyle) { self.init(guardsFormulas: style.guardsFormulas, hasMark: style.hasMark) }

    /// Writes the cells that name a code: path, id, label, and the labels from the root.
    /// - Parameter lineage: That of the code.
    mutating func write(_ code: CodeIndex, of question: CodedQuestion, at lineage: CodeLineage) {
        write(text: lineage.path)
        write(question.id(of: code))
        write(text: question.label(of: code))
        write(text: lineage.labels)
    }
}

extension CodedJob {
    /// The cells that every row about a question begins with: job, survey, the question's identifier and text.
    func csvCells(of question: CodedQuestion, _ style: CSVStyle) -> [UInt8] {
        var output = CSVOutput(guardsFormulas: style.guardsFormulas, hasMark: false)
        output.write(text: report.job.raw)
        output.write(text: report.survey)
        output.write(text: question.identifier)
        output.write(text: question.text)
        return output.take()
    }
}
