import Browser
import CodingModel
import Glibc
import TerminalText

/// Writes what is exported from the screen.
enum ExportWriting {
    static func write(_ request: ExportRequest, progress: (Int) -> Void) -> ExportOutcome {
        let path = expanded(request.path.string)
        if !request.mayReplace, access(path, F_OK) == 0 { return .exists }
        var count = 0
        do throws(Problem) {
            let file = try OutputFile(path)
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
        return .done(bytes: count)
    }

    /// `~` at the beginning is the user's folder, as in a shell.
    private static func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = Surroundings()["HOME"] else { return path }
        return home + path.dropFirst()
    }
}
