import Browser
import Exports

/// The formats that the program offers.
enum SampleFormats {
    static let all = FileFormats(
        JobExport.Format.allCases.map(format), forOneAnswer: format(.quotes), forTree: format(.codeframeCSV),
        withAllMarks: format(.jsonLines))

    private static func format(_ format: JobExport.Format) -> FileFormat {
        FileFormat(name: format.name, ending: format.ending, words: format.words)
    }
}
