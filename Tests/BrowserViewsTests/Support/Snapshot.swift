import Foundation
import Testing

/// Screens kept as readable text beside the tests.
///
/// `VERBATIM_RECORD_SNAPSHOTS=1` writes them anew, and fails the run, so that recording never passes for testing.
enum Snapshot {
    static let isRecording = ProcessInfo.processInfo.environment["VERBATIM_RECORD_SNAPSHOTS"] == "1"
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Snapshots")

    /// Compares a screen with its snapshot.
    static func check(_ lines: [String], _ name: String, at location: SourceLocation = #_sourceLocation) throws {
        try check(
            lines.joined(separator: "\n") + "\n", at: folder.appendingPathComponent("\(name).txt"), location: location)
    }

    /// Compares a text with the file that must hold it.
    static func check(_ text: String, at file: URL, location: SourceLocation = #_sourceLocation) throws {
        if isRecording {
            try Data(text.utf8).write(to: file)
            Issue.record("recorded \(file.lastPathComponent)", sourceLocation: location)
            return
        }
        let kept = try? String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(kept == text, "\(file.lastPathComponent) differs; now it is:\n\(text)", sourceLocation: location)
    }
}
