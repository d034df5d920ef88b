import Glibc

/// The result of poll(2): the descriptors that can be read.
package struct Readiness: Sendable {
    private let ready: [Int32]
    /// True when a signal ended the waiting.
    package let wasInterrupted: Bool

    /// A result, as tests make it.
    /// - Parameter ready: The descriptors that have something to read.
    package init(ready: [Int32], wasInterrupted: Bool = false) {
        self.ready = ready
        self.wasInterrupted = wasInterrupted
    }

    /// True when a descriptor has something to read, or its other end is gone.
    package func isReady(_ descriptor: Int32) -> Bool { ready.contains(descriptor) }

    /// Blocks until a descriptor has something to tell.
    /// - Parameter timeout: Milliseconds; -1 for no limit.
    package static func wait(for descriptors: [Int32], timeout: Int32) -> Readiness {
        var waiting = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let count = poll(&waiting, nfds_t(waiting.count), timeout)
        guard count >= 0 else { return Readiness(ready: [], wasInterrupted: true) }
        return Readiness(ready: waiting.filter { $0.revents != 0 }.map(\.fd))
    }
}
