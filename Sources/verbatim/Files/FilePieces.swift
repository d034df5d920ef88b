import Glibc

/// An open file, pipe or device that is read piece by piece, so that a large one is never in memory as a whole.
struct FilePieces: ~Copyable {
    private static let length = 1 << 18

    private let descriptor: Int32
    private let isOwned: Bool
    private let limit: Int
    private var count = 0
    private(set) var buffer = [UInt8](repeating: 0, count: Self.length)

    /// - Parameters: as `FileContents.read` has them.
    init(
        _ path: String, limit: Int, waitsForWriter: Bool = true,
        check: (stat) throws(FileContents.Refusal) -> Void = { _ throws(FileContents.Refusal) in }
    ) throws(FileContents.Refusal) {
        let descriptor = try Self.open(path, flags: waitsForWriter ? 0 : O_NONBLOCK, check: check)
        self.init(descriptor: descriptor, isOwned: true, limit: limit)
    }

    private init(descriptor: Int32, isOwned: Bool, limit: Int) {
        self.descriptor = descriptor
        self.isOwned = isOwned
        self.limit = limit
    }

    private static func open(
        _ path: String, flags: Int32, check: (stat) throws(FileContents.Refusal) -> Void
    ) throws(FileContents.Refusal) -> Int32 {
        let descriptor = Glibc.open(path.fileBytes, O_RDONLY | O_CLOEXEC | O_NOCTTY | flags)
        guard descriptor >= 0 else { throw FileContents.Refusal(code: errno) }
        do throws(FileContents.Refusal) {
            var facts = stat()
            guard fstat(descriptor, &facts) == 0 else { throw FileContents.Refusal(code: errno) }
            guard facts.st_mode & S_IFMT != S_IFDIR else { throw FileContents.Refusal("is a folder, not a file") }
            try check(facts)
        } catch {
            close(descriptor)
            throw error
        }
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
        return descriptor
    }

    /// Reads a descriptor that stays open.
    init(descriptor: Int32, limit: Int) {
        self.init(descriptor: descriptor, isOwned: false, limit: limit)
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    /// Reads the next piece into the beginning of `buffer`.
    /// - Returns: Its length in bytes; nil at the end.
    mutating func next() throws(FileContents.Refusal) -> Int? {
        while true {
            let got = Glibc.read(descriptor, &buffer, buffer.count)
            if got == 0 { return nil }
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { throw FileContents.Refusal(code: errno) }
            count += got
            guard count <= limit else {
                throw FileContents.Refusal("is too big: more than \(FileContents.readable(bytes: limit))")
            }
            return got
        }
    }

    /// Reads all that is left into memory.
    mutating func rest() throws(FileContents.Refusal) -> [UInt8] {
        var contents: [UInt8] = []
        while let got = try next() { contents += buffer[..<got] }
        return contents
    }
}
