import CodingModel
import TerminalText

/// Everything that decides how one server is spoken to.
package struct ServiceSettings: Sendable {
    /// The server.
    package let origin: ServerOrigin
    /// Belongs to this origin; sent to no other. Nil for who only reads what is stored.
    package let key: APIKey?
    /// The program's version for the `User-Agent` field: `verbatim/<version>`.
    package let version: String
    /// The query parameter that asks for a page; the API leaves its name open.
    package var cursorParameter = "cursor"
    /// A PEM file of certificates that are trusted beside the system's.
    package var caFile: String?
    /// The environment's proxies; nil for none.
    package var proxy: ProxySettings?
    /// The bytes that a body may have, after decompression: 256 MiB, some four times a job with 100,000 answers in one
    /// page.
    package var bodyLimit = 1 << 28
    /// The times after which a request is given up.
    package var timeouts = Timeouts()
    /// The requests that may be under way at once, for all jobs together.
    package var maximumConcurrentRequests = 4
    /// The pages that are read of one job at most.
    package var pageLimit = 100_000
    /// The bytes that all pages of one job may have together, after decompression: some fifteen times a job with 100,000
    /// answers. It is looked at after each page.
    package var jobByteLimit = 1_000_000_000
    /// The bytes a second that a body must bring on average once `timeouts.slowBody` has passed.
    package var slowestBody = 1024

    /// How long a request may make no progress, in milliseconds.
    package struct Timeouts: Hashable, Sendable {
        /// Until a connection stands, TLS included.
        package var connect: Int64 = 10_000
        /// Between two arrivals of bytes.
        package var idleRead: Int64 = 60_000
        /// For the whole body of an error; the part that has come by then is taken, since its status says most.
        package var errorBody: Int64 = 5_000
        /// How long a body may be slower than `slowestBody`.
        package var slowBody: Int64 = 60_000

        /// 10 s to connect, 60 s without a byte, 5 s for an error's body, 60 s of slowness.
        package init() {}
    }

    /// A server with the limits that hold unless others are set.
    package init(origin: ServerOrigin, key: APIKey?, version: String) {
        self.origin = origin
        self.key = key
        self.version = version
    }

    /// The key is concealed in results.
    private var concealsKey: Bool { key.map { !$0.isLikeWord } ?? false }

    /// A text from others, with the key concealed in it; see ``APIKey``.
    func concealed(_ text: String, limit: Int) -> String { key?.concealed(in: text, limit: limit) ?? text }

    /// The address of a page: `{origin}/api/v1/coding/{batchJobId}[?cursor=…]`, with whatever the id and the cursor hold
    /// percent-encoded.
    ///
    ///     settings.url(for: PageRequest(job: job, cursor: "a/b"))
    ///     // "https://surveys.getaftercare.com/api/v1/coding/job-1?cursor=a%2Fb"
    func url(for request: PageRequest) -> String {
        let path = "\(origin)/api/v1/coding/\(PercentEncoding.encode(request.job.raw.string))"
        guard let cursor = request.cursor?.string else { return path }
        // The server is given back what it gave.
        let given = concealsKey ? key?.restored(in: cursor) ?? cursor : cursor
        return "\(path)?\(PercentEncoding.encode(cursorParameter))=\(PercentEncoding.encode(given))"
    }
}
