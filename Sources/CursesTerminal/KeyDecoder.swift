import Canvas
import TerminalText

/// Turns the bytes that a terminal sends into events, and ignores whole sequences that it doesn't know.
///
/// It keeps the beginning of a sequence until the rest comes. When nothing more comes, `finish()` decides what it was:
///
///     decode("jé\u{1B}[A".utf8, …)    [.key(.character("j")), .key(.character("é")), .key(.up)]
///     decode("\u{1B}".utf8, …)        [], and isWaiting
///     finish()                        [.key(.escape)]
struct KeyDecoder {
    private let sequences: KeySequences
    private var pending: [UInt8] = []
    private var paste: PasteCollector?
    private var clicks = ClickCounter()

    /// Bytes without an end that are longer than this are no sequence.
    private static let sequenceLimit = 4096

    init(sequences: KeySequences) {
        self.sequences = sequences
    }

    /// Whether the rest of a key's sequence may be on its way. A paste may take its time.
    var isWaiting: Bool { paste == nil && !pending.isEmpty }

    /// The events of some bytes and of those that were kept before.
    /// - Parameter milliseconds: when the bytes came, on any clock that only goes forward.
    mutating func decode(_ bytes: some Sequence<UInt8>, milliseconds: Int64) -> [InputEvent] {
        pending += bytes
        var events: [InputEvent] = []
        var offset = 0
        while offset < pending.count {
            let rest = pending[offset...]
            if paste != nil {
                offset += collectPaste(rest, into: &events)
                if paste != nil { break }
                continue
            }
            guard let (input, length) = sequences.match(rest) else { break }
            offset += length
            append(input, at: milliseconds, to: &events)
        }
        pending.removeFirst(offset)
        if pending.count > Self.sequenceLimit { pending = [] }
        return events
    }

    /// Nothing more came: a lone ESC was the Escape key, ESC and a character are Alt with a key, anything else is
    /// dropped.
    mutating func finish() -> [InputEvent] {
        guard isWaiting else { return [] }
        let bytes = pending
        pending = []
        guard bytes[0] == 0x1B else { return [] }
        guard bytes.count > 1 else { return [.key(.escape)] }
        guard bytes.count == 2, (0x21...0x7E).contains(bytes[1]) else { return [] }
        return [.key(.alt(Character(Unicode.Scalar(bytes[1]))))]
    }

    private mutating func append(_ input: KeySequences.Input, at milliseconds: Int64, to events: inout [InputEvent]) {
        switch input {
        case .key(let key): events.append(.key(key))
        case .text(let text): events += text.map { .key(.character($0)) }
        case .mouse(let event): events.append(.mouse(clicks.count(event, milliseconds: milliseconds)))
        case .pasteBegins: paste = PasteCollector()
        case .ignored: break
        }
    }

    /// Takes bytes of a paste and returns how many were used.
    private mutating func collectPaste(_ bytes: ArraySlice<UInt8>, into events: inout [InputEvent]) -> Int {
        guard var collector = paste else { return 0 }
        let used = collector.collect(bytes)
        paste = collector.isComplete ? nil : collector
        if collector.isComplete { events.append(.paste(RawText(utf8: collector.text))) }
        return used
    }
}

/// Gathers what lies between the marks of a bracketed paste.
struct PasteCollector {
    /// The most bytes that are kept of a paste; the rest is dropped.
    static let limit = 1 << 20

    private(set) var text: [UInt8] = []
    private(set) var isComplete = false

    private static let endMark: [UInt8] = Array("\u{1B}[201~".utf8)
    // Nobody pastes a ^C, so it ends a paste where a terminal forgets the end mark.
    private static let interrupt: UInt8 = 3

    /// Takes bytes up to the end mark and returns how many; fewer than there are when the last may begin the mark.
    mutating func collect(_ bytes: ArraySlice<UInt8>) -> Int {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == Self.endMark[0] {
                let candidate = bytes[index...].prefix(Self.endMark.count)
                if candidate.elementsEqual(Self.endMark) {
                    isComplete = true
                    return index + candidate.count - bytes.startIndex
                }
                if candidate.count < Self.endMark.count, Self.endMark.starts(with: candidate) { break }
            }
            if bytes[index] == Self.interrupt {
                isComplete = true
                return index + 1 - bytes.startIndex
            }
            if text.count < Self.limit { text.append(bytes[index]) }
            index += 1
        }
        return index - bytes.startIndex
    }
}

/// Finds double clicks: two presses of the left button on one cell, shortly after each other.
struct ClickCounter {
    private static let milliseconds: Int64 = 400
    private var last: (point: Point, time: Int64)?

    /// The event itself, or a double click instead of the second press.
    mutating func count(_ event: MouseEvent, milliseconds: Int64) -> MouseEvent {
        guard event.action == .press(.left) else {
            last = nil
            return event
        }
        if let last, last.point == event.point, milliseconds - last.time <= Self.milliseconds {
            self.last = nil
            return MouseEvent(point: event.point, action: .doubleClick)
        }
        last = (event.point, milliseconds)
        return event
    }
}
