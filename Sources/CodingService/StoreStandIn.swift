import CodingModel
import TerminalText

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
