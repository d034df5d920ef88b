import Foundation
import Testing

@Suite("Words that readers of the program did not understand are not said again") struct OldWordTests {
    /// Each stood on the screen, in a help or in a message once. In lower case.
    private static let words = [
        "ended well", "0 well", "the worst", "as a whole", "arrive whole", "written whole", "answer was whole",
        "the time was up", "two by two", "first level", "this is the first pane", "close this first",
        "do not say the same", "so many of", "rightly not there", "the ai missed", "how right the ai",
        "percentages are to be of", "is no valid json", "is no condition", "offered to the terminal",
        "does not take them", "is answered again", "results whole", "with at least one, not a text",
        "after the last one",
    ]

    private static let root =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private static func files(below folder: String, ending: String) throws -> [(path: String, text: String)] {
        let files = try #require(FileManager.default.enumerator(atPath: "\(root)/\(folder)"))
        return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.sorted().map {
            ("\(folder)/\($0)", try String(contentsOfFile: "\(root)/\(folder)/\($0)", encoding: .utf8))
        }
    }

    /// Comments are for those who read the source; the benchmark is for them as well.
    @Test("Neither in what the program prints nor in the pages that tell of it")
    func words() throws {
        var texts = try Self.files(below: "docs", ending: ".md").filter {
            ["docs/COMMANDS.md", "docs/KEYS.md"].contains($0.path)
        }
        for page in ["README.md", "CHANGELOG.md"] {
            texts.append((page, try String(contentsOfFile: "\(Self.root)/\(page)", encoding: .utf8)))
        }
        let sources = try Self.files(below: "Sources", ending: ".swift").filter {
            !$0.path.hasPrefix("Sources/verbatim-bench") && !$0.path.hasPrefix("Sources/DemoServer/Texts")
        }
        for (path, text) in sources {
            let lines = text.split(separator: "\n").filter { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") }
            // A sentence in the source goes on after a backslash at the end of a line.
            texts.append((path, lines.joined(separator: "\n").replacing(/\\\n\s*/, with: "")))
        }
        #expect(texts.count > 200)
        for (path, text) in texts {
            let flat = text.lowercased().replacing(/\s+/, with: " ")
            for word in Self.words where flat.contains(word) { Issue.record("\(path): “\(word)”") }
        }
    }
}
