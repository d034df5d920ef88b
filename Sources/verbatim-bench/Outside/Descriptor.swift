import Glibc

/// Reads and writes files and descriptors; throws ``BenchFailure`` with the system's reason.
enum Descriptor {
    /// Opens a file to write it anew.
    static func create(_ path: String) throws -> Int32 {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BenchFailure("can't write \(path): \(reason())") }
        return descriptor
    }

    /// Writes all of it; what can't be written is lost, as with a closed pipe.
    @discardableResult static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    static func write(_ bytes: [UInt8], toFile path: String) throws {
        let descriptor = try create(path)
        defer { close(descriptor) }
        guard write(bytes, to: descriptor) else { throw BenchFailure("can't write \(path): \(reason())") }
    }

    /// Writes a buffer's bytes, and empties it.
    static func empty(_ buffer: inout [UInt8], into descriptor: Int32, of path: String) throws {
        guard write(buffer, to: descriptor) else { throw BenchFailure("can't write \(path): \(reason())") }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Gives a file to `take` in the parts in which it is read.
    static func read(_ path: String, part: Int = 1 << 16, _ take: (Span<UInt8>) throws -> Void) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BenchFailure("can't read \(path): \(reason())") }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: part)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw BenchFailure("can't read \(path): \(reason())") }
            if count == 0 { return }
            try take(buffer.span.extracting(0..<count))
        }
    }

    static func contents(of path: String) throws -> [UInt8] {
        var facts = stat()
        var bytes: [UInt8] = []
        if stat(path, &facts) == 0 { bytes.reserveCapacity(Int(facts.st_size)) }
        try read(path) { part in part.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }
        return bytes
    }

    /// The reason of the last system call that failed, by its `errno`.
    static func reason() -> String { String(cString: strerror(errno)) }
}
