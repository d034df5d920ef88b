import Glibc

/// Reads a whole file, or says why not in words that can stand in a sentence.
enum FileContents {
    /// Why a file was not read; `reason` continues a sentence that names the file.
    struct Refusal: Error, Hashable {
        let reason: String
        /// True when there is no such file, as opposed to one that can't be used.
        let isMissing: Bool

        init(_ reason: String, isMissing: Bool = false) {
            self.reason = reason
            self.isMissing = isMissing
        }

        /// The refusal that an `errno` of open(2) or read(2) stands for.
        init(code: Int32) {
            switch code {
            case ENOENT, ENOTDIR: self.init("does not exist", isMissing: true)
            case EACCES, EPERM: self.init("may not be read by you")
            case EISDIR: self.init("is a folder, not a file")
            default: self.init("can't be read: \(String(cString: strerror(code)))")
            }
        }
    }

    /// Reads a file, a pipe or a device to its end.
    /// - Parameters:
    ///   - limit: The most bytes that are read; a longer file is refused.
    ///   - waitsForWriter: False for a path that is to be refused, not waited for, when it is a FIFO.
    ///   - check: Looks at the opened file before it is read, so that what is checked is what is read.
    static func read(
        _ path: String, limit: Int, waitsForWriter: Bool = true,
        check: (stat) throws(Refusal) -> Void = { _ throws(Refusal) in }
    ) throws(Refusal) -> [UInt8] {
        var pieces = try FilePieces(path, limit: limit, waitsForWriter: waitsForWriter, check: check)
        return try pieces.rest()
    }

    /// `512 MB`, `64 kB`, `100 bytes`: limits are round numbers in these units.
    static func readable(bytes: Int) -> String {
        if bytes >= 1_000_000 { return "\(bytes / 1_000_000) MB" }
        return bytes >= 1_000 ? "\(bytes / 1_000) kB" : "\(bytes) bytes"
    }
}
