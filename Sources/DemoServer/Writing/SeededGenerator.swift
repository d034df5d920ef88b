/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers on every machine.
struct SeededGenerator: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `bound`; 0 when the bound is not positive.
    mutating func below(_ bound: Int) -> Int {
        bound > 0 ? Int(next().multipliedFullWidth(by: UInt64(bound)).high) : 0
    }

    mutating func chance(percent: Int) -> Bool { below(100) < percent }

    mutating func pick<Element>(from elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }

    /// The index of one of the weights, each as likely as it is heavy; nil when all are 0.
    mutating func pickIndex(weights: [Int]) -> Int? {
        var rest = below(weights.reduce(0, +))
        return weights.firstIndex { weight in
            defer { rest -= weight }
            return rest < weight
        }
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in elements.indices.reversed() {
            elements.swapAt(index, below(index + 1))
        }
        return elements
    }
}
