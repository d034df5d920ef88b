import CodingModel
import Exports
import TestSupport
import Testing

@testable import CodingService

@Suite("Pages that are merged later than they are read", .permit(.processor))
struct PageMergingTests {
    /// What is done with a page, at random.
    private enum Fate: CaseIterable {
        case read, recall, drop, breakOff, breakOffUnnoticed
    }

    @Test(
        "Whatever pages are kept, dropped or broken off around them, they give the job that they give at once",
        arguments: Rounds.seeds(8))
    func sameJob(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var merging = PageMerging(job: try Sample.job())
        var reference = CodedJobBuilder(job: try Sample.job())
        for number in 1...12 {
            // Some are longer than what is written down before it is merged.
            let length = Int.random(in: 0..<8, using: &random) > 0 ? 3 : 300_000
            let body = Self.page(Int.random(in: 1...number, using: &random), answerLength: length)
            switch Fate.allCases.randomElement(using: &random) ?? .read {
            case .read:
                merging.keep(try Self.read(body, into: &merging, &random))
                reference.keep(try reference.read(body))
            case .recall:
                let head = merging.read(body)
                merging.keep(try #require(head))
                reference.keep(try reference.read(body))
            case .drop:
                _ = try Self.read(body, into: &merging, &random)
                merging.drop()
            case .breakOff:
                let part = Array(body.prefix(Int.random(in: 1..<body.count, using: &random)))
                #expect(throws: DecodingFailure.self) { _ = try Self.read(part, into: &merging, &random) }
            case .breakOffUnnoticed:
                merging.begin()
                _ = merging.take(body.span.extracting(first: body.count / 2))
                merging.drop()
            }
            if Bool.random(using: &random) { merging.mergeKept() }
            if Bool.random(using: &random) {
                let (own, other) = (merging.snapshot(isComplete: false), reference.snapshot(isComplete: false))
                #expect(Self.document(own) == Self.document(other))
            }
        }
        let (own, other) = (merging.snapshot(isComplete: true), reference.snapshot(isComplete: true))
        #expect(Self.document(own) == Self.document(other))
        #expect(own.pagesMerged == other.pagesMerged)
    }

    @Test("How many pages brought nothing new is known, though the last one waits")
    func fruitless() throws {
        var merging = PageMerging(job: try Sample.job())
        let page = Array(Sample.page(1).utf8)
        var random = SplitMix64(seed: 1)
        var answers: [Bool] = []
        for _ in 1...4 {
            merging.keep(try Self.read(page, into: &merging, &random))
            answers.append(merging.isFruitless(for: 3))
        }
        #expect(answers == [false, false, false, true])
        merging.keep(try Self.read(Array(Sample.page(2).utf8), into: &merging, &random))
        let isStillFruitless = merging.isFruitless(for: 3)
        #expect(!isStillFruitless)
    }

    /// In two pieces.
    private static func read(
        _ body: [UInt8], into merging: inout PageMerging, _ random: inout SplitMix64
    ) throws -> PageHead {
        merging.begin()
        let cut = Int.random(in: 0...body.count, using: &random)
        _ = merging.take(body.span.extracting(first: cut))
        _ = merging.take(body.span.extracting(droppingFirst: cut))
        return try merging.end()
    }

    private static func page(_ number: Int, answerLength: Int) -> [UInt8] {
        let long = String(repeating: "\(number % 10)", count: answerLength)
        return Array(Sample.page(number).replacing("\"answer\":\"a\"", with: "\"answer\":\"\(long)\"").utf8)
    }

    private static func document(_ job: CodedJob) -> [UInt8] {
        var bytes: [UInt8] = []
        JobDocument(job).write { part in part.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }
        return bytes
    }
}
