import Foundation
import Testing

@Suite("House rules of the tests") struct HouseRuleTests {
    /// Every Swift file of the tests, by its path below Tests/.
    private static func sources() throws -> [(path: String, text: String)] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
        let files = try #require(FileManager.default.enumerator(atPath: folder))
        let paths = files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
        return try paths.sorted().map { ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) }
    }

    @Test("Every test and every suite is named by words that begin with a capital")
    func names() throws {
        // Not those in a comment or in a text.
        let attribute = /(?m)^ *@(Test|Suite)\b(?!\(\s*"[^a-z])/
        for (path, text) in try Self.sources() {
            for match in text.matches(of: attribute) {
                let line = text[..<match.range.lowerBound].count { $0 == "\n" } + 1
                Issue.record("\(path):\(line): give it a name: @\(match.1)(\"A sentence\")")
            }
        }
    }

    @Test("No test has a time limit that others' work counts against")
    func timeLimits() throws {
        let forbidden = ".timeLimit" + "("
        for (path, text) in try Self.sources() where text.contains(forbidden) {
            Issue.record("\(path): use .permit(…) instead of \(forbidden)…)")
        }
    }
}
