import TerminalText

/// The id of a batch coding job (API field `batchJobId`), as the service gave it out.
package struct JobIdentifier: Hashable, Comparable, Sendable {
    /// The id's text: never empty, no space at either end.
    package let raw: RawText

    /// Takes what a user typed or the API sent; nil when nothing but white space is left of it.
    package init?(_ text: RawText) {
        let string = text.string
        guard let first = string.firstIndex(where: { !$0.isWhitespace }),
            let last = string.lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        raw = RawText(String(string[first...last]))
    }

    private init(literal: StaticString) {
        raw = RawText("\(literal)")
    }

    /// Stands for the id of a job that no page has told.
    static var unknown: JobIdentifier { JobIdentifier(literal: "unknown") }

    /// Whether both name one job: services write the hexadecimal digits of a UUID in either case.
    package func isSame(as other: JobIdentifier) -> Bool {
        self == other || raw.string.lowercased() == other.raw.string.lowercased()
    }

    /// By code points; for a stable order, not for people.
    package static func < (left: JobIdentifier, right: JobIdentifier) -> Bool { left.raw < right.raw }
}
