import CodingModel
import TerminalText

/// Writes comma-separated values (RFC 4180, UTF-8): cells with commas between them, rows that end in CR LF, quotes around a
/// cell that needs them.
///
/// Not generic over the sink's failure, for the reason that `JSONOutput` gives.
struct CSVOutput {
    private var pending = PendingBytes()
    private let guardsFormulas: Bool
    /// The row has a cell already.
    private var isInRow = false

    /// - Parameters:
    ///   - guardsFormulas: Puts an apostrophe before a text that a spreadsheet would take for a formula.
    ///   - hasMark: Begins with a byte order mark, by which Excel knows UTF-8.
    init(guardsFormulas: Bool, hasMark: Bool) {
        self.guardsFormulas = guardsFormulas
        if hasMark { pending.bytes.append("\u{FEFF}") }
    }

    /// Writes a cell with a text; the bytes are UTF-8.
    mutating func write(text bytes: UnsafeBufferPointer<UInt8>) {
        beginCell()
        pending.bytes.append(csvText: bytes, guardsFormulas: guardsFormulas)
    }

    mutating func write(text bytes: [UInt8]) { bytes.withUnsafeBufferPointer { write(text: $0) } }

    mutating func write(text: RawText) {
        var string = text.string
        string.withUTF8 { write(text: $0) }
    }

    /// Writes cells with names of the program's own.
    mutating func write(names: StaticString...) {
        for name in names {
            beginCell()
            pending.bytes.append(name)
        }
    }

    /// Writes a cell with a number, which is no formula even if it is below 0.
    mutating func write(_ number: some BinaryInteger) {
        beginCell()
        pending.bytes.append(decimal: number)
    }

    /// Writes a cell with a number that is formatted already; an empty cell for nil.
    mutating func write(digits: DisplayText?) {
        beginCell()
        if let digits { pending.bytes.append(contentsOf: digits.string.utf8) }
    }

    /// Writes cells that another output has put together.
    mutating func write(cells bytes: [UInt8]) {
        beginCell()
        pending.bytes.append(contentsOf: bytes)
    }

    /// Writes cells that hold their commas, the first one's too.
    mutating func write(cellsWithCommas bytes: [UInt8]) { pending.bytes.append(contentsOf: bytes) }

    /// Writes a cell with the key of a respondent.
    mutating func write(keyOf identifier: some Collection<UInt8>) {
        beginCell()
        RespondentKey.append(of: identifier, to: &pending.bytes)
    }

    /// Writes a cell with the name of a column, which needs no quotes and no guard.
    mutating func write(variable name: String) {
        beginCell()
        pending.bytes.append(contentsOf: name.utf8)
    }

    mutating func endRow() {
        pending.bytes.append("\r\n")
        isInRow = false
    }

    private mutating func beginCell() {
        if isInRow { pending.bytes.append(UInt8(ascii: ",")) }
        isInRow = true
    }

    /// Hands the pending bytes to the sink if they fill a chunk.
    mutating func yield<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        try pending.yield(to: sink)
    }

    mutating func flush<Failure>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        try pending.flush(to: sink)
    }

    /// Takes the pending bytes out.
    mutating func take() -> [UInt8] {
        defer {
            pending.bytes.removeAll(keepingCapacity: true)
            isInRow = false
        }
        return pending.bytes
    }
}

extension [UInt8] {
    /// Appends a cell's text, in quotes where it needs them.
    fileprivate mutating func append(csvText bytes: UnsafeBufferPointer<UInt8>, guardsFormulas: Bool) {
        let isGuarded = guardsFormulas && FormulaGuard.isNeeded(for: bytes)
        let quote = UInt8(ascii: "\"")
        guard CSVSpecials.areIn(bytes) else {
            if isGuarded { append(FormulaGuard.mark) }
            return append(contentsOf: bytes)
        }
        append(quote)
        if isGuarded { append(FormulaGuard.mark) }
        var start = 0
        while let next = bytes[start...].firstIndex(of: quote) {
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...next]))
            append(quote)
            start = next + 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        append(quote)
    }
}

/// Finds the bytes for which a cell needs quotes.
private enum CSVSpecials {
    /// Whether there is a quote, a line's end, a space that a reader might trim, a comma, or what some readers take for
    /// one: LibreOffice splits at semicolons and tabs too unless it is told not to.
    static func areIn(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let space = UInt8(ascii: " ")
        if bytes.first == space || bytes.last == space { return true }
        let raw = UnsafeRawBufferPointer(bytes)
        var position = 0
        while position + ByteVector.scalarCount <= raw.count {
            if areIn(raw.loadUnaligned(fromByteOffset: position, as: ByteVector.self)) { return true }
            position += ByteVector.scalarCount
        }
        while position < raw.count {
            if areIn(ByteVector(repeating: raw[position])) { return true }
            position += 1
        }
        return false
    }

    @inline(__always) private static func areIn(_ bytes: ByteVector) -> Bool {
        let separators = ByteVector(bytes .== commas) | ByteVector(bytes .== semicolons) | ByteVector(bytes .== tabs)
        let words =
            (separators | ByteVector(bytes .== quotes) | ByteVector(bytes .== linefeeds)
            | ByteVector(bytes .== returns)).words
        return words.x | words.y != 0
    }

    // Computed, for a stored one would be asked for at every step whether it is there yet.
    private static var quotes: ByteVector { ByteVector(repeating: UInt8(ascii: "\"")) }
    private static var commas: ByteVector { ByteVector(repeating: UInt8(ascii: ",")) }
    private static var semicolons: ByteVector { ByteVector(repeating: UInt8(ascii: ";")) }
    private static var tabs: ByteVector { ByteVector(repeating: 0x09) }
    private static var linefeeds: ByteVector { ByteVector(repeating: 0x0A) }
    private static var returns: ByteVector { ByteVector(repeating: 0x0D) }
}
