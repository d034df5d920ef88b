/// FNV-1a of 64 bits (Fowler, Noll and Vo): the same on every machine, in every run and for all time, since what it gives
/// is stored. Nobody is kept from making texts that collide.
@usableFromInline package struct StableHash: Sendable {
    /// The hash of what was added so far.
    @usableFromInline package internal(set) var value: UInt64

    /// The hash of nothing.
    @inlinable package init() { value = 0xCBF2_9CE4_8422_2325 }

    /// Adds bytes without regard to where the ones before ended.
    @inlinable package mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }

    /// The number's eight bytes, the lowest first.
    @inlinable package mutating func add(number: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            add(CollectionOfOne(UInt8(truncatingIfNeeded: number >> shift)))
        }
    }

    /// The text's length, then its bytes: so texts in a row are told from those with another border between them.
    @inlinable package mutating func add(text: some Collection<UInt8>) {
        add(number: UInt64(text.count))
        add(text)
    }
}
