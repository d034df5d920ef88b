import Foundation
import TestSupport
import Testing

@testable import TerminalText

@Suite("The table of widths", .permit(.processor))
struct UnicodeTableTests {
    @Test(
        "The committed table is what Unicode's data give",
        .enabled(if: UnicodeDataFiles.areInstalled, "install the Debian package unicode-data"))
    func table() throws {
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

    @Test("A look-up never leaves the table")
    func bounds() {
        #expect(UnicodeTable.blockIndex.utf8CodeUnitCount == 2 * 0x110000 / 64)
        let visible = (UInt32(0)...0x10FFFF).count { !ScalarProperties(of: $0).isHidden }
        #expect(visible > 1_000_000)
        #expect(ScalarProperties.kinds.allSatisfy { $0.width <= 2 })
    }

    @Test(
        "Visible wide scalars take two cells",
        .enabled(if: UnicodeDataFiles.areInstalled, "install the Debian package unicode-data"))
    func wideScalars() throws {
        for line in try UnicodeDataFiles.lines(of: "EastAsianWidth.txt") {
            let fields = line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            guard fields[1] == "W" || fields[1] == "F" else { continue }
            let ends = fields[0].components(separatedBy: "..")
            let first = try #require(UInt32(ends[0], radix: 16))
            let last = try #require(UInt32(ends[ends.count - 1], radix: 16))
            let wrong = (first...last).first { value in
                let properties = ScalarProperties(of: value)
                let isMark = properties.breakClass == .extend && properties.width == 0
                return !isMark && properties.width != 2
            }
            #expect(wrong == nil, "\(line)")
        }
    }
}
