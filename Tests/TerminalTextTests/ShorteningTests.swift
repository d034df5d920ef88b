import Testing

@testable import TerminalText

@Suite("Text whose end says most, or as much as its beginning")
struct ShorteningTests {
    @Test(
        "A path keeps its end",
        arguments: [
            ("Delivery › Late", 15, "Delivery › Late"), ("Delivery › Late", 6, "… Late"), ("配達 › 遅い", 4, "…い"),
            ("配達 › 遅い", 5, "…遅い"), ("Late", 1, "…"), ("Late", 0, ""), ("a🇩🇪", 2, "…"),
        ])
    func end(text: String, columns: Int, expected: String) {
        #expect(DisplayText(RawText(text)).truncatedAtStart(to: columns).string == expected)
    }

    @Test(
        "A name keeps its beginning and its end",
        arguments: [
            ("TRAIN-2025-SPRING", 17, "TRAIN-2025-SPRING"), ("TRAIN-2025-SPRING", 11, "TRAIN…PRING"),
            ("TRAIN-2025-AUTUMN", 10, "TRAIN…TUMN"), ("配達が遅い", 7, "配…遅い"), ("abc", 2, "…c"), ("abc", 0, ""),
        ])
    func middle(text: String, columns: Int, expected: String) {
        #expect(DisplayText(RawText(text)).truncatedInMiddle(to: columns).string == expected)
    }

    @Test("Of several wordings the first is taken that has room; where none has, the last is cut")
    func wordings() {
        let wordings: [DisplayText] = ["one two three four", "one two", "three"]
        #expect(wordings.fullest(in: 17) == "one two" && wordings.fullest(in: 4) == nil)
        #expect(wordings.fullest(in: 10, lines: 2) == ["one two", "three four"])
        #expect(wordings.fullest(in: 10, lines: 1) == ["one two"])
        #expect(wordings.fullest(in: 4, lines: 1) == ["thr…"])
        #expect(wordings.fullest(in: 10, lines: 0).isEmpty && [DisplayText]().fullest(in: 9, lines: 2).isEmpty)
    }

    @Test("A text is cut where a character begins, wherever that is wanted")
    func scalarStart() {
        let text = "aé漢🇩🇪z"
        for offset in -1...text.utf8.count + 2 {
            let place = text.utf8.span.scalarStart(atOrBefore: offset)
            #expect(place <= max(0, offset) && max(0, min(offset, text.utf8.count)) - place < 4)
            #expect(String(validating: Array(text.utf8.prefix(place)), as: UTF8.self) != nil, "\(offset)")
            let bytes = Array("x\(text)".utf8).dropFirst()
            #expect(Array(RawText(utf8: bytes, atMost: offset).string.utf8) == Array(bytes.prefix(place)), "\(offset)")
        }
    }

    @Test("Whatever the text and the room, the result fits and its width is true")
    func fits() {
        let texts = ["👩‍👩‍👧 family", "e\u{301}e\u{301}e\u{301}", "한국어 단어", "नमस्ते दुनिया", "a🇩🇪b🇫🇷c", "plain"]
        for text in texts {
            for columns in 0...16 {
                for short in [
                    DisplayText(RawText(text)).truncatedAtStart(to: columns),
                    DisplayText(RawText(text)).truncatedInMiddle(to: columns),
                ] {
                    #expect(short.width <= columns, "\(text) in \(columns)")
                    #expect(short.clusters.reduce(0) { $0 + $1.width } == short.width, "\(text) in \(columns)")
                }
            }
        }
    }
}
