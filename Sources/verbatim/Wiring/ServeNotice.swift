import DemoServer
import TerminalText

/// The text that `verbatim serve` prints: the server's address and key, and for each job its title and a command.
enum ServeNotice {
    static func lines(url: String, key: String) -> [DisplayText] {
        let (url, key) = (RawText(url), RawText(key))
        var lines: [DisplayText] = [
            "Serving sample jobs until you press Ctrl-C.",
            "",
            "url  \(url)",
            "key  \(key)",
        ]
        for job in DemoServer.jobs + DemoServer.troublesomeJobs {
            lines += [
                "",
                "\(RawText(job.id))  \(RawText(job.title))",
                "  AFTERCARE_API_KEY=\(key) verbatim --server \(url) \(RawText(job.id))",
            ]
        }
        return lines
    }
}
