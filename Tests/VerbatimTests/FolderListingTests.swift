import Glibc
import TerminalText
import TestSupport
import Testing

@testable import verbatim

@Suite("Names of files for a path that is typed")
struct FolderListingTests {
    @Test("The user's own folder is ~ in a path that is read, and no other folder is")
    func shortened() {
        for (path, expected) in [
            ("/home/ann/x.csv", "~/x.csv"), ("/home/ann", "~"), ("/home/anna/x.csv", "/home/anna/x.csv"), ("/x", "/x"),
        ] {
            #expect(UserFolder.shortened(path, home: "/home/ann") == expected)
            #expect(UserFolder.shortened(path, home: "/home/ann/") == expected)
            #expect(UserFolder.shortened(path, home: "") == path)
        }
    }

    @Test("A file in a folder that is not there can't be begun, and the folder is named")
    func noFolder() throws {
        let nope = "\(try TemporaryFolder().path)/nope"
        #expect(throws: Problem("there is no folder \(nope)")) { try OutputFile("\(nope)/x.csv") }
    }

    private func names(_ path: String) -> [RawText] { FolderListing.names(beginningLike: RawText(path)) }

    @Test("Names that begin like the last part are listed in order, folders with a slash, hidden ones for a dot")
    func listing() throws {
        let folder = try TemporaryFolder()
        for name in ["wave-2.csv", "wave-1.csv", "other.md", ".hidden"] { try folder.write(name, "") }
        #expect(mkdir("\(folder.path)/waves", 0o700) == 0)
        #expect(names("\(folder.path)/wav") == ["wave-1.csv", "wave-2.csv", "waves/"])
        #expect(names("\(folder.path)/").count == 4)
        #expect(names("\(folder.path)/.") == [".hidden"])
        #expect(names("\(folder.path)/waves/") == [] && names("\(folder.path)/none/x") == [])
    }

    @Test("A name that is no UTF-8 is offered, and means the very bytes")
    func bytes() throws {
        let folder = try TemporaryFolder()
        let path = RawText(systemBytes: Array("\(folder.path)/wave-".utf8) + [0xFF])
        let descriptor = creat(path.string.fileBytes, 0o600)
        #expect(descriptor >= 0)
        close(descriptor)
        let offered = names("\(folder.path)/wave")
        #expect(offered.map(\.systemBytes) == [Array("wave-".utf8) + [0xFF]])
        #expect(offered.map { DisplayText($0).string } == ["wave-\u{FFFD}"])
        #expect(names(path.string) == offered)
    }
}
