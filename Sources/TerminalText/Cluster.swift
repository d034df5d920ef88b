/// What one cell of a terminal holds, or two when it is wide.
///
/// It is an extended grapheme cluster of UAX #29, except that a scalar which terminals give a cell of its own begins a
/// cluster of its own: the spacing marks of Indic scripts, Thai SARA AM, halfwidth voicing marks, what follows a
/// prepended sign. So a cluster is one spacing scalar with what lies on it, or one emoji or flag.
package struct Cluster: Sendable {
    private let string: String
    private let range: Range<Int>
    /// Cells: 1 or 2 (a `DisplayText` holds no cluster of width 0).
    package let width: Int

    fileprivate init(of string: String, _ range: Range<Int>, width: Int) {
        self.string = string
        self.range = range
        self.width = width
    }

    /// The cluster's scalars.
    package var text: Substring { string.slice(range) }

    /// The cluster's only scalar where it is ASCII, which needs no look at `text`.
    package var ascii: UInt8? {
        range.count == 1 ? string.utf8.span[range.lowerBound] : nil
    }

    /// How many scalars the cluster has.
    package var scalarCount: Int { range.count == 1 ? 1 : text.unicodeScalars.count }

    /// The first scalar alone, which stands for the cluster where the rest can't be shown.
    package var base: Unicode.Scalar? { text.unicodeScalars.first }

    /// Whether only its first scalar moves a terminal's cursor, so that a curses cell holds the cluster as it is: false
    /// for flags, emoji with a skin tone and joined emoji.
    package var hasOneSpacingScalar: Bool {
        range.count == 1
            || text.unicodeScalars.dropFirst().allSatisfy { ScalarProperties(of: $0.value).width == 0 }
    }
}

/// The clusters of a `DisplayText` from first to last; slices of its storage, nothing is copied.
package struct ClusterSequence: Sequence, Sendable {
    let string: String
    /// Where the first cluster begins, in UTF-8.
    var start = 0

    package func makeIterator() -> Iterator {
        Iterator(string: string, offset: start)
    }

    /// Walks over the clusters.
    package struct Iterator: IteratorProtocol {
        private let string: String
        private var offset: Int

        init(string: String, offset: Int) {
            self.string = string
            self.offset = offset
        }

        package mutating func next() -> Cluster? {
            let bytes = string.utf8.span
            guard offset < bytes.count else { return nil }
            let start = offset
            let cell = bytes.cell(at: start)
            offset = cell.end
            return Cluster(of: string, start..<cell.end, width: cell.width)
        }
    }
}

/// Where a cluster ends, and its cells.
struct MeasuredCell {
    let end: Int
    let width: Int
}

extension Span where Element == UInt8 {
    /// Measures the cluster that begins at an offset: the one place where widths are decided.
    ///
    /// Wide and fullwidth scalars take two cells, ambiguous ones one. Emoji take two when they are presented as emoji:
    /// by themselves or by VARIATION SELECTOR-16, with a skin tone, joined to others, or as a pair that makes a flag.
    func cell(at offset: Int) -> MeasuredCell {
        if self[offset] < 0x80, offset + 1 == count || self[offset + 1] < 0x80 {
            return MeasuredCell(end: offset + 1, width: 1)
        }
        let first = scalar(at: offset)
        var last = first.properties
        let base = last
        var breaker = GraphemeBreaker(first: base.breakClass)
        var width = base.width
        var end = first.end
        while let next = scalarIfAny(at: end) {
            let properties = next.properties
            if breaker.breaks(before: properties.breakClass) { break }
            if properties.width > 0 {
                guard merges(next.value, properties, after: last) else { break }
                width = 2
            } else if next.value == Scalar.emojiSelector, end == first.end, base.widthClass == .narrowOrEmoji {
                width = 2
            } else if next.value == Scalar.textSelector, end == first.end, base.widthClass == .wideOrText {
                width = 1
            }
            last = properties
            end = next.end
        }
        return MeasuredCell(end: end, width: width)
    }

    /// Whether a spacing scalar shares the cells of the cluster it continues.
    private func merges(_ scalar: UInt32, _ properties: ScalarProperties, after last: ScalarProperties) -> Bool {
        switch properties.breakClass {
        case .regionalIndicator: last.breakClass == .regionalIndicator
        case .pictographic: last.breakClass == .joiner
        case .extend:
            Scalar.emojiModifiers.contains(scalar) && last.breakClass == .pictographic
        default: false
        }
    }

    /// Cells of the whole text.
    func measuredWidth() -> Int {
        measuredWidth(of: 0..<count)
    }

    /// Cells of a part that begins and ends between clusters.
    func measuredWidth(of part: Range<Int>) -> Int {
        var width = 0
        var offset = part.lowerBound
        while offset < part.upperBound {
            // All but the last of a run of printable ASCII stand alone; a mark may follow that.
            let run = endOfPrintableASCII(from: offset, limit: part.upperBound) - offset
            if run > 1 {
                width += run - 1
                offset += run - 1
            }
            let cell = cell(at: offset)
            width += cell.width
            offset = cell.end
        }
        return width
    }
}
