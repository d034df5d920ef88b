/// A hash table of indices into a list that is kept elsewhere: nothing is stored twice, and no key is ever built.
/// Open addressing; 8 bytes a slot, at most three quarters of them taken.
@usableFromInline package struct IndexTable: Sendable {
    @usableFromInline struct Slot: Sendable {
        @usableFromInline var hash: UInt32
        @usableFromInline var index: UInt32
    }

    @inlinable static var vacant: UInt32 { .max }

    /// Hashes the entries.
    @usableFromInline package let key = HashKey()
    @usableFromInline private(set) var slots: [Slot] = []
    private var count = 0

    /// A table without entries, with a key of its own.
    package init() {}

    /// The entry with this hash that `matches` recognises by its index.
    @inlinable
    package func find(hash: UInt32, where matches: (Int) -> Bool) -> Int? {
        guard !slots.isEmpty else { return nil }
        let mask = slots.count - 1
        var position = Int(hash) & mask
        while slots[position].index != Self.vacant {
            if slots[position].hash == hash, matches(Int(slots[position].index)) { return Int(slots[position].index) }
            position = (position + 1) & mask
        }
        return nil
    }

    /// The entry that stands where one with this hash would stand first, if the hash is the same.
    func likely(hash: UInt32) -> Int? {
        if slots.isEmpty { return nil }
        let slot = slots[Int(hash) & (slots.count - 1)]
        return slot.hash == hash && slot.index != Self.vacant ? Int(slot.index) : nil
    }

    /// Adds an entry; the caller has made sure that it is not there yet.
    package mutating func insert(_ index: Int, hash: UInt32) {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        place(Slot(hash: hash, index: UInt32(index)))
        count += 1
    }

    /// Takes out every entry from `first` on.
    mutating func removeEntries(from first: Int) { rebuild(size: slots.count, keeping: UInt32(first)) }

    private mutating func grow() { rebuild(size: max(16, slots.count * 2), keeping: Self.vacant) }

    /// Makes the table anew from the entries below `end`.
    private mutating func rebuild(size: Int, keeping end: UInt32) {
        let old = slots
        slots = Array(repeating: Slot(hash: 0, index: Self.vacant), count: size)
        count = 0
        for slot in old where slot.index < end {
            place(slot)
            count += 1
        }
    }

    private mutating func place(_ slot: Slot) {
        let mask = slots.count - 1
        var position = Int(slot.hash) & mask
        while slots[position].index != Self.vacant { position = (position + 1) & mask }
        slots[position] = slot
    }
}
