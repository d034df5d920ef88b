/// For each code the distinct answers of its subtree, without storing what can be shared: a code without answers below
/// it shares its direct row, one that adds nothing to a child shares the child's row.
struct NetRows: Sendable {
    private enum Source: Sendable {
        case directRow(UInt32)
        case storedRow(UInt32)
        case gathered
    }

    /// Rows of codes below this depth are gathered when asked for. It bounds memory by the mentions: a tree as deep
    /// as it is large would otherwise need its square.
    private static let storedDepth = 16

    private var sources: [Source]
    private var stored = CompressedRows()

    init(codes: CodeTable, direct: CompressedRows, codesOfAnswer: CompressedRows, counts: SubtreeCounts) {
        sources = Array(repeating: .gathered, count: codes.count)
        var storedCodes: [Int] = []
        var equalChild = Array(repeating: -1, count: codes.count)
        for code in stride(from: codes.count - 1, through: 0, by: -1) {
            if counts.net[code] == counts.direct[code] {
                sources[code] = .directRow(UInt32(code))
            } else if equalChild[code] >= 0 {
                sources[code] = sources[equalChild[code]]
            } else if codes.depths[code] < Self.storedDepth {
                sources[code] = .storedRow(UInt32(storedCodes.count))
                storedCodes.append(code)
            }
            let parent = Int(codes.parents[code])
            if parent >= 0, counts.net[parent] == counts.net[code] { equalChild[parent] = code }
        }
        fill(storedCodes, codes: codes, codesOfAnswer: codesOfAnswer)
    }

    func row(of code: Int, codes: CodeTable, direct: CompressedRows) -> ArraySlice<UInt32> {
        switch sources[code] {
        case .directRow(let equal): direct[Int(equal)]
        case .storedRow(let row): stored[Int(row)]
        case .gathered: Self.gather(from: code, codes: codes, direct: direct)
        }
    }

    /// Takes the answers in ascending order and walks up from each of their codes, over those with a stored row only,
    /// until one has the answer already.
    private mutating func fill(_ storedCodes: [Int], codes: CodeTable, codesOfAnswer: CompressedRows) {
        var rowOfCode = Array(repeating: -1, count: codes.count)
        for (row, code) in storedCodes.enumerated() { rowOfCode[code] = row }
        // The stored row of the code itself or of its closest ancestor that has one; and the one above a stored row.
        var closestRow = rowOfCode
        var rowAbove = Array(repeating: -1, count: storedCodes.count)
        for code in 0..<codes.count {
            let above = codes.parents[code] == CodeTable.noParent ? -1 : closestRow[Int(codes.parents[code])]
            if rowOfCode[code] >= 0 { rowAbove[rowOfCode[code]] = above } else { closestRow[code] = above }
        }
        stored = CompressedRows(rowCount: storedCodes.count) { add in
            var lastAnswer = Array(repeating: -1, count: storedCodes.count)
            for answer in 0..<codesOfAnswer.rowCount {
                for position in codesOfAnswer.range(of: answer) {
                    var row = closestRow[Int(codesOfAnswer.elements[position])]
                    while row >= 0, lastAnswer[row] != answer {
                        lastAnswer[row] = answer
                        add(row, UInt32(answer))
                        row = rowAbove[row]
                    }
                }
            }
        }
    }

    /// In pre-order a subtree's direct rows lie end to end.
    private static func gather(from code: Int, codes: CodeTable, direct: CompressedRows) -> ArraySlice<UInt32> {
        let start = Int(direct.offsets[code])
        let end = Int(direct.offsets[Int(codes.subtreeEnds[code])])
        return Set(direct.elements[start..<end]).sorted()[...]
    }
}
