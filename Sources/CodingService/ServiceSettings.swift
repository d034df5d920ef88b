import CodingModel
import TerminalText

/// Everything that decides how one server is spoken to.
package struct ServiceSettings: Sendable {
    package let origin: ServerOrigin
    /// Belongs to this origin; sent to no other. Nil for who only reads what is stored.
    package let key: APIKey?
    /// The program's version for the `User-Agent` field: `verbatim/<version>`.
    package let version: String
    /// The query parameter that asks for a page; the API leaves its name open.
    package var cursorParameter = "cursor"
    /// A PEM file of certificates that are trusted beside the system's.
    package var caFile: String?
    /// What the environment says about proxies; nil for none.
    package var proxy: ProxySettings?
    /// The largest body that is taken, in bytes and after decompression: 256 MiB, some four times a job with 100,000
    /// answers in one page.
    package var bodyLimit = 1 << 28
    package var timeouts = Timeouts()
    /// Requests under way at once, for all jobs together.
    package var maximumConcurrentRequests = 4
    /// The most pages that are read of one job.
    package var pageLimit = 100_000
    /// Bytes a second that a body must bring on average once `timeouts.slowBody` has passed.
    package var slowestBody = 1024

    /// How long what does not get on is endured, in milliseconds.
    package struct Timeouts: Hashable, Sendable {
        /// Until a connection stands, TLS included.
        package var connect: Int64 = 10_000
        /// Between two arrivals of bytes.
        package var idleRead: Int64 = 60_000
        /// For the whole body of an error, of which then what has come is taken: its status says most.
        package var errorBody: Int64 = 5_000
        /// How long a body may be slower than `slowestBody`.
        package var slowBody: Int64 = 60_000

        package init() {}
    }

    package init(origin: ServerOrigin, key: APIKey?, version: String) {
        self.origin = origin
        self.key = key
        self.version = version
    }

    /// What others said, without the key; see ``APIKey``.
    func concealed(_ text: String, limit: Int) -> String { key?.concealed(in: text, limit: limit) ?? text }

    /// `GET {origin}/api/v1/coding/{batchJobId}[?cursor=…]`, with whatever the id and the cursor hold percent-encoded.
    func url(for request: PageRequest) -> String {
        let path = "\(origin)/api/v1/coding/\(PercentEncoding.encode(request.job.raw.string))"
        guard let cursor = request.cursor else { return path }
        return "\(path)?\(PercentEncoding.encode(cursorParameter))=\(PercentEncoding.encode(cursor.string))"
    }
}

/// One page of one job's results, asked for by its cursor.
package struct PageRequest: Hashable, Sendable {
    package let job: JobIdentifier
    /// What the page before gave as `nextCursor`; nil for the first page, which also tells the status.
    package let cursor: RawText?

    package init(job: JobIdentifier, cursor: RawText? = nil) {
        self.job = job
        self.cursor = cursor
    }
}
