import Glibc

/// A descriptor that poll(2) waits for and any thread can make readable: a pipe that this process writes to itself.
/// (Linux' eventfd(2) would need one descriptor less, but the C library's module doesn't show it to Swift.)
package final class WakeDescriptor: Sendable {
    /// For poll(2); readable after ``wake()``, until ``clear()``.
    package let number: Int32
    /// For signal handlers and others that can only write(2): any byte wakes.
    package let writeEnd: Int32

    /// - Throws: ``SystemFailure`` when the process may open no more descriptors.
    package init() throws(SystemFailure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemFailure(call: "pipe", code: errno) }
        number = ends[0]
        writeEnd = ends[1]
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
    }

    deinit {
        close(number)
        close(writeEnd)
    }

    /// Makes the descriptor readable. When the pipe is full it is readable already.
    package func wake() {
        var byte: UInt8 = 1
        _ = write(writeEnd, &byte, 1)
    }

    /// Makes the descriptor wait again.
    package func clear() {
        var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        while read(number, &bytes, MemoryLayout.size(ofValue: bytes)) == MemoryLayout.size(ofValue: bytes) {}
    }
}

/// A system call that failed, and its `errno`.
package struct SystemFailure: Error, Hashable, Sendable {
    /// The call's name: `pipe`.
    package let call: String
    /// Its `errno`.
    package let code: Int32

    /// In the system's own words: `pipe: Too many open files`.
    package var description: String { "\(call): \(String(cString: strerror(code)))" }
}
