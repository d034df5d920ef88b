import TerminalText

/// One question while its pages come in. Codes are numbered by first appearance here; rows in pre-order are made for a
/// snapshot.
struct QuestionBuilder: Sendable {
    static let root = -1

    private struct Node: Sendable {
        let id: Int64
        let label: TextSpan
        let parent: Int
        var firstChild: Int?
        var lastChild: Int?
        var nextSibling: Int?
        /// The sibling list that had the code last; the same one twice means a duplicate.
        var seenInList: Int
        var labelWarned = false
        var duplicateWarned = false
    }

    /// The tables that a snapshot derives from the rest.
    private struct Derived: Sendable {
        let codes: CodeTable
        let index: MentionIndex
    }

    let identifier: TextSpan
    let text: TextSpan
    var textWarned = false
    private var nodes: [Node] = []
    private var nodesByParentAndID = IndexTable()
    private var firstTopLevel: Int?
    private var lastTopLevel: Int?
    private var answers = AnswerTable()
    private var mentions = MentionTable()
    /// Holds bytes that were read ahead: the compiler would leave out a reading that goes nowhere.
    private var lastLook: UInt32 = 0
    /// The tables of the last snapshot; nil when something came since.
    private var derived: Derived?

    init(identifier: TextSpan, text: TextSpan) {
        self.identifier = identifier
        self.text = text
    }

    var codeCount: Int { nodes.count }
    var mentionCount: Int { mentions.count }

    /// The outcome of `node(id:label:parent:list:arena:)`.
    struct NodeFinding {
        let node: Int
        /// The first time that this code's label differs.
        var labelDiffers = false
        /// The first time that this code is twice in one list.
        var isDuplicate = false
    }

    /// The code `id` below `parent` (`root` for the first level), made if it is new. `list` tells one list of siblings
    /// from another.
    mutating func node(
        id: Int64, label: Span<UInt8>, parent: Int, list: Int, arena: inout TextArena
    ) -> NodeFinding {
        let hash = nodesByParentAndID.key.hash(parent, id)
        let known = nodesByParentAndID.find(hash: hash) { nodes[$0].parent == parent && nodes[$0].id == id }
        guard let node = known else {
            return NodeFinding(
                node: append(id: id, label: arena.append(label), parent: parent, list: list, hash: hash))
        }
        var found = NodeFinding(node: node)
        if !nodes[node].labelWarned, !arena.holds(nodes[node].label, equalTo: label) {
            nodes[node].labelWarned = true
            found.labelDiffers = true
        }
        if !nodes[node].duplicateWarned, nodes[node].seenInList == list {
            nodes[node].duplicateWarned = true
            found.isDuplicate = true
        }
        nodes[node].seenInList = list
        return found
    }

    /// Lists answers on their codes; an answer that a code has already changes nothing.
    mutating func mention(_ batch: inout MentionBatch, respondents: inout NameTable, arena: inout TextArena) {
        answers.intern(&batch, respondents: &respondents, arena: &arena)
        for index in 0..<batch.count { lastLook ^= mentions.look(at: batch.answers[index]) }
        for index in 0..<batch.count where mentions.insert(code: batch.nodes[index], answer: batch.answers[index]) {
            derived = nil
        }
        batch.removeAll()
    }

    func label(of node: Int) -> TextSpan { nodes[node].label }

    func path(of node: Int) -> CodePath {
        let outer = sequence(first: nodes[node].parent) { nodes[$0].parent }.prefix { $0 != Self.root }
        return CodePath(outer: outer.map { nodes[$0].id }.reversed(), last: nodes[node].id)
    }

    /// The question as it stands. What was derived for an earlier snapshot is used again if nothing came since.
    mutating func snapshot(arena: TextArena, respondents: NameTable) -> CodedQuestion {
        let current = derived ?? derive(respondentCount: respondents.count)
        derived = current
        return CodedQuestion(
            arena: arena, identifierSpan: identifier, textSpan: text, codes: current.codes, answers: answers,
            respondents: respondents, index: current.index)
    }

    /// How far the question is filled.
    struct Mark: Sendable {
        fileprivate let nodes: Int
        fileprivate let answers: Int
        fileprivate let mentions: Int
    }

    var mark: Mark { Mark(nodes: nodes.count, answers: answers.count, mentions: mentions.count) }

    /// Forgets what came since. Texts that only it refers to are the arena's to take off.
    mutating func truncate(to mark: Mark) {
        if mentions.count > mark.mentions || nodes.count > mark.nodes { derived = nil }
        mentions.truncate(to: mark.mentions, answers: mark.answers)
        answers.truncate(to: mark.answers)
        guard nodes.count > mark.nodes else { return }
        nodes.removeLast(nodes.count - mark.nodes)
        nodesByParentAndID.removeEntries(from: mark.nodes)
        (firstTopLevel, lastTopLevel) = (nil, nil)
        for node in nodes.indices {
            (nodes[node].firstChild, nodes[node].lastChild, nodes[node].nextSibling) = (nil, nil, nil)
        }
        // A parent's number is below its children's, so linking anew in this order gives the same order again.
        for node in nodes.indices { link(node) }
    }

    private mutating func append(id: Int64, label: TextSpan, parent: Int, list: Int, hash: UInt32) -> Int {
        let node = nodes.count
        nodes.append(Node(id: id, label: label, parent: parent, seenInList: list))
        nodesByParentAndID.insert(node, hash: hash)
        link(node)
        derived = nil
        return node
    }

    /// Puts a node behind the last of its siblings.
    private mutating func link(_ node: Int) {
        let parent = nodes[node].parent
        let previous = parent == Self.root ? lastTopLevel : nodes[parent].lastChild
        if let previous { nodes[previous].nextSibling = node }
        if parent == Self.root {
            firstTopLevel = firstTopLevel ?? node
            lastTopLevel = node
        } else {
            nodes[parent].firstChild = nodes[parent].firstChild ?? node
            nodes[parent].lastChild = node
        }
    }

    private func derive(respondentCount: Int) -> Derived {
        var codes = CodeTable()
        var rows = Array(repeating: UInt32(0), count: nodes.count)
        var next = firstTopLevel
        while let node = next {
            rows[node] = UInt32(codes.count)
            let parent = nodes[node].parent
            codes.append(
                id: nodes[node].id, label: nodes[node].label,
                parent: parent == Self.root ? CodeTable.noParent : Int32(rows[parent]))
            next = follower(of: node)
        }
        codes.closeSubtrees()
        let index = MentionIndex(
            codes: codes, answers: answers, mentions: mentions.mentions, rows: rows, respondentCount: respondentCount)
        return Derived(codes: codes, index: index)
    }

    /// The next node in pre-order: the first child, else the next sibling of the closest ancestor that has one.
    private func follower(of node: Int) -> Int? {
        if let child = nodes[node].firstChild { return child }
        var node = node
        while nodes[node].nextSibling == nil {
            guard nodes[node].parent != Self.root else { return nil }
            node = nodes[node].parent
        }
        return nodes[node].nextSibling
    }
}
