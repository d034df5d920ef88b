import Canvas
import TerminalText
import TestSupport
import Testing

@testable import CursesTerminal

@Suite("Bytes that become keys")
struct KeyDecoderTests {
    private let sequences = KeySequences(known: [Array("\u{1B}OX".utf8): .up, Array("\u{1B}[[A".utf8): .function(1)])

    private func events(_ parts: String..., finish: Bool = true) -> [InputEvent] {
        var decoder = KeyDecoder(sequences: sequences)
        var events: [InputEvent] = []
        for part in parts { events += decoder.decode(part.utf8, milliseconds: 0) }
        return finish ? events + decoder.finish() : events
    }

    @Test(
        "Each sequence is its key",
        arguments: [
            ("a", .character("a")), ("é", .character("é")), ("漢", .character("漢")), (" ", .character(" ")),
            ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
            ("\u{1}", .control("a")), ("\u{1A}", .control("z")), ("\0", .control(" ")), ("\u{1C}", .control("\\")),
            ("\u{1F}", .control("_")), ("\u{1B}", .escape), ("\u{1B}x", .alt("x")), ("\u{1B}é", .alt("é")),
            ("\u{1B}P", .alt("P")), ("\u{1B}[", .alt("[")), ("\u{1B}O", .alt("O")), ("\u{1B}]", .alt("]")),
            ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[1;5C", .right), ("\u{1B}[D", .left), ("\u{1B}[H", .home),
            ("\u{1B}[4~", .end), ("\u{1B}[5~", .pageUp), ("\u{1B}[6;2~", .pageDown), ("\u{1B}[2~", .insert),
            ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)), ("\u{1B}[15~", .function(5)),
            ("\u{1B}[24~", .function(12)), ("\u{1B}[[A", .function(1)), ("\u{1B}[[E", .function(5)), ("\u{1B}OX", .up),
            ("\u{1B}OM", .enter), ("\u{1B}Oq", .character("1")), ("\u{1B}\r", .enter),
        ] as [(String, Key)])
    func sequences(bytes: String, key: Key) {
        #expect(events(bytes) == [.key(key)])
    }

    @Test("Keys that come at once stay in order")
    func order() {
        #expect(
            events("j\u{1B}[Ak\rx") == [
                .key(.character("j")), .key(.up), .key(.character("k")), .key(.enter), .key(.character("x")),
            ])
    }

    @Test("Two escapes are two keys")
    func escapes() {
        #expect(events("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    }

    @Test("A sequence may come in parts")
    func sequenceInParts() {
        #expect(events("\u{1B}", "[", "1;", "5A") == [.key(.up)])
        #expect(events("\u{1B}O", "X") == [.key(.up)])
    }

    @Test("A character may come in parts")
    func characterInParts() {
        var decoder = KeyDecoder(sequences: sequences)
        var events: [InputEvent] = []
        for byte in "漢字".utf8 { events += decoder.decode([byte], milliseconds: 0) }
        #expect(events == [.key(.character("漢")), .key(.character("字"))])
        #expect(!decoder.isWaiting)
    }

    @Test(
        "An unknown sequence is swallowed whole",
        arguments: [
            "\u{1B}[99~", "\u{1B}[?1;2c", "\u{1B}[I", "\u{1B}[27;5;9~", "\u{1B}]11;rgb:0/0/0\u{7}",
            "\u{1B}P1$r\u{1B}\\",
        ])
    func unknown(sequence: String) {
        #expect(events(sequence + "j") == [.key(.character("j"))])
    }

    @Test("A broken sequence does not swallow the next key")
    func brokenSequence() {
        #expect(events("\u{1B}[1;\u{1B}[A") == [.key(.up)])
        #expect(events("\u{1B}[1\r") == [.key(.enter)])
    }

    @Test("Bytes that are not UTF-8 are dropped")
    func invalidUTF8() {
        var decoder = KeyDecoder(sequences: sequences)
        let events = decoder.decode([0x61, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xC2, 0x85, 0x62], milliseconds: 0)
        #expect(events == ["a", "(", "b"].map { .key(.character($0)) })
    }

    @Test("A paste is one event and is not interpreted")
    func paste() {
        let pasted = "line 1\r\u{1B}[A漢"
        #expect(
            events("x\u{1B}[200~\(pasted)\u{1B}[201~y") == [
                .key(.character("x")), .paste(RawText(pasted)), .key(.character("y")),
            ])
    }

