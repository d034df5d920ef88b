extension UnsafeRawBufferPointer {
    /// Whether both hold the same bytes; they must be equally long. Eight at a time: byte by byte, comparing texts that
    /// come again is the largest part of merging pages.
    @inlinable @inline(__always) func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
        var offset = 0
        while offset + 8 <= count {
            let word = loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if word != other.loadUnaligned(fromByteOffset: offset, as: UInt64.self) { return false }
            offset += 8
        }
        while offset < count {
            if self[offset] != other[offset] { return false }
            offset += 1
        }
        return true
    }
}
