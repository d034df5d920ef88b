import TestSupport
import Testing

@testable import CodingModel

@Suite("Sets of answers")
struct AnswerSetTests {
    @Test("The neighbours of any place in a row are found", arguments: Rounds.seeds(60))
    func neighbours(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let size = Int.random(in: 1...300, using: &random)
        let members = (0..<size).filter { _ in Int.random(in: 0..<10, using: &random) < Int(seed % 10) }
        let elements = (0..<size).filter { _ in Bool.random(using: &random) }
        var set = AnswerSet()
        for member in members.shuffled(using: &random) { set.insert(member) }
        #expect(set.count == members.count)
        let row = IndexRow(elements.map { UInt32($0) }[...])
        for place in 0..<size {
            #expect(set.contains(place) == members.contains(place))
            #expect(set.first(atOrAfter: place) == members.first { $0 >= place })
            #expect(set.last(atOrBefore: place) == members.last { $0 <= place })
        }
        for position in elements.indices {
            #expect(
                set.firstPosition(in: row, atOrAfter: position)
                    == elements.indices.first { $0 >= position && members.contains(elements[$0]) })
            #expect(
                set.lastPosition(in: row, atOrBefore: position)
                    == elements.indices.last { $0 <= position && members.contains(elements[$0]) })
        }
        #expect(set.firstPosition(in: row, atOrAfter: elements.count) == nil)
        #expect(set.lastPosition(in: row, atOrBefore: -1) == nil && !set.contains(size + 64))
    }
}
