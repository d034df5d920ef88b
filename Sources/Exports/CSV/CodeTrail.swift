import CodingModel

/// The way from a question's root down to a code, as it is written: ids with slashes, labels with `›`. It goes on from
/// code to code in pre-order, so that of a deep tree nothing is put together twice.
struct CodeTrail {
    private static let labelSeparator: StaticString = " › "

    private let question: CodedQuestion
    /// `1/11`
    private(set) var path: [UInt8] = []
    /// `Delivery › Late`
    private(set) var labels: [UInt8] = []
    /// Where both end at each code of the way.
    private var ends: [(path: Int, labels: Int)] = []

    init(_ question: CodedQuestion) { self.question = question }

    /// - Parameter code: The one after the last, or any further one whose parent was stepped on.
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

/// The paths of a question's codes as they are written, made once for all codes that are not very deep: there are as
/// many paths to write as mentions.
struct CodePaths {
    /// Deeper ones are put together when asked for, for memory's sake.
    private static let storedDepth = 16

    private let question: CodedQuestion
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(_ question: CodedQuestion) {
        self.question = question
        var trail = CodeTrail(question)
        for code in question.codeIndices {
            if question.depth(of: code) < Self.storedDepth {
                trail.step(to: code)
                bytes += trail.path
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
