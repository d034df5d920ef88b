import CodingModel
import TerminalText

/// Which job, and at which server: two servers may give out one id.
package struct JobKey: Hashable, Sendable {
    /// The origin's text, such as `https://surveys.getaftercare.com`.
    package let server: String
    /// The job's id at that server.
    package let job: JobIdentifier

    /// Nothing is checked.
    package init(server: String, job: JobIdentifier) {
        self.server = server
        self.job = job
    }

    /// One spelling for all ids that are the same but for case (`JobIdentifier.isSame`).
    var foldedIdentifier: RawText { RawText(job.raw.string.lowercased()) }
}

/// What the store knows of a job.
package struct StoredJob: Hashable, Sendable {
    /// The job, spelled as it was when the store first met it.
    package let key: JobKey
    /// Whether the job is on the user's list.
    package let isTracked: Bool
    /// What the server said last; nil when it was never asked.
    package let report: JobReport?
    /// The newest pass over the job's pages; nil when no page is stored.
    package let pass: StoredPass?
    /// The newest pass that has all pages; may be the same as `pass`.
    package let completePass: StoredPass?

    /// What is worth most: the newest complete pass, else as far as the newest has come.
    package var bestPass: StoredPass? { completePass ?? pass }

    /// What is not known is nil.
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
    /// How many pages are stored.
    package let pages: Int
    /// How many bytes the bodies of these pages have together.
    package let bytes: Int
    /// The cursor to go on with; nil when the last page is here.
    package let nextCursor: RawText?
    /// Whether `completePass` has been called: all pages are here.
    package let isComplete: Bool

    /// Nothing is checked.
    package init(number: Int64, pages: Int, bytes: Int, nextCursor: RawText?, isComplete: Bool) {
        self.number = number
        self.pages = pages
        self.bytes = bytes
        self.nextCursor = nextCursor
        self.isComplete = isComplete
    }
}

/// When a job's status became another.
package struct StatusChange: Hashable, Sendable {
    /// The status from then on.
    package let status: JobStatus
    /// When the server was first heard to say so.
    package let secondsSince1970: Double

    /// Nothing is checked.
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

    /// Nothing is checked.
    package init(cursor: RawText?, nextCursor: RawText?, body: [UInt8]) {
        self.cursor = cursor
        self.nextCursor = nextCursor
        self.body = body
    }
}
