import CodingModel
import TerminalText
import TestSupport

/// The rules again, as naively as can be: sets and dictionaries, every count worked out from scratch.
struct ReferenceModel {
    private var labels: [RawText: [CodePath: RawText]] = [:]
    private var answers: [RawText: [CodePath: Set<Answer>]] = [:]
    private var texts: [RawText: RawText] = [:]

    init(_ pages: [Page]) {
        for question in pages.flatMap(\.questions) {
            let identifier = RawText(question.identifier)
            texts[identifier] = texts[identifier] ?? RawText(question.text)
            for code in question.codes { add(code, below: [], to: identifier) }
        }
    }

    private mutating func add(_ code: Code, below ids: [Int64], to question: RawText) {
        guard let path = CodePath(ids: ids + [code.id]) else { return }
        if labels[question]?[path] == nil { labels[question, default: [:]][path] = RawText(code.label) }
        answers[question, default: [:]][path, default: []].formUnion(code.answers)
        for child in code.children { add(child, below: path.ids, to: question) }
    }

    var reading: Reading {
        let questions = texts.map { identifier, text in (identifier, question(identifier, text: text)) }
        let said = questions.flatMap { identifier, question in
            question.answers.keys.map { Reading.Said(question: identifier, answer: $0) }
        }
        return Reading(
            questions: Dictionary(uniqueKeysWithValues: questions),
            respondents: Dictionary(grouping: said, by: \.answer.responseIdentifier).mapValues { Set($0) })
    }

    private func question(_ identifier: RawText, text: RawText) -> Reading.Question {
        let answers = self.answers[identifier] ?? [:]
        let distinct = answers.values.reduce(into: Set<Answer>()) { $0.formUnion($1) }
        let codes = (labels[identifier] ?? [:]).map { path, label in
            (path, code(path, label: label, answers: answers))
        }
        return Reading.Question(
            text: text, codes: Dictionary(uniqueKeysWithValues: codes),
            answers: Dictionary(
                uniqueKeysWithValues: distinct.map { answer in
                    (answer, Set(answers.filter { $0.value.contains(answer) }.keys))
                }),
            codedRespondents: Set(distinct.map(\.responseIdentifier)).count,
            mentions: answers.values.map(\.count).reduce(0, +))
    }

    private func code(_ path: CodePath, label: RawText, answers: [CodePath: Set<Answer>]) -> Reading.Code {
        let direct = answers[path] ?? []
        let subtree = answers.filter { $0.key.ids.starts(with: path.ids) }.values
        let net = subtree.reduce(into: Set<Answer>()) { $0.formUnion($1) }
        return Reading.Code(
            label: label, direct: direct, net: net,
            counts: CodeCounts(
                directAnswers: direct.count, netAnswers: net.count,
                directRespondents: Set(direct.map(\.responseIdentifier)).count,
                netRespondents: Set(net.map(\.responseIdentifier)).count,
                netMentions: subtree.map(\.count).reduce(0, +)))
    }
}
