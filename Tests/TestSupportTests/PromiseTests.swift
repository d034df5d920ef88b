import Foundation
import Testing

@Suite("What docs/SECURITY.md promises is held by tests") struct PromiseTests {
    private static let root =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    @Test("Every suite that it names is there")
    func suites() throws {
        let page = try String(contentsOfFile: "\(Self.root)/docs/SECURITY.md", encoding: .utf8)
        let files = try #require(FileManager.default.enumerator(atPath: "\(Self.root)/Tests"))
        let tests = try files.compactMap { $0 as? String }.filter { $0.hasSuffix("Tests.swift") }
            .map { try String(contentsOfFile: "\(Self.root)/Tests/\($0)", encoding: .utf8) }
        let suites = page.matches(of: /`(\w+Tests)`/).map { String($0.output.1) }
        #expect(suites.count > 15)
        for suite in Set(suites).sorted() { #expect(tests.contains { $0.contains("struct \(suite)") }, "\(suite)") }
    }

    @Test("Every line of its tables names one")
    func lines() throws {
        let page = try String(contentsOfFile: "\(Self.root)/docs/SECURITY.md", encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| Promise") }
        #expect(rows.count > 10)
        for row in rows { #expect(row.contains("Tests`"), "\(row)") }
    }
}
