/// The code tree of a generated question: three levels, in pre-order, alike in every question but for its labels.
struct CodeFrame {
    /// A code; its descendants are those up to `end`.
    struct Code {
        let id: Int
        let label: String
        let parent: Int?
        let end: Int
    }

    private static let (tops, middles, leaves) = (8, 4, 4)

    /// Codes of all levels.
    let codes: [Code]

    init(question: Int) {
        var codes: [Code] = []
        for top in 0..<Self.tops {
            let first = codes.count
            let subject = Self.subjects[(top + question * 3) % Self.subjects.count]
            codes.append(Code(id: top + 1, label: subject, parent: nil, end: first + Self.size(below: 0)))
            for middle in 0..<Self.middles {
                let second = codes.count
                let id = (top + 1) * 10 + middle + 1
                let aspect = Self.aspects[(middle + top) % Self.aspects.count]
                codes.append(
                    Code(id: id, label: "\(subject): \(aspect)", parent: first, end: second + Self.size(below: 1)))
                for leaf in 0..<Self.leaves {
                    let label = "\(Self.judgements[leaf]) \(aspect)"
                    codes.append(Code(id: id * 10 + leaf + 1, label: label, parent: second, end: codes.count + 1))
                }
            }
        }
        self.codes = codes
    }

    private static func size(below level: Int) -> Int {
        level == 0 ? 1 + middles * (1 + leaves) : 1 + leaves
    }

    /// Codes for one answer. The first codes of every level are the popular ones, as in life.
    func draw(_ random: inout SplitMix64) -> [Int] {
        var drawn: [Int] = []
        for _ in 0..<Self.wantedCodes(&random) {
            let top = min(random.below(Self.tops), random.below(Self.tops)) * Self.size(below: 0)
            let middle = top + 1 + min(random.below(Self.middles), random.below(Self.middles)) * Self.size(below: 1)
            let leaf = middle + 1 + random.below(Self.leaves)
            let level = random.below(100)
            let code = level < 3 ? top : level < 18 ? middle : leaf
            if !drawn.contains(code) { drawn.append(code) }
        }
        return drawn
    }

    private static func wantedCodes(_ random: inout SplitMix64) -> Int {
        switch random.below(100) {
        case 0..<40: 1
        case 40..<73: 2
        case 73..<92: 3
        default: 4
        }
    }

    private static let subjects = [
        "Delivery", "Price", "Customer service", "Website", "Product quality", "Packaging", "Returns", "Choice",
        "Stores", "App", "Advertising", "Payment",
    ]
    private static let aspects = [
        "speed", "cost", "staff", "information", "reliability", "comfort", "clarity", "care", "look", "availability",
    ]
    private static let judgements = ["Good", "Poor", "Could be better:", "Missing"]
}
