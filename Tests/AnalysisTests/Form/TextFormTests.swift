import Foundation
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("The same text", .permit(.processor))
struct TextFormTests {
    @Test(
        "Texts that a reader takes for the same are the same",
        arguments: [
            ("didn't", "didn’t"), ("didn't", "didnʼt"), ("don't", "don&#39;t"), ("\"no\"", "„no“"), ("\"no\"", "«no»"),
            ("très bien !", "très bien\u{202F}!"), ("late delivery", "late\ndelivery"),
            ("late delivery", "\tlate \r\n delivery "),
            ("Café", "Cafe\u{301}"), ("Café", "Caf&eacute;"),
            ("한국어", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}\u{110B}\u{1165}"),
            ("2-3 days", "2–3 days"), ("wait...", "wait…"), ("office", "oﬃce"), ("OK 24", "ＯＫ　２４"),
            ("cooperate", "co\u{AD}operate"),
            ("می\u{200C}خواهم", "میخواهم"), ("❤", "❤\u{FE0F}"), ("Å", "\u{212B}"), ("が", "か\u{3099}"),
            ("", " \u{200B}\n"),
        ])
    func same(left: String, right: String) {
        #expect(TextForm(RawText(left)) == TextForm(RawText(right)))
    }

    @Test(
        "Case and accents make a difference unless they are folded",
        arguments: [
            ("No", "no", .letterCase), ("Straße", "STRASSE", .letterCase), ("ΣΟΦΟΣ", "σοφος", .letterCase),
            ("Café", "Cafe", .accents), ("Łódź", "Lodz", .accents), ("Straße", "Strasse", .accents),
            ("İstanbul", "istanbul", [.letterCase, .accents]),
        ] as [(String, String, Folding)])
    func folded(left: String, right: String, folding: Folding) {
        #expect(TextForm(RawText(left)) != TextForm(RawText(right)))
        #expect(TextForm(RawText(left), folding: folding) == TextForm(RawText(right), folding: folding))
    }

    @Test(
        "Other texts stay apart, whatever is folded",
        arguments: [
            ("ılk", "ilk"), ("и", "й"), ("か", "が"), ("a b", "ab"), ("No", "No."), ("¨", " "), ("&amp;amp;", "&"),
            ("x", "×"),
            ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "🏴"),
        ])
    func apart(left: String, right: String) {
        #expect(
            TextForm(RawText(left), folding: [.letterCase, .accents])
                != TextForm(RawText(right), folding: [.letterCase, .accents]))
    }

    @Test("Random texts have the form that the reference has", arguments: Rounds.seeds(20))
    func reference(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<Rounds.scaled(20) {
            let text = MixedText.text(upTo: 12, using: &random)
            for folding in [[], .letterCase, .accents, [.letterCase, .accents]] as [Folding] {
                let expected = ReferenceForm(
                    text, foldsCase: folding.contains(.letterCase), foldsAccents: folding.contains(.accents))
                let form = TextForm(RawText(text), folding: folding)
                #expect(
                    form.bytes == Array(expected.text.utf8), "\(seed): \(text.unicodeScalars.map(\.value)) \(folding)")
            }
        }
    }

    @Test(
        "Random patterns are found in random texts where the reference finds them",
        arguments: Rounds.seeds(30))
    func search(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<Rounds.scaled(25) {
            var text = MixedText.text(upTo: 14, using: &random)
            let pattern = MixedText.text(upTo: 3, using: &random)
            // Half of the patterns are there.
            if Bool.random(using: &random) {
                text += MixedText.text(upTo: 2, using: &random) + pattern + MixedText.text(upTo: 2, using: &random)
            }
            let query = TextQuery(RawText(pattern))
            let expected = ReferenceSearch(pattern)
            #expect((query == nil) == (expected == nil), "\(seed): \(pattern.unicodeScalars.map(\.value))")
            guard let query, let expected else { continue }
            let found = query.ranges(in: RawText(text))
            let points = "\(pattern.unicodeScalars.map(\.value)) in \(text.unicodeScalars.map(\.value))"
            #expect(found == expected.ranges(in: text), "\(seed): \(points)")
            #expect(query.matches(RawText(text)) == !found.isEmpty, "\(seed): \(points)")
        }
    }

    @Test(
        "No text that has a pattern is passed over where it lies amid others", arguments: Rounds.seeds(20))
    func amidOthers(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<Rounds.scaled(60) {
            let parts = (0..<3).map { _ in Array(MixedText.text(upTo: 6, using: &random).utf8) }
            let pattern = MixedText.text(upTo: 3, using: &random)
            guard let matcher = TextMatcher(pattern) else { continue }
            let isInPart = parts.contains { part in part.withUnsafeBufferPointer { matcher.isFound(in: $0) } }
            let all = Array(parts.joined())
            let mayBe = all.withUnsafeBufferPointer { matcher.mayBe(in: $0) }
            #expect(mayBe || !isInPart, "\(seed): \(pattern) in \(parts)")
        }
    }

    @Test("Every scalar has the form that its properties and its decomposition give it")
    func everyScalar() {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x33FF, 0xA640...0xABFF, 0xAC00...0xAC40, 0xF900...0xFFFF, 0x1D400...0x1D7FF, 0x1F100...0x1F1FF,
            0x2F800...0x2FA1D,
        ]
        for scalar in ranges.joined().compactMap({ Unicode.Scalar($0) }) {
            // The table is of Unicode 15. Of Cherokee upper case is the folded one; a wide line above is a narrow one.
            guard let age = scalar.properties.age, age.major <= 15, scalar != "&",
                scalar.properties.name?.hasPrefix("CHEROKEE") != true,
                !(0xFE49...0xFE4C ~= scalar.value || scalar.value == 0xFFE3)
            else { continue }
            let text = String(scalar)
            #expect(TextForm(RawText(text)).bytes == Array(ReferenceForm(text).text.utf8), "\(scalar.value)")
            let folded = ReferenceForm(text, foldsCase: true).text
            #expect(TextForm(RawText(text), folding: .letterCase).bytes == Array(folded.utf8), "\(scalar.value)")
        }
    }

    @Test("A letter with any number of marks takes time in proportion")
    func manyMarks() {
        let marks = String(repeating: "\u{301}\u{323}", count: 50_000)
        let text = RawText("Cafe\(marks), late")
        #expect(TextQuery("cafe, late")?.matches(text) == true)
        #expect(TextForm(text).bytes.count == 10 + 200_000)
    }

    @Test(
        "The committed tables are what Unicode's data give",
        .enabled(
            if: FileManager.default.fileExists(atPath: "/usr/share/unicode/allkeys.txt"),
            "install the Debian package unicode-data"))
    func tables() throws {
        var root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", root.appendingPathComponent("Scripts/generate-form-tables").path, "--check"]
        let output = Pipe()
        process.standardError = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
    }
}
