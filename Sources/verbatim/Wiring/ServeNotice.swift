import DemoServer
import TerminalText

/// What `verbatim serve` prints: where the server is, its key, and for each job what it shows and how to browse it.
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
