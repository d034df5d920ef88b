import CodingModel

/// How many people a code shares with each other code of its question. Counts are of net respondents: people with an answer
/// under the code or one below it.
package struct CoOccurrence: Sendable {
    /// A code beside the one that is asked about.
    package struct Companion: Hashable, Sendable {
        /// The companion's row.
        package let code: CodeIndex
        /// People under both codes.
        package let shared: Int
        /// The share of `shared` in the people under the code that is asked about, as a fraction.
        package let shareOfCode: Double
        /// The share of `shared` in the people under the companion, as a fraction.
        package let shareOfCompanion: Double
        /// The lift, as `CodedQuestion.lift` has it.
        package let lift: Double
    }

    /// The code that is asked about.
    package let code: CodeIndex
    /// Codes with at least one person in common, most first; those above and below the code, which share its people by
    /// their nature, are left out.
    package let companions: [Companion]

    /// Compares a code with all others in one pass over the question's mentions.
    package init(of code: CodeIndex, in question: CodedQuestion) {
        self.code = code
        let people = question.respondents(under: code)
        let shared = question.netRespondents(among: people)
        let own = question.counts(of: code).netRespondents
        let lineage = Set(question.lineage(of: code))
        companions = question.codeIndices.filter { other in
            shared[other] > 0 && !(code..<question.subtreeEnd(of: code)).contains(other) && !lineage.contains(other)
        }.map { other in
            let theirs = question.counts(of: other).netRespondents
            return Companion(
                code: other, shared: shared[other], shareOfCode: Double(shared[other]) / Double(own),
                shareOfCompanion: Double(shared[other]) / Double(theirs),
                lift: question.lift(shared: shared[other], own, theirs))
        }.sorted { $0.shared > $1.shared }
    }
}

/// How many people each two of some codes share.
package struct CoOccurrenceMatrix: Sendable {
    /// The most codes a matrix takes.
    package static let limit = 64

    /// Rows and columns, most people first.
    package let codes: [CodeIndex]
    private let counts: [Int]

    /// Counts the shared people of the codes with most people.
    /// - Parameters:
    ///   - level: The codes to choose among, such as those of the first level, or all without sub-codes.
    ///   - size: How many codes to take at most.
    package init(of level: [CodeIndex], in question: CodedQuestion, size: Int = Self.limit) {
        let codes = Array(
            level.filter { question.counts(of: $0).netRespondents > 0 }
                .sorted { question.counts(of: $0).netRespondents > question.counts(of: $1).netRespondents }
                .prefix(min(size, Self.limit)))
        self.codes = codes
        counts = Self.count(codes, in: question)
    }

    /// How many people are under both codes; on the diagonal, under the one.
    /// - Parameters:
    ///   - row: A place in `codes`.
    ///   - column: A place in `codes`.
    package func shared(_ row: Int, _ column: Int) -> Int { counts[row * codes.count + column] }

    /// Gathers for each person the codes they are under, as bits, then counts each two of them.
    private static func count(_ codes: [CodeIndex], in question: CodedQuestion) -> [Int] {
        var codesOfPerson = Array(repeating: UInt64(0), count: question.respondentLimit)
        for (place, code) in codes.enumerated() {
            for answer in question.netAnswers(of: code) {
                codesOfPerson[question.respondent(of: answer)] |= 1 << UInt64(place)
            }
        }
        var counts = Array(repeating: 0, count: codes.count * codes.count)
        for bits in codesOfPerson where bits != 0 {
            var rows = bits
            while rows != 0 {
                let row = rows.trailingZeroBitCount
                rows &= rows - 1
                var columns = bits
                while columns != 0 {
                    counts[row * codes.count + columns.trailingZeroBitCount] += 1
                    columns &= columns - 1
                }
            }
        }
        return counts
    }
}

extension CodedQuestion {
    /// The lift of two codes: how many people share them, divided by how many would if the codes were independent. Above 1 the
    /// codes go together. The base is the coded respondents.
    /// - Parameters:
    ///   - shared: People under both.
    ///   - left: People under the one, above 0.
    ///   - right: People under the other, above 0.
    package func lift(shared: Int, _ left: Int, _ right: Int) -> Double {
        Double(shared) * Double(codedRespondents) / (Double(left) * Double(right))
    }
}