    @Test("A paste may come byte for byte")
    func pasteInParts() {
        var decoder = KeyDecoder(sequences: sequences)
        var events: [InputEvent] = []
        for byte in "\u{1B}[200~a\u{1B}[20\u{1B}[201~b".utf8 {
            events += decoder.decode([byte], milliseconds: 0)
            if !decoder.isWaiting { events += decoder.finish() }
        }
        #expect(events == [.paste("a\u{1B}[20"), .key(.character("b"))])
    }

    @Test("A paste is bounded")
    func boundedPaste() {
        let long = String(repeating: "x", count: PasteCollector.limit + 10)
        guard case .paste(let text)? = events("\u{1B}[200~\(long)\u{1B}[201~").first else {
            Issue.record("no paste came")
            return
        }
        #expect(text.string.utf8.count == PasteCollector.limit)
    }

    @Test("Control-C ends a paste that never ends")
    func endlessPaste() {
        #expect(events("\u{1B}[200~abc\u{3}j") == [.paste("abc"), .key(.character("j"))])
    }

    @Test("Mouse reports say where and what")
    func mouse() {
        func at(_ column: Int, _ row: Int, _ action: MouseEvent.Action) -> InputEvent {
            .mouse(MouseEvent(point: Point(column: column, row: row), action: action))
        }
        #expect(events("\u{1B}[<0;3;2M\u{1B}[<0;3;2m") == [at(2, 1, .press(.left))])
        #expect(
            events("\u{1B}[<2;300;2M\u{1B}[<64;1;1M\u{1B}[<65;1;1M") == [
                at(299, 1, .press(.right)), at(0, 0, .scrollUp), at(0, 0, .scrollDown),
            ])
        #expect(events("\u{1B}[M !!") == [at(0, 0, .press(.left))])
        #expect(events("\u{1B}[<35;3;2M\u{1B}[<0;0;0M").isEmpty)
    }

    @Test("Two quick presses are a double click", arguments: [(300, true), (900, false)])
    func doubleClick(delay: Int64, isDouble: Bool) {
        var decoder = KeyDecoder(sequences: sequences)
        let press = "\u{1B}[<0;3;2M".utf8
        _ = decoder.decode(press, milliseconds: 1000)
        let action: MouseEvent.Action = isDouble ? .doubleClick : .press(.left)
        #expect(
            decoder.decode(press, milliseconds: 1000 + delay) == [
                .mouse(MouseEvent(point: Point(column: 2, row: 1), action: action))
            ])
    }

    @Test("No bytes ever stall the decoder", arguments: 0..<40)
    func anyBytes(round: Int) {
        let seed = 0xBEEF_0000 + UInt64(round)
        var generator = SplitMix64(seed: seed)
        var decoder = KeyDecoder(sequences: sequences)
        let alphabet: [UInt8] = [
            0x1B, 0x5B, 0x4F, 0x3B, 0x31, 0x7E, 0x41, 0x4D, 0xC3, 0xE6, 0x80, 0xFF, 0x00, 0x0D, 0x3C,
        ]
        for _ in 0..<200 {
            let length = Int.random(in: 1...5, using: &generator)
            let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            _ = decoder.decode(bytes, milliseconds: 0)
        }
        _ = decoder.decode([0x03], milliseconds: 0)
        _ = decoder.finish()
        #expect(decoder.decode([0x6A], milliseconds: 0) == [.key(.character("j"))], "seed \(seed)")
    }
}
