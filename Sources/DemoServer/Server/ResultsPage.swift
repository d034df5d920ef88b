/// One page of a job's results and its place in the chain of cursors.
struct ResultsPage: Sendable {
    /// The cursor that asks for this page; nil for the first.
    let cursor: String?
    let questionCodes: [QuestionCodeData]
    let nextCursor: String?
}

extension [ResultsPage] {
    /// The whole job on one page.
    static func whole(_ questions: [QuestionCodeData]) -> [ResultsPage] {
        [ResultsPage(cursor: nil, questionCodes: questions, nextCursor: nil)]
    }

    /// Cuts a job into `count` pages (at least 3) in the awkward ways that the contract allows.
    ///
    /// A code's answers run over page ends, sub-codes come before the rest of their parent's answers, some answers of
    /// every question come on the last page only, pages differ in size, and one in the middle is empty.
    static func cut(
        _ questions: [QuestionCodeData], into count: Int, seed: UInt64
    ) -> [ResultsPage] {
        var generator = SeededGenerator(seed: seed)
        let steps = PageStep.steps(of: questions)
        var pages = unevenParts(of: steps, count: count - 1, using: &generator).map { part in
            part.reduce(into: []) { $1.add(to: &$0) }
        }
        pages.insert([], at: count / 2)
        let cursors = (0..<count).map { index in index == 0 ? nil : generator.cursor(forPage: index + 1) }
        return pages.indices.map { index in
            ResultsPage(
                cursor: cursors[index], questionCodes: pages[index],
                nextCursor: index + 1 < count ? cursors[index + 1] : nil)
        }
    }

    private static func unevenParts(
        of steps: [PageStep], count: Int, using generator: inout SeededGenerator
    ) -> [ArraySlice<PageStep>] {
        let weights = (0..<count).map { _ in 2 + generator.below(5) }
        let total = weights.reduce(0, +)
        var parts: [ArraySlice<PageStep>] = []
        var (start, weightSoFar) = (0, 0)
        for weight in weights {
            weightSoFar += weight
            let end = steps.count * weightSoFar / total
            parts.append(steps[start..<end])
            start = end
        }
        return parts
    }
}

extension SeededGenerator {
    /// An opaque cursor. It holds `+`, `/` and `=` because a client must be ready to percent-encode those.
    fileprivate mutating func cursor(forPage number: Int) -> String {
        "\(String(next() >> 16, radix: 36))+\(String(next() >> 40, radix: 36))/\(number)="
    }
}

/// The smallest thing that a page adds to a job: a code, with or without one of its answers.
private struct PageStep {
    let question: QuestionCodeData
    /// From the question's root down; only ids and labels matter.
    let path: [ResponseCode]
    let entry: ResponseEntry?

    static func steps(of questions: [QuestionCodeData]) -> [PageStep] {
        let steps = questions.flatMap { question in
            question.responseCodes.flatMap { Self.steps(of: $0, below: [], in: question) }
        }
        var (prompt, late): ([PageStep], [PageStep]) = ([], [])
        for (index, step) in steps.enumerated() {
            if step.entry != nil, index.isMultiple(of: 40) { late.append(step) } else { prompt.append(step) }
        }
        return prompt + late
    }

    private static func steps(
        of code: ResponseCode, below ancestors: [ResponseCode], in question: QuestionCodeData
    ) -> [PageStep] {
        let path = ancestors + [code]
        let own = code.responses.map { PageStep(question: question, path: path, entry: $0) }
        let below = code.subCodes.flatMap { steps(of: $0, below: path, in: question) }
        let half = own.count / 2
        return [PageStep(question: question, path: path, entry: nil)] + own[..<half] + below + own[half...]
    }

    func add(to questions: inout [QuestionCodeData]) {
        let known = questions.firstIndex { $0.questionIdentifier == question.questionIdentifier }
        let index = known ?? questions.endIndex
        if known == nil {
            questions.append(
                QuestionCodeData(
                    questionIdentifier: question.questionIdentifier, question: question.question, responseCodes: []))
        }
        Self.add(entry, at: path[...], to: &questions[index].responseCodes)
    }

    private static func add(_ entry: ResponseEntry?, at path: ArraySlice<ResponseCode>, to codes: inout [ResponseCode])
    {
        guard let code = path.first else { return }
        let known = codes.firstIndex { $0.id == code.id }
        let index = known ?? codes.endIndex
        if known == nil {
            codes.append(ResponseCode(id: code.id, label: code.label, responses: [], subCodes: []))
        }
        if path.count > 1 {
            add(entry, at: path.dropFirst(), to: &codes[index].subCodes)
        } else if let entry {
            codes[index].responses.append(entry)
        }
    }
}
