/// Sixteen bytes in one register.
///
/// Operations take vectors on both sides only: with a scalar on one, or on masks, the compiler leaves them to slow
/// general code.
@usableFromInline package typealias ByteVector = SIMD16<UInt8>

extension ByteVector {
    /// All bits of the bytes for which something holds.
    @inlinable @inline(__always)
    package init(_ mask: SIMDMask<SIMD16<Int8>>) { self = unsafeBitCast(mask, to: ByteVector.self) }

    /// The bits as two words of eight bytes, the first byte in the lowest bits.
    @inlinable @inline(__always) package var words: SIMD2<UInt64> { unsafeBitCast(self, to: SIMD2<UInt64>.self) }
}
