import Glibc
import TerminalText
import TestSupport
import Testing

@testable import verbatim

@Suite("Names of files for a path that is typed")
struct FolderListingTests {
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

    @Test("A name that is no UTF-8 is not offered: it could not be typed")
    func bytes() throws {
        let folder = try TemporaryFolder()
        let path = Array("\(folder.path)/wave-".utf8) + [0xFF, 0]
        let bytes = path.map(CChar.init(truncatingIfNeeded:))
        let descriptor = creat(bytes, 0o600)
        #expect(descriptor >= 0)
        close(descriptor)
        #expect(names("\(folder.path)/wave") == [])
    }
}
