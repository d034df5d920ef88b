import CodingModel
import TerminalText

/// Names a job at a server: two servers may give out one id.
package struct JobKey: Hashable, Sendable {
    /// The origin's text, such as `https://surveys.getaftercare.com`.
    package let server: String
    /// The job's id at that server.
    package let job: JobIdentifier

    /// The name of a job; nothing is checked.
    package init(server: String, job: JobIdentifier) {
        self.server = server
        self.job = job
    }

    /// One spelling for all ids that are the same but for case (`JobIdentifier.isSame`).
    var foldedIdentifier: RawText { RawText(job.raw.string.lowercased()) }
}

/// A job as the store knows it, without its pages.
package struct StoredJob: Hashable, Sendable {
    /// The job, spelled as it was when the store first met it.
    package let key: JobKey
    /// True for a job on the user's list.
    package let isTracked: Bool
    /// The server's last report; nil when the server has told none.
    package let report: JobReport?
    /// The newest pass over the job's pages; nil when no page is stored.
    package let pass: StoredPass?
    /// The newest pass that has all pages; may be the same as `pass`.
    package let completePass: StoredPass?

    /// The pass to show: the newest complete one, else the newest as far as it has come.
    package var bestPass: StoredPass? { completePass ?? pass }

    /// A job; nil stands for whatever is not known.
    package init(
        key: JobKey, isTracked: Bool, report: JobReport? = nil, pass: StoredPass? = nil,
        completePass: StoredPass? = nil
    ) {
        self.key = key
        self.isTracked = isTracked
        self.report = report
        self.pass = pass
        self.completePass = completePass
    }
}

/// One way through a job's pages, from the first as far as they have come.
package struct StoredPass: Hashable, Sendable {
    /// Tells the pass from all others; a later pass has a greater number, and no number is given out twice.
    package let number: Int64
    /// The number of stored pages.
    package let pages: Int
    /// The bytes that the bodies of these pages have together.
    package let bytes: Int
    /// The cursor to go on with; nil when the last page is here.
    package let nextCursor: RawText?
    /// True once `completePass` has been called: all pages are here.
    package let isComplete: Bool

    /// A pass; nothing is checked.
    package init(number: Int64, pages: Int, bytes: Int, nextCursor: RawText?, isComplete: Bool) {
        self.number = number
        self.pages = pages
        self.bytes = bytes
        self.nextCursor = nextCursor
        self.isComplete = isComplete
    }
}

/// The moment at which a job's status became another.
package struct StatusChange: Hashable, Sendable {
    /// The status from then on.
    package let status: JobStatus
    /// The time at which the server was first heard to say so.
    package let secondsSince1970: Double

    /// A change of status; nothing is checked.
    package init(status: JobStatus, secondsSince1970: Double) {
        self.status = status
        self.secondsSince1970 = secondsSince1970
    }
}

/// One page of results as the server sent it.
package struct StoredPage: Sendable {
    /// The cursor that the page was asked for with; nil for the first page.
    package let cursor: RawText?
    /// The cursor of the page after it; nil for the last page.
    package let nextCursor: RawText?
    /// The answer's body, byte by byte.
    package let body: [UInt8]

    /// A page; nothing is checked.
    package init(cursor: RawText?, nextCursor: RawText?, body: [UInt8]) {
        self.cursor = cursor
        self.nextCursor = nextCursor
        self.body = body
    }
}
