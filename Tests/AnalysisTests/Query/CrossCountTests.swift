import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("Counting across codes and answers")
struct CrossCountTests {
    private func people(_ question: CodedQuestion, _ code: CodeIndex) -> Set<RespondentIndex> {
        Set(question.netAnswers(of: code).map(question.respondent(of:)))
    }

    @Test("Codes share the people that their nets have in common", arguments: Rounds.seeds(25))
    func coOccurrence(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for question in try job(of: RandomJob.page(using: &random)).questions {
            let nets = question.codeIndices.map { people(question, $0) }
            for code in question.codeIndices where !nets[code].isEmpty {
                let table = CoOccurrence(of: code, in: question)
                let branch = Set(question.lineage(of: code)).union(code..<question.subtreeEnd(of: code))
                let expected = question.codeIndices.filter {
                    !branch.contains($0) && !nets[$0].isDisjoint(with: nets[code])
                }
                #expect(Set(table.companions.map(\.code)) == Set(expected))
                #expect(table.companions.map(\.shared) == table.companions.map(\.shared).sorted(by: >))
                for companion in table.companions {
                    let shared = Double(nets[code].intersection(nets[companion.code]).count)
                    let (own, theirs) = (Double(nets[code].count), Double(nets[companion.code].count))
                    #expect(Double(companion.shared) == shared && companion.shareOfCode == shared / own)
                    #expect(companion.shareOfCompanion == shared / theirs)
                    let expectedShare = own / Double(question.codedRespondents) * theirs
                    #expect(abs(companion.lift - shared / expectedShare) < 1e-9)
                }
            }
            let matrix = CoOccurrenceMatrix(of: Array(question.codeIndices), in: question, size: 12)
            for (row, left) in matrix.codes.enumerated() {
                for (column, right) in matrix.codes.enumerated() {
                    #expect(matrix.shared(row, column) == nets[left].intersection(nets[right]).count)
                }
            }
        }
    }

    @Test("A note counts what a net is made of", arguments: Rounds.seeds(25))
    func note(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for question in try job(of: RandomJob.page(using: &random)).questions {
            for code in question.codeIndices {
                let note = CountNote(of: code, in: question)
                var parts = question.children(of: code).map { Set(question.netAnswers(of: $0)) }
                if !question.directAnswers(of: code).isEmpty {
                    parts.insert(Set(question.directAnswers(of: code)), at: 0)
                }
                #expect(note.parts.map(\.answers) == parts.map(\.count))
                let all = question.netAnswers(of: code)
                #expect(note.answersInSeveralParts == all.count { answer in parts.count { $0.contains(answer) } > 1 })
                let partPeople = parts.map { Set($0.map(question.respondent(of:))) }
                #expect(note.parts.map(\.respondents) == partPeople.map(\.count))
                let own = people(question, code)
                #expect(
                    note.respondentsInSeveralParts
                        == own.count { person in partPeople.count { $0.contains(person) } > 1 })
                #expect(
                    note.respondentsWithSeveralAnswers
                        == own.count { person in all.count { question.respondent(of: $0) == person } > 1 })
                let siblings = question.codeIndices.filter {
                    $0 != code && question.parent(of: $0) == question.parent(of: code)
                }
                #expect(note.siblings == siblings.count)
                let others = siblings.reduce(into: Set<Int>()) { $0.formUnion(people(question, $1)) }
                #expect(note.respondentsUnderSiblings == own.intersection(others).count)
            }
        }
    }

    @Test("Identical answers are grouped, the largest group first", arguments: Rounds.seeds(25))
    func duplicates(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for question in try job(of: RandomJob.page(using: &random)).questions {
            let groups = try #require(DuplicateGroups(of: question)).groups
            let byText = Dictionary(grouping: 0..<question.answerLimit) {
                ReferenceForm(question.answerText(of: $0).string).text
            }
            .values.filter { $0.count > 1 }
            #expect(Set(groups.map(\.answers)) == Set(byText.map { Array($0) }))
            #expect(groups.map(\.answers.count) == groups.map(\.answers.count).sorted(by: >))
            for group in groups {
                #expect(group.respondents == Set(group.answers.map(question.respondent(of:))).count)
            }
        }
    }
}
