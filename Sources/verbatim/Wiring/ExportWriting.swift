import Browser
import CodingModel
import Exports
import Glibc
import Synchronization
import TerminalText

/// Writes the files that a reader exports in the browser.
final class ExportWriting: Sendable {
    /// The file that is being written.
    private let current = Mutex<OutputFile?>(nil)
    /// The files that the jobs on screen were read from.
    private let inputs: [String]
    private let style: CSVStyle

    /// - Parameters:
    ///   - inputs: The files that the jobs on screen were read from.
    ///   - forExcel: Csv files begin with a byte order mark.
    init(reading inputs: [String] = [], forExcel: Bool = false) {
        self.inputs = inputs
        var style = CSVStyle()
        style.hasMark = forExcel
        self.style = style
    }

    /// Removes the unfinished file; for a program that ends.
    /// - Returns: True when there was one.
    func abandon() -> Bool {
        guard let file = current.withLock({ $0 }) else { return false }
        file.abandon()
        return true
    }

    /// The formats that the browser offers.
    static let fileFormats = FileFormats(
        JobExport.Format.allCases.map(FileFormat.init), forOneAnswer: FileFormat(.quotes),
        forTree: FileFormat(.codeframeCSV),
        withAllMarks: FileFormat(.jsonLines))

    func write(_ request: ExportRequest, progress: (Int) -> Void) -> ExportOutcome {
        let path = UserFolder.expanded(request.path.string)
        guard let format = JobExport.Format(name: request.format.name) else {
            return .failed(RawText("there is no format \(request.format.name)"))
        }
        var export = JobExport(request.job, as: format)
        export.selection = request.selection
        export.bases = request.bases
        export.marks = request.marks
        export.style = style
        var count = 0
        do throws(Problem) {
            let file = try OutputFile(path, reading: inputs, hasScreen: true)
            if !request.mayReplace, file.replaces { return .exists }
            current.withLock { $0 = file }
            defer { current.withLock { $0 = nil } }
            try file.write { sink throws(Problem) in
                try export.write { bytes throws(Problem) in
                    try sink(bytes)
                    count += bytes.count
                    progress(count)
                }
            }
        } catch {
            return .failed(RawText(error.sentence))
        }
        return .done(
            bytes: count, rowlessMarks: export.rowlessMarks, path: RawText(UserFolder.whole(path)))
    }

}

extension FileFormat {
    fileprivate init(_ format: JobExport.Format) {
        self.init(name: format.name, ending: format.ending, words: format.words)
    }
}
