/// A question's codes in pre-order, one array per property; row = `CodeIndex`.
@usableFromInline struct CodeTable: Sendable {
    @inlinable static var noParent: Int32 { -1 }

    private(set) var ids: [Int64] = []
    @usableFromInline private(set) var labels: [TextSpan] = []
    /// Row of the parent, or `noParent`.
    @usableFromInline private(set) var parents: [Int32] = []
    /// 0 for a code of the first level.
    private(set) var depths: [Int32] = []
    /// The row after the last one of the code's subtree.
    @usableFromInline private(set) var subtreeEnds: [Int32] = []
    /// Rows by (parent, id).
    private var children = IndexTable()

    var count: Int { ids.count }

    mutating func append(id: Int64, label: TextSpan, parent: Int32) {
        let row = count
        ids.append(id)
        labels.append(label)
        parents.append(parent)
        depths.append(parent == Self.noParent ? 0 : depths[Int(parent)] + 1)
        subtreeEnds.append(Int32(row + 1))
        children.insert(row, hash: children.key.hash(Int(parent), id))
    }

    /// Call once, when all rows are there.
    mutating func closeSubtrees() {
        for row in stride(from: count - 1, through: 0, by: -1) where parents[row] != Self.noParent {
            let parent = Int(parents[row])
            subtreeEnds[parent] = max(subtreeEnds[parent], subtreeEnds[row])
        }
    }

    func child(of parent: Int32, id: Int64) -> Int? {
        children.find(hash: children.key.hash(Int(parent), id)) { parents[$0] == parent && ids[$0] == id }
    }
}
