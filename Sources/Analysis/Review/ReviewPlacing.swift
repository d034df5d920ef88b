import CodingModel
import TerminalText

/// An answer under a code, by places in a snapshot. Codes move as pages arrive: to remember the pair, keep a `ReviewKey`.
package struct ReviewPlace: Hashable, Sendable {
    /// The question's place in `CodedJob.questions`.
    package let question: Int
    /// The code's row in that question.
    package let code: CodeIndex
    /// The answer's number in that question.
    package let answer: AnswerIndex

    /// A place that is not checked against a job.
    package init(question: Int, code: CodeIndex, answer: AnswerIndex) {
        self.question = question
        self.code = code
        self.answer = answer
    }
}

extension CodedJob {
    /// The place of each key in the snapshot; nil for one whose answer or code it lacks.
    ///
    /// Keys are taken respondent by respondent: an empty identifier can stand for very many answers, which are then gone
    /// through once and not for each key.
    func places(of keys: [ReviewKey]) -> [ReviewPlace?] {
        var sought: [Sought] = []
        var indices: [RawText: Int?] = [:]
        for (position, key) in keys.enumerated() {
            let question = indices[key.question] ?? questionIndex(identifiedBy: key.question)
            indices[key.question] = .some(question)
            guard let question, let respondent = respondent(identifiedBy: key.answer.responseIdentifier) else {
                continue
            }
            sought.append(
                Sought(question: question, respondent: respondent, digest: key.answer.digest, position: position))
        }
        sought.sort()
        var places: [ReviewPlace?] = Array(repeating: nil, count: keys.count)
        for run in sought.chunks(where: { $0.question == $1.question && $0.respondent == $1.respondent }) {
            place(run, of: keys, in: &places)
        }
        return places
    }

    /// - Parameter run: The keys of one respondent's answers to one question, by digest.
    private func place(_ run: ArraySlice<Sought>, of keys: [ReviewKey], in places: inout [ReviewPlace?]) {
        guard let first = run.first else { return }
        let question = questions[first.question]
        for reference in answers(of: first.respondent) where reference.question == first.question {
            let digest = question.contentHash(of: reference.answer).value
            var next = run.partitionIndex { $0.digest >= digest }
            while next < run.endIndex, run[next].digest == digest {
                let position = run[next].position
                next += 1
                guard places[position] == nil, let code = question.index(of: keys[position].code) else { continue }
                places[position] = ReviewPlace(question: first.question, code: code, answer: reference.answer)
            }
        }
    }
}

/// A key whose question and respondent are found.
private struct Sought: Comparable {
    let question: Int
    let respondent: RespondentIndex
    let digest: UInt64
    /// The key's place in the list.
    let position: Int

    static func < (left: Sought, right: Sought) -> Bool {
        (left.question, left.respondent, left.digest, left.position)
            < (right.question, right.respondent, right.digest, right.position)
    }
}

extension Array {
    /// Cuts the list before each element that does not belong with the one before it.
    fileprivate func chunks(where belong: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
        var chunks: [ArraySlice<Element>] = []
        var start = 0
        for index in indices where index + 1 == count || !belong(self[index], self[index + 1]) {
            chunks.append(self[start...index])
            start = index + 1
        }
        return chunks
    }
}
