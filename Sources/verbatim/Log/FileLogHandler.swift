import FoundationEssentials
import Logging
import TerminalText

/// Writes log lines to a file: time, level, what happened.
///
/// Whoever reads the log does so in a terminal, so a line passes through the sanitiser whatever it was made of.
struct FileLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    private let file: RotatingFile

    init(file: RotatingFile, level: Logger.Level) {
        self.file = file
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let details = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            .map { " \($0.key)=\($0.value)" }.joined()
        let text = DisplayText(RawText("\(event.message)\(details)"))
        file.append("\(Date().formatted(.iso8601)) \(event.level) \(text.string)")
    }
}
