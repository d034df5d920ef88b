import Glibc

/// Both ends of a pseudo-terminal.
struct TerminalPair {
    /// The end where the user's emulator would be.
    let master: Int32
    /// The end that a program has, open in this process.
    let slave: Int32
    /// The terminal as a file.
    let path: String

    /// Opens a pseudo-terminal; its size is in cells.
    init(width: UInt16, height: UInt16) throws {
        var ends: (master: Int32, slave: Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 128)
        var size = winsize(ws_row: height, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&ends.master, &ends.slave, &name, nil, &size) == 0 else {
            throw BenchFailure("no pseudo-terminal: \(Descriptor.reason())")
        }
        // A program that is started must not hold the end that would tell it that its user is gone.
        for end in [ends.master, ends.slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (master, slave) = ends
        path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
