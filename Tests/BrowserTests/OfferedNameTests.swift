import TerminalText
import TestSupport
import Testing

@testable import Browser

@Suite("Names of files that are offered")
struct OfferedNameTests {
    @Test(
        "A name is made of letters and digits, whatever the survey is called",
        arguments: [
            ("../../etc/NPS wave 7 / UK", "etc-NPS-wave-7-UK"), ("------a---b---", "a-b"), ("-rf", "rf"),
            (".profile", "profile"), ("CSAT-2024-Q1", "CSAT-2024-Q1"), ("wave_7", "wave_7"), ("a.b", "a-b"),
            ("顧客 2024", "顧客-2024"), ("Ärger\u{202E}x", "Ärger-x"), ("a\u{3164}b", "a-b"),
            ("$(reboot) `id` 'x' \"y\"\n;&|", "reboot-id-x-y"), ("~root", "root"),
            ("e\u{301}t\u{E9}", "e\u{301}t\u{E9}"),
        ])
    func names(survey: String, name: String) {
        #expect(OfferedName.stem(of: [RawText(survey)]) == name)
    }

    @Test("Where the survey has no letter the job names the file, and where that has none, the program does")
    func others() {
        #expect(OfferedName.stem(of: ["///", "job 12"]) == "job-12")
        #expect(OfferedName.stem(of: ["", "\u{200B}\u{202E}"]) == "export")
        #expect(OfferedName.stem(of: []) == "export")
    }

    @Test("No survey makes a name that a shell or a file system would not take")
    func anything() {
        var random = SplitMix64(seed: 7)
        let alphabet: [String] = [
            "a", "Z", "9", "_", "-", "-", ".", "/", " ", "$", "\n", "\u{301}", "é", "漢", "\u{202E}", "👩‍👩‍👧", "\u{0}", "ﷺ",
        ]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...200, using: &random)
            let survey = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }.joined()
            let name = OfferedName.stem(of: [RawText(survey)])
            #expect(!name.isEmpty && name.utf8.count <= 100, "\(survey.debugDescription)")
            #expect(!name.hasPrefix("-") && !name.hasPrefix(".") && !name.contains("--"), "\(name.debugDescription)")
            let isSafe = name.utf8.allSatisfy { byte in
                byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                    || Unicode.Scalar(byte).properties.isAlphabetic || (0x30...0x39).contains(byte)
            }
            #expect(isSafe, "\(name.debugDescription)")
            #expect(DisplayText(RawText(name)).string == name, "\(name.debugDescription)")
        }
    }
}
