import Foundation
import TestSupport
import Testing

@Suite("The csv in programs that guess, ignore case or take few names", .permit(.programs))
struct ImportTests {
    private let home: Home

    init() throws { home = try Home() }

    private func export(_ name: String, _ options: String...) throws -> Program.Result {
        try Program.execute(
            Program.path, ["export", "--no-store", CaseFile.path(name), "--format", "wide-csv"] + options,
            environment: home.keyless)
    }

    /// PSPP, R and pandas read where they are installed; Python's own csv and SQLite everywhere.
    @Test("Whatever program is there reads every case as it is counted")
    func readers() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Scripts/check-imports").path
        let cases = ["paths", "widecase", "widenames", "na", "rids", "labels", "dups"]
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let result = try Program.execute(
            "/usr/bin/env", ["python3", script, "--program", Program.path] + cases.map(CaseFile.path),
            environment: ["PATH": path, "LANG": "C.UTF-8", "HOME": home.path])
        #expect(result.status == 0, "\(result)")
        #expect(result.output.split(separator: "\n").count { $0.contains(" alike") } == cases.count, "\(result)")
    }

    @Test("A codebook names the csv by its name alone in the same folder, and by its whole path from another")
    func codebooks() throws {
        let folder = "\(home.path)/o'ther folder"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let csv = "\(home.path)/w.csv"
        let near = try export("paths", "-o", csv, "--codebook", "\(home.path)/w.sps")
        #expect(near.status == 0 && near.output.isEmpty, "\(near)")
        #expect(near.errors.contains("2 response identifiers are one number with another (001 and 01)"), "\(near)")
        #expect(home.read("w.sps")?.contains("/FILE='w.csv'\n") == true)
        #expect(try export("paths", "-o", csv, "--codebook", "\(folder)/w.sps").status == 0)
        let far = home.read("o'ther folder/w.sps")
        #expect(far?.contains("/w.csv'\n") == true && far?.contains("/FILE='w.csv'") == false)
        #expect(try export("paths", "-o", "\(folder)/w.csv", "--codebook", "\(home.path)/w.R").status == 0)
        #expect(home.read("w.R")?.contains("/o'ther folder/w.csv\",\n") == true)
        #expect(home.files == ["o'ther folder", "w.R", "w.csv", "w.sps"])
    }

    @Test("From the tree the program offers the codeframe, for Excel with a byte order mark where that is configured")
    func excel() async throws {
        let terminal = try Tmux(width: 120, height: 40)
        try #"{"exportForExcel": true}"#.write(toFile: "\(terminal.folder)/own.json", atomically: true, encoding: .utf8)
        try Documents.completed("job-1").write(
            toFile: "\(terminal.folder)/park.json", atomically: true, encoding: .utf8)
        try terminal.run("cd; verbatim open --config ~/own.json ~/park.json; echo status=$?")
        try await terminal.wait(for: "PARK-2024", "Nature")
        try terminal.press("2", "E")
        try await terminal.wait(for: "Write to: PARK-2024.codeframe.csv")
        try terminal.press("Enter")
        try await terminal.wait(for: "Saved ")
        try terminal.press("q")
        try await terminal.wait(for: "status=0")
        let written = try Data(contentsOf: URL(fileURLWithPath: "\(terminal.folder)/PARK-2024.codeframe.csv"))
        #expect(written.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(String(decoding: written, as: UTF8.self).contains(",wide_column\r\n"))
    }
}
