/// A port of 127.0.0.1 that refuses connections for as long as this lives: taken, so that no other test's server gets
/// it, but nobody listens.
package final class UnservedPort {
    private let socket: LoopbackSocket

    package init() throws {
        socket = try LoopbackSocket()
    }

    package var number: UInt16 { socket.port }
}
