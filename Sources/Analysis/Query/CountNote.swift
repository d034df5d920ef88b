import CodingModel

/// How the number beside a code came about.
package struct CountNote: Sendable {
    /// One of the things that a net is put together from.
    package struct Part: Hashable, Sendable {
        /// The sub-code; nil for the code itself.
        package let code: CodeIndex?
        /// Distinct answers, and distinct people.
        package let answers: Int
        package let respondents: Int
    }

    /// The code that is told about.
    package let code: CodeIndex
    /// The code itself, where answers are listed on it, and the codes one level below it. An answer or a person can be
    /// in several.
    package let parts: [Part]
    /// Answers, and people, that are in two parts or more.
    package let answersInSeveralParts: Int
    package let respondentsInSeveralParts: Int
    /// People with two answers or more under the code.
    package let respondentsWithSeveralAnswers: Int
    /// People who are also under another code of the same level.
    package let respondentsUnderSiblings: Int
    /// The codes of the same level under the same parent.
    package let siblings: Int

    /// Counts anew, from the answers of the code and its siblings.
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
