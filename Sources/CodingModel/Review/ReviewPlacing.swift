import TerminalText

extension CodedJob {
    /// Where keys are in the snapshot; what is not there is left out.
    ///
    /// Keys are taken respondent by respondent, so that one with very many answers, such as all that a survey gathered
    /// without a name, is gone through once and not for each key.
    func places(of keys: some Collection<ReviewKey>) -> [ReviewKey: ReviewPlace] {
        var indices: [RawText: Int?] = [:]
        var wanted: [Group: [ReviewKey]] = [:]
        for key in keys {
            let question = indices[key.question] ?? questionIndex(identifiedBy: key.question)
            indices[key.question] = .some(question)
            guard let question, let respondent = respondent(identifiedBy: key.answer.responseIdentifier) else {
                continue
            }
            wanted[Group(question: question, respondent: respondent), default: []].append(key)
        }
        var places: [ReviewKey: ReviewPlace] = [:]
        for (group, keys) in wanted { place(keys, of: group, in: &places) }
        return places
    }

    private func place(_ keys: [ReviewKey], of group: Group, in places: inout [ReviewKey: ReviewPlace]) {
        let question = questions[group.question]
        let waiting = Dictionary(grouping: keys, by: \.answer.digest)
        for reference in answers(of: group.respondent) where reference.question == group.question {
            for key in waiting[question.contentHash(of: reference.answer).value] ?? [] where places[key] == nil {
                guard let code = question.index(of: key.code) else { continue }
                places[key] = ReviewPlace(question: group.question, code: code, answer: reference.answer)
            }
        }
    }
}

private struct Group: Hashable {
    let question: Int
    let respondent: RespondentIndex
}
