/// The text of one cell of a terminal, or of two when it is wide.
///
/// It is an extended grapheme cluster of UAX #29, except that a scalar which terminals give a cell of its own begins a
/// cluster of its own: the spacing marks of Indic scripts, Thai SARA AM, halfwidth voicing marks, a letter after a
/// prepended sign. So a cluster is one spacing scalar with its combining marks, or one emoji or flag.
package struct Cluster: Sendable {
    private let string: String
    private let range: Range<Int>
    /// Its cells: 1 or 2 (a `DisplayText` holds no cluster of width 0).
    package let width: Int

    fileprivate init(of string: String, _ range: Range<Int>, width: Int) {
        self.string = string
        self.range = range
        self.width = width
    }

    /// The cluster's scalars.
    package var text: Substring { string.slice(range) }

    /// The cluster's only scalar where it is ASCII, else nil; cheaper than `text`.
    package var ascii: UInt8? {
        range.count == 1 ? string.utf8.span[range.lowerBound] : nil
    }

    /// The cluster's only scalar; nil where there are more.
    package var only: Unicode.Scalar? {
        let first = string.utf8.span.scalar(at: range.lowerBound)
        return first.end == range.upperBound ? Unicode.Scalar(first.value) : nil
    }

    /// The UTF-8 offset after the cluster, in its text.
    package var end: Int { range.upperBound }

    /// The number of scalars.
    package var scalarCount: Int { range.count == 1 ? 1 : text.unicodeScalars.count }

    /// The first scalar, which stands for the cluster where the rest can't be shown.
    package var base: Unicode.Scalar? { text.unicodeScalars.first }

    /// Whether only the first scalar has a width, so that a curses cell holds the cluster as it is: false for flags,
    /// emoji with a skin tone and joined emoji.
    package var hasOneSpacingScalar: Bool {
        range.count == 1
            || text.unicodeScalars.dropFirst().allSatisfy { ScalarProperties(of: $0.value).width == 0 }
    }
}

/// The clusters of a `DisplayText` from first to last; they are slices of its storage.
package struct ClusterSequence: Sequence, Sendable {
    let string: String
    /// The UTF-8 offset of the first cluster.
    var start = 0

    /// An iterator before the first cluster.
    package func makeIterator() -> Iterator {
        Iterator(string: string, offset: start)
    }

    /// Finds one cluster after the other.
    package struct Iterator: IteratorProtocol {
        private let string: String
        private var offset: Int

        init(string: String, offset: Int) {
            self.string = string
            self.offset = offset
        }

        /// The next cluster; nil after the last.
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

/// A cluster's end and width.
struct MeasuredCell {
    /// The UTF-8 offset after the cluster.
    let end: Int
    /// Cells: 0 to 2.
    let width: Int
}

extension Span where Element == UInt8 {
    /// Measures the cluster that begins at an offset. All widths are decided here.
    ///
    /// Wide and fullwidth scalars take two cells, ambiguous ones one. Emoji take two when they are presented as emoji:
    /// by themselves or by VARIATION SELECTOR-16, with a skin tone, joined to others, or as a pair that makes a flag.
    ///
    ///     a 1   é 1   漢 2   ❤ 1   ❤️ 2   👍🏽 2   🇩🇪 2   e U+0301 1
    ///
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

    /// The cells of the whole text.
    func measuredWidth() -> Int {
        measuredWidth(of: 0..<count)
    }

    /// The cells of a part that begins and ends between clusters.
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
