import CInflate
import Synchronization

/// Unpacks gzip (one member or several, end to end) and deflate (with zlib's wrapping or without), piece by piece: of what
/// is unpacked no more than 64 kB is in memory at a time.
package final class Inflation: Sendable {
    /// The ways of packing.
    package enum Coding: Hashable, Sendable {
        case gzip, deflate
    }

    /// The bytes can't be unpacked.
    package struct Damage: Error, Hashable, Sendable {}

    /// The first bytes of a gzip file.
    package static let gzipMark: [UInt8] = [0x1F, 0x8B]

    private let state: Mutex<InflationState>

    /// Unpacks a stream from its first byte on.
    package init(_ coding: Coding) {
        state = Mutex(InflationState(coding: coding))
    }

    deinit { state.withLock { ci_close($0.stream) } }

    /// The stream has ended, or never began.
    package var isComplete: Bool { state.withLock { $0.stream == nil ? $0.start.isEmpty : $0.isBetweenMembers } }

    /// Unpacks the next piece, and hands on what it holds, in pieces that live only for the call.
    /// - Parameter body: Returns false when it wants no more.
    /// - Returns: False when `body` did.
    package func take(_ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Bool) throws(Damage) -> Bool {
        try state.withLock { state throws(Damage) in try state.take(bytes, body) }
    }
}

/// How far a stream is unpacked.
private struct InflationState: Sendable {
    let coding: Inflation.Coding
    /// Only one thread at a time has the state.
    nonisolated(unsafe) var stream: OpaquePointer?
    /// The first byte of a stream, which tells deflate's wrapping together with the second.
    var start: [UInt8] = []
    /// A member has ended, and no other has begun.
    var isBetweenMembers = false
    private var room = [UInt8](repeating: 0, count: 1 << 16)

    init(coding: Inflation.Coding) { self.coding = coding }

    mutating func take(_ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Bool) throws(Inflation.Damage) -> Bool {
        if stream != nil { return try unpack(bytes, body) }
        bytes.withUnsafeBufferPointer { start.append(contentsOf: $0) }
        guard start.count >= 2 else { return true }
        stream = ci_open(wrapping(start[0], start[1]))
        guard stream != nil else { throw Inflation.Damage() }
        let begun = start
        start = []
        return try unpack(begun.span, body)
    }

    /// RFC 1950's header says so of itself; servers send deflate without it, too.
    private func wrapping(_ first: UInt8, _ second: UInt8) -> Int32 {
        if coding == .gzip { return Int32(CI_GZIP) }
        let isZlib = first & 0x0F == 8 && (Int(first) << 8 | Int(second)) % 31 == 0
        return Int32(isZlib ? CI_ZLIB : CI_RAW)
    }

    private mutating func unpack(
        _ bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Bool
    ) throws(Inflation.Damage) -> Bool {
        var position = 0
        while true {
            if isBetweenMembers {
                guard position < bytes.count else { return true }
                // Tapes and block devices pad with zeros.
                if bytes[position] == 0 {
                    position += 1
                    continue
                }
                guard coding == .gzip, ci_reset(stream) == CI_MORE else { throw Inflation.Damage() }
                isBetweenMembers = false
            }
            let (outcome, used, made) = step(bytes.extracting(position...))
            position += used
            if made > 0, !body(room.span.extracting(..<made)) { return false }
            switch Int(outcome) {
            case Int(CI_END): isBetweenMembers = true
            // Room that was not filled: all that these bytes hold is out.
            case Int(CI_MORE): if position == bytes.count, made < room.count { return true }
            default: throw Inflation.Damage()
            }
        }
    }

    private mutating func step(_ bytes: Span<UInt8>) -> (outcome: Int32, used: Int, made: Int) {
        var (used, made) = (0, 0)
        let outcome = bytes.withUnsafeBufferPointer { input in
            room.withUnsafeMutableBufferPointer { output in
                ci_unpack(stream, input.baseAddress, input.count, &used, output.baseAddress, output.count, &made)
            }
        }
        return (outcome, used, made)
    }
}
