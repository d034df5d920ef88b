// The room that labels take on a line.
extension CodedQuestion {
    /// More bytes of a label are not looked at: no line is longer.
    private static let measuredBytes = 512

    /// The columns that a code's label takes on a terminal, told from its bytes alone: exact for plain letters, else a few
    /// too many. Entities count as they are written.
    package func labelWidth(of code: CodeIndex) -> Int {
        arena.withBytes(codes.labels[code]) { bytes in
            bytes.prefix(Self.measuredBytes).reduce(0) { width, byte in
                switch byte {
                case 0x80..<0xC0: width
                case 0xE0...: width + 2
                default: width + 1
                }
            }
        }
    }
}
