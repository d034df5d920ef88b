import Glibc

/// Writes data to an open descriptor, all of it or with an error.
struct DescriptorWriter: Sendable {
    /// The destination as sentences name it: `standard output`, `the file a.json`.
    let name: String
    let descriptor: Int32

    static let standardOutput = DescriptorWriter(name: "standard output", descriptor: STDOUT_FILENO)

    func write(_ bytes: Span<UInt8>) throws(Problem) {
        let code = bytes.withUnsafeBytes { bytes -> Int32 in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count >= 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&waiting, 1, -1)
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
        if code != 0 { throw failure(code) }
    }

    func write(_ bytes: [UInt8]) throws(Problem) { try write(bytes.span) }

    /// The problem that an `errno` of write(2) stands for.
    func failure(_ code: Int32) -> Problem {
        switch code {
        case EPIPE: Problem("\(name) was closed by its reader before everything was written")
        case ENOSPC, EDQUOT:
            Problem("\(name) can't be written: \(String(cString: strerror(code))); free some space and run this again")
        default: Problem("\(name) can't be written: \(String(cString: strerror(code)))")
        }
    }
}
