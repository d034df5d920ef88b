// Who is under which code.
extension CodedQuestion {
    /// For each respondent of the job, whether an answer of theirs is in the code's subtree.
    package func respondents(under code: CodeIndex) -> [Bool] {
        var isUnder = Array(repeating: false, count: respondents.count)
        for answer in netAnswers(of: code) { isUnder[respondent(of: answer)] = true }
        return isUnder
    }

    /// For each code how many of some people are in its subtree, each counted once.
    /// - Parameter people: For each respondent of the job, whether they count.
    package func netRespondents(among people: [Bool]) -> [Int] {
        let rows = CompressedRows(rowCount: codes.count) { add in
            for code in 0..<codes.count {
                for answer in index.direct[code] where people[respondent(of: Int(answer))] { add(code, answer) }
            }
        }
        return SubtreeCounts(codes: codes, rows: rows, valueCount: respondents.count) {
            respondent(of: Int($0))
        }.net
    }
}
