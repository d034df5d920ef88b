import TestSupport
import Testing

@testable import TerminalText

@Suite("Names of the system, which need not be UTF-8")
struct SystemBytesTests {
    @Test("Any bytes come back as they were")
    func roundTrip() {
        var random = SplitMix64(seed: 13)
        let parts: [UInt8] = [0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF4, 0x8F, 0x9F, 0xB0, 0x80, 0x61]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...12, using: &random)
            // Many of them begin something that is UTF-8.
            let bytes = (0..<count).map { _ -> UInt8 in
                Bool.random(using: &random)
                    ? parts[Int.random(in: 0..<parts.count, using: &random)]
                    : UInt8.random(in: 1...255, using: &random)
            }
            let name = RawText(systemBytes: bytes)
            #expect(name.systemBytes == bytes)
            #expect(name.isDecoded == (name.string.utf8.elementsEqual(bytes)))
        }
    }

    @Test("A code point that stands for a byte comes back, too, where a name has it")
    func ownCodePoints() {
        for scalar in ["\u{10F780}", "\u{10F7FF}", "a\u{10F7E9}b"] {
            #expect(RawText(systemBytes: Array(scalar.utf8)).systemBytes == Array(scalar.utf8))
        }
    }

    @Test("A byte that is no UTF-8 is shown as U+FFFD")
    func shown() {
        #expect(DisplayText(RawText(systemBytes: [0x63, 0xE9, 0x2E])).string == "c\u{FFFD}.")
        #expect(DisplayText(RawText(systemBytes: [0x63, 0xE9, 0x2E])).width == 3)
        #expect(RawText(systemBytes: Array("café".utf8)) == "café")
    }
}
