import Foundation
import Testing

@testable import TerminalText

@Suite struct UnicodeTableTests {
    @Test(.enabled(if: UnicodeDataFiles.areInstalled, "install the Debian package unicode-data"))
    func theCommittedTableIsWhatTheDataGive() throws {
        var root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let script = root.appendingPathComponent("Scripts/generate-unicode-tables")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script.path, "--check"]
        let output = Pipe()
        process.standardError = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
    }

    @Test func everyScalarHasProperties() {
        for value in UInt32(0)...0x10FFFF where Unicode.Scalar(value) != nil {
            let properties = ScalarProperties(of: value)
            #expect(properties.rawValue & 0xF <= 14 && properties.rawValue >> 4 & 7 <= 5, "U+\(value)")
        }
    }

    @Test(.enabled(if: UnicodeDataFiles.areInstalled, "install the Debian package unicode-data"))
    func visibleWideScalarsTakeTwoCells() throws {
        for line in try UnicodeDataFiles.lines(of: "EastAsianWidth.txt") {
            let fields = line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            guard fields[1] == "W" || fields[1] == "F" else { continue }
            let ends = fields[0].components(separatedBy: "..")
            let first = try #require(UInt32(ends[0], radix: 16))
            let last = try #require(UInt32(ends[ends.count - 1], radix: 16))
            for value in first...last {
                let properties = ScalarProperties(of: value)
                let isMark = properties.breakClass == .extend && properties.width == 0
                #expect(isMark || properties.width == 2, "U+\(String(value, radix: 16))")
            }
        }
    }
}
