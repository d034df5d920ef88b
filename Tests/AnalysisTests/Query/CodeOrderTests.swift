import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("The order of codes")
struct CodeOrderTests {
    @Test(
        "Sorted trees keep families together, ties in the API's order",
        arguments: [
            (CodeOrder.api, ["1", "1/11", "1/11/111", "1/12", "2", "3"]),
            (.net, ["1", "1/11", "1/11/111", "1/12", "2", "3"]),
            (.label, ["2", "3", "1", "1/12", "1/11", "1/11/111"]),
            (.id, ["1", "1/11", "1/11/111", "1/12", "2", "3"]),
        ])
    func orderings(order: CodeOrder, expected: [String]) throws {
        let question = try job(of: JobPages.overlapping).questions[at: 0]
        let ordering = question.ordering(by: order)
        #expect(ordering.codes.map { question.path(of: $0).description } == expected)
        for (place, code) in ordering.codes.enumerated() { #expect(ordering.place(of: code) == place) }
    }

    @Test("Net order puts the larger first, id order the lower first")
    func netAndIDOrder() throws {
        let answers = (0..<3).map { Answer("r\($0): x") }
        let question = try job(
            of: Page(
                Question(
                    "Q1", Code(7, [answers[0]]), Code(-3, answers), Code(5, children: [Code(2), Code(1, [answers[1]])]))
            )
        ).questions[at: 0]
        #expect(question.ordering(by: .net).codes.map(question.id) == [-3, 7, 5, 1, 2])
        #expect(question.ordering(by: .id).codes.map(question.id) == [-3, 5, 1, 2, 7])
    }

    @Test("Of long labels the beginning counts, and those that begin alike stay in the API's order")
    func longLabels() throws {
        let long = String(repeating: "é", count: 600)
        #expect(try order([long + "b", "z", long + "a", "e"]) == ["e", long + "b", long + "a", "z"])
    }

    private func order(_ labels: [String]) throws -> [String] {
        let codes = labels.enumerated().map { Code(Int64($0), label: $1) }
        let question = try job(of: Page(Question("Q1", text: "", codes: codes))).questions[at: 0]
        return question.ordering(by: .label).codes.map { question.label(of: $0).string }
    }

    @Test(
        "Labels stand as a reader looks for them, whatever order they come in",
        arguments: [
            // The order of the case file sort.json.
            [
                "2", "2 minutes", "9 minutes", "10", "10 minutes", "Apple", "apple", "Äpfel", "ångstrom", "banana",
                "eclair", "éclair", "Öl", "Zebra", "zoo",
            ],
            ["", "(other)", "€ 5", "5 €", "a", "b", "ß", "t"],
            ["Äpfel", "äpfel", "Zebra", "Άλφα", "βήτα", "Ωμέγα", "Борис", "вода", "Ёж", "Яблоко", "שלום", "سلام"],
            ["☹ bad", "😀 good", "0", "007", "8", "10", "Version 2.9", "Version 2.10"],
            ["z", "가", "가나", "각", "나", "かな", "漢字", "𠀀"],
            ["１", "2", "３", "٤", "5"],
            ["lodz", "Łódź", "łódź", "mu", "oz", "øre", "p"],
            ["cote", "coté", "côte", "côté"],
        ] as [[String]])
    func labels(expected: [String]) throws {
        #expect(try order(expected.reversed()) == expected)
        var random = SplitMix64(seed: 7)
        #expect(try order(expected.shuffled(using: &random)) == expected)
    }

    @Test("Labels that are the same in form keep the API's order")
    func ties() throws {
        #expect(try order(["b", "a\u{308}", "ä", "Late ", "Late"]) == ["a\u{308}", "ä", "b", "Late ", "Late"])
    }
}
