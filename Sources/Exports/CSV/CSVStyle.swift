import CodingModel

/// What a spreadsheet wants of a csv file beyond the values.
package struct CSVStyle: Hashable, Sendable {
    /// A text that a spreadsheet would take for a formula stands behind an apostrophe, names of columns included.
    package var guardsFormulas = true
    /// The file begins with a byte order mark, by which Excel knows UTF-8.
    package var hasMark = false

    /// Formulas are guarded, and there is no mark.
    package init() {}
}

extension CSVOutput {
    init(_ style: CSVStyle) { self.init(guardsFormulas: style.guardsFormulas, hasMark: style.hasMark) }

    /// The cells that name a code: path, id, label, and the labels on the way to it.
    /// - Parameter trail: At that code.
    mutating func write(_ code: CodeIndex, of question: CodedQuestion, at trail: CodeTrail) {
        write(text: trail.path)
        write(question.id(of: code))
        write(text: question.label(of: code))
        write(text: trail.labels)
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
