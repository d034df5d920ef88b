import Glibc

/// A program on a terminal, seen from the emulator's end: its output, and when that came.
final class TerminalSession {
    /// The output until the program fell silent.
    struct Output {
        /// When waiting began.
        let start: Int64
        /// When the last byte came; nil when none did.
        fileprivate(set) var last: Int64?
        /// When the words came that were waited for; nil when they did not.
        fileprivate(set) var marked: Int64?
        fileprivate(set) var bytes: [UInt8] = []
        /// The program is gone.
        fileprivate(set) var hasEnded = false

        /// From the start to the last byte.
        var milliseconds: Double? { last.map { Double($0 - start) / 1e6 } }
    }

    let process: pid_t
    private let master: Int32
    private var isOpen = true

    /// Starts the program on a new terminal, whose size is in cells.
    init(_ launch: Launch, width: UInt16 = 120, height: UInt16 = 40) throws {
        let pair = try TerminalPair(width: width, height: height)
        master = pair.master
        defer { close(pair.slave) }
        do {
            process = try launch.start(terminal: pair.path)
        } catch {
            close(pair.master)
            throw error
        }
    }

    deinit {
        end()
    }

    /// Ends the program as a terminal that is closed does, and waits until it is gone.
    func end() {
        guard isOpen else { return }
        isOpen = false
        close(master)
        kill(process, SIGTERM)
        for _ in 0..<200 {
            if waitpid(process, nil, WNOHANG) != 0 { return }
            Clock.sleep(milliseconds: 10)
        }
        kill(process, SIGKILL)
        Launch.wait(for: process)
    }

    /// Types something; the clock of what `settle` then returns begins with the call.
    func type(
        _ keys: [UInt8], quiet: Int32 = 20, patience: Int32 = 2_000,
        until hasCome: ([UInt8]) -> Bool = { _ in true }
    ) -> Output {
        let start = Clock.now
        Descriptor.write(keys, to: master)
        return settle(since: start, quiet: quiet, patience: patience, until: hasCome)
    }

    /// Reads until some words have come, and then nothing for a while.
    func settle(since start: Int64? = nil, quiet: Int32, patience: Int32, until mark: String) -> Output {
        let mark = Array(mark.utf8)
        return settle(since: start, quiet: quiet, patience: patience) { $0.contains(mark) }
    }

    /// Reads until nothing has come for a while.
    /// - Parameters:
    ///   - since: When the clock began; nil for now.
    ///   - quiet: So many milliseconds of silence mean that the frame is whole.
    ///   - patience: How long to wait for the first byte, or for what must have come.
    ///   - hasCome: Tells of all that came so far whether silence counts from now on.
    func settle(
        since start: Int64? = nil, quiet: Int32, patience: Int32, until hasCome: ([UInt8]) -> Bool = { _ in true }
    ) -> Output {
        var output = Output(start: start ?? Clock.now)
        let deadline = Clock.now + Int64(patience) * 1_000_000
        var isWaiting = true
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let left = Int32(clamping: (deadline - Clock.now + 999_999) / 1_000_000)
            if isWaiting && left <= 0 { return output }
            var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            let count = poll(&ready, 1, isWaiting ? max(1, left) : quiet)
            if count == 0 && !isWaiting { return output }
            guard count > 0 else { continue }
            let length = read(master, &part, part.count)
            guard length > 0 else {
                output.hasEnded = true
                return output
            }
            output.last = Clock.now
            output.bytes += part.prefix(length)
            if isWaiting, hasCome(output.bytes) {
                isWaiting = false
                output.marked = output.last
            }
        }
    }

    /// Reads whatever comes within so many milliseconds.
    func listen(milliseconds: Int32) -> Output {
        var output = Output(start: Clock.now)
        let end = output.start + Int64(milliseconds) * 1_000_000
        while Clock.now < end {
            let left = Int32(clamping: (end - Clock.now) / 1_000_000)
            let part = settle(quiet: 1, patience: max(1, left))
            output.bytes += part.bytes
            output.last = part.last ?? output.last
            if part.hasEnded { break }
        }
        return output
    }
}

extension [UInt8] {
    /// True when some bytes stand in these, one after another.
    func contains(_ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first else { return true }
        guard count >= wanted.count else { return false }
        return (0...count - wanted.count).contains {
            self[$0] == first && self[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
    }
}
