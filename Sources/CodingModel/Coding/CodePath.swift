/// The ids from a question's root down to a code. It names the code in every snapshot of the job.
package struct CodePath: Hashable, Sendable, CustomStringConvertible {
    /// API ids (`ResponseCode.id`), outermost first; never empty.
    package let ids: [Int64]

    /// A path of these ids; nil for an empty list.
    package init?(ids: [Int64]) {
        guard !ids.isEmpty else { return nil }
        self.ids = ids
    }

    init(outer: [Int64], last: Int64) {
        ids = outer + [last]
    }

    /// Reads `1/11`; nil for anything but whole numbers joined by single slashes.
    package init?(parsing text: String) {
        var ids: [Int64] = []
        for part in text.split(separator: "/", omittingEmptySubsequences: false) {
            // `Int64("+1")` is 1, but "+1" is no id that this type writes.
            guard let id = Int64(part), part.first != "+" else { return nil }
            ids.append(id)
        }
        self.init(ids: ids)
    }

    /// The ids joined by slashes: `1/11`.
    package var description: String { ids.lazy.map(String.init).joined(separator: "/") }
}
