import CodingModel

/// The path and the labels from a question's root down to a code, as they are written: `1/11` and `Delivery › Late`. It is
/// moved from code to code in pre-order, so that in a deep tree no part is put together twice.
struct CodeLineage {
    private static let labelSeparator: StaticString = " › "

    private let question: CodedQuestion
    /// `1/11`
    private(set) var path: [UInt8] = []
    /// `Delivery › Late`
    private(set) var labels: [UInt8] = []
    /// The lengths of both at each code of the lineage.
    private var ends: [(path: Int, labels: Int)] = []

    init(_ question: CodedQuestion) { self.question = question }

    /// Moves on to a code.
    /// - Parameter code: The one after the last, or a later one whose parent it was moved to.
    mutating func step(to code: CodeIndex) {
        let depth = question.depth(of: code)
        ends.removeLast(ends.count - depth)
        path.removeLast(path.count - (ends.last?.path ?? 0))
        labels.removeLast(labels.count - (ends.last?.labels ?? 0))
        if depth > 0 {
            path.append(UInt8(ascii: "/"))
            labels.append(Self.labelSeparator)
        }
        path.append(decimal: question.id(of: code))
        labels.append(contentsOf: question.labelBytes(of: code))
        ends.append((path.count, labels.count))
    }
}

/// The paths of a question's codes as they are written. They are made once, since a path is written for every mention.
struct CodePaths {
    /// Paths of deeper codes are put together when asked for, to save memory.
    private static let storedDepth = 16

    private let question: CodedQuestion
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(_ question: CodedQuestion) {
        self.question = question
        var lineage = CodeLineage(question)
        for code in question.codeIndices {
            if question.depth(of: code) < Self.storedDepth {
                lineage.step(to: code)
                bytes += lineage.path
            }
            ends.append(bytes.count)
        }
    }

    /// Adds a path to a text.
    func append(_ code: CodeIndex, to text: inout [UInt8]) {
        if question.depth(of: code) < Self.storedDepth {
            text += bytes[(code == 0 ? 0 : ends[code - 1])..<ends[code]]
        } else {
            text += question.path(of: code).description.utf8
        }
    }
}
