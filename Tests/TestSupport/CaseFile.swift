import CodingModel
import Foundation

/// Small saved answers that went wrong once, in `Tests/Cases`.
package enum CaseFile {
    /// The path of a file, by its name without the ending.
    package static func path(_ name: String) -> String {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<2 { folder.deleteLastPathComponent() }
        return folder.appendingPathComponent("Cases/\(name).json").path
    }

    /// The job that a file holds.
    package static func job(_ name: String) throws -> CodedJob {
        let body = try Data(contentsOf: URL(fileURLWithPath: path(name)))
        var builder = CodedJobBuilder(job: .sample)
        _ = builder.keep(try builder.read(Array(body)))
        return builder.snapshot(isComplete: true)
    }
}
