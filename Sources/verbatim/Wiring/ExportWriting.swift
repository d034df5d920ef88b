import Browser
import CodingModel
import Exports
import Glibc
import Synchronization
import TerminalText

/// Writes what is exported from the screen.
final class ExportWriting: Sendable {
    /// The file that is being written.
    private let current = Mutex<OutputFile?>(nil)

    /// Takes away what is half written; for a program that ends.
    /// - Returns: Whether there was something.
    func abandon() -> Bool {
        guard let file = current.withLock({ $0 }) else { return false }
        file.abandon()
        return true
    }

    func write(_ request: ExportRequest, progress: (Int) -> Void) -> ExportOutcome {
        let path = Self.expanded(request.path.string)
        if !request.mayReplace, access(path, F_OK) == 0 { return .exists }
        var count = 0
        do throws(Problem) {
            let file = try OutputFile(path)
            current.withLock { $0 = file }
            defer { current.withLock { $0 = nil } }
            try file.write { sink throws(Problem) in
                try request.export.write { bytes throws(Problem) in
                    try sink(bytes)
                    count += bytes.count
                    progress(count)
                }
            }
        } catch {
            return .failed(RawText(error.sentence))
        }
        return .done(bytes: count, rowlessMarks: request.export.rowlessMarks)
    }

    /// `~` at the beginning is the user's folder, as in a shell.
    private static func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = Surroundings()["HOME"] else { return path }
        return home + path.dropFirst()
    }
}
