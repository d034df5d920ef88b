import CodingModel

/// Explains a code's net number: the parts it is put together from, and the overlaps that are counted once.
/// ```
/// let note = CountNote(of: service, in: question)   // Service: Ann and Ben on the code itself, Ann and Cat under Speed
/// note.parts.map(\.respondents)                     // [2, 2]: together 4, and the net is 3
/// note.respondentsInSeveralParts                    // 1: Ann
/// ```
package struct CountNote: Sendable {
    /// A part of a net: a sub-code, or the code itself.
    package struct Part: Hashable, Sendable {
        /// The sub-code's row; nil for the code itself.
        package let code: CodeIndex?
        /// Distinct answers of the part.
        package let answers: Int
        /// Distinct people of the part.
        package let respondents: Int
    }

    /// The code that is explained.
    package let code: CodeIndex
    /// The code itself, where answers are listed on it, and the codes one level below it. An answer or a person can be in
    /// several parts.
    package let parts: [Part]
    /// The answers of all parts, added up.
    package let answersOfParts: Int
    /// The people of all parts, added up.
    package let respondentsOfParts: Int
    /// Answers that are in two parts or more.
    package let answersInSeveralParts: Int
    /// People who are in two parts or more.
    package let respondentsInSeveralParts: Int
    /// People with two answers or more under the code.
    package let respondentsWithSeveralAnswers: Int
    /// People who are also under another code of the same level.
    package let respondentsUnderSiblings: Int
    /// How many other codes there are on the same level under the same parent.
    package let siblings: Int

    /// Counts the answers and people of a code, its parts and its siblings.
    package init(of code: CodeIndex, in question: CodedQuestion) {
        self.code = code
        let children = question.children(of: code)
        let counts = question.counts(of: code)
        var parts = children.map { child in
            let counts = question.counts(of: child)
            return Part(code: child, answers: counts.netAnswers, respondents: counts.netRespondents)
        }
        if counts.directAnswers > 0 {
            parts.insert(Part(code: nil, answers: counts.directAnswers, respondents: counts.directRespondents), at: 0)
        }
        self.parts = parts
        answersOfParts = parts.reduce(0) { $0 + $1.answers }
        respondentsOfParts = parts.reduce(0) { $0 + $1.respondents }
        let rows = children.map(question.netAnswers) + [question.directAnswers(of: code)]
        answersInSeveralParts = Self.several(rows.map { Array($0) }, below: question.answerLimit)
        respondentsInSeveralParts = Self.several(
            rows.map { $0.map(question.respondent(of:)) }, below: question.respondentLimit)
        var answersOfPerson = Array(repeating: UInt8(0), count: question.respondentLimit)
        for answer in question.netAnswers(of: code) {
            let person = question.respondent(of: answer)
            answersOfPerson[person] = min(2, answersOfPerson[person] + 1)
        }
        respondentsWithSeveralAnswers = answersOfPerson.count { $0 > 1 }
        let others = question.siblings(of: code)
        siblings = others.count
        var isElsewhere = Array(repeating: false, count: question.respondentLimit)
        for sibling in others {
            for answer in question.netAnswers(of: sibling) { isElsewhere[question.respondent(of: answer)] = true }
        }
        respondentsUnderSiblings = zip(answersOfPerson, isElsewhere).count { $0 > 0 && $1 }
    }

    /// How many values are in two rows or more.
    private static func several(_ rows: [[Int]], below limit: Int) -> Int {
        var lastRow = Array(repeating: -1, count: limit)
        var isSeveral = Array(repeating: false, count: limit)
        for (row, values) in rows.enumerated() {
            for value in values {
                if lastRow[value] >= 0, lastRow[value] != row { isSeveral[value] = true }
                lastRow[value] = row
            }
        }
        return isSeveral.count { $0 }
    }
}
