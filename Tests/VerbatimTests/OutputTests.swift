import Foundation
import Glibc
import TerminalText
import TestSupport
import Testing

@testable import verbatim

@Suite("Outputs by what they are", .permit(.waits))
struct OutputTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    private func number(of path: String) -> ino_t? {
        var facts = stat()
        return stat(path.fileBytes, &facts) == 0 ? facts.st_ino : nil
    }

    private func write(
        _ text: String, to path: String, isPrivate: Bool = false, mayBeNameless: Bool = true
    ) throws(Problem) {
        let file = try OutputFile(path, isPrivate: isPrivate, mayBeNameless: mayBeNameless)
        try file.write { sink throws(Problem) in try sink(text.utf8.span) }
    }

    private func link(_ name: String, to target: String) { #expect(symlink(target, path(name)) == 0) }

    // MARK: - Inputs

    @Test("An output that is read is refused, however it is named")
    func inputs() throws {
        let input = try folder.write("in.json", "precious")
        link("link.json", to: "in.json")
        link("link-of-link.json", to: path("link.json"))
        #expect(Glibc.link(input, path("hard.json")) == 0)
        let descriptor = open(input, O_RDWR)
        defer { close(descriptor) }
        let outputs =
            [input, "\(folder.path)/./in.json", "\(folder.path)//in.json"]
            + ["link.json", "link-of-link.json", "hard.json"].map(path)
            + ["/dev/fd/\(descriptor)", "/proc/self/fd/\(descriptor)"]
        for output in outputs {
            #expect(throws: Problem.self, "\(output)") { try OutputFile(output, reading: [path("other"), input]) }
        }
        for alias in ["link-of-link.json", "hard.json"].map(path) + ["/proc/self/fd/\(descriptor)"] {
            #expect(throws: Problem.self, "\(alias)") { try OutputFile(input, reading: [alias]) }
        }
        do throws(Problem) {
            _ = try OutputFile(path("hard.json"), reading: [input])
            Issue.record("it was taken")
        } catch {
            #expect(error.status == .usage && error.sentence.contains("hard.json"))
        }
        #expect(try folder.read("in.json") == "precious")
        _ = try OutputFile(path("new.json"), reading: [input])
        _ = try OutputFile("/dev/null", reading: ["/dev/null"])
    }

    @Test("A file of the program's own is no output")
    func ownFiles() throws {
        let surroundings = Surroundings(variables: ["HOME": folder.path, "XDG_DATA_HOME": folder.path])
        let store = try #require(surroundings.storeFile)
        #expect(mkdir(path("verbatim"), 0o700) == 0)
        for file in [store, "\(store)-wal"] {
            try Data("pages".utf8).write(to: URL(fileURLWithPath: file))
            #expect(throws: Problem.self) { try OutputFile(file, surroundings: surroundings) }
        }
    }

    // MARK: - What is written to as it is

    @Test("A descriptor is written to where it stands, under each of its names")
    func descriptors() throws {
        let file = try folder.write("log.txt", "before\n")
        let number = number(of: file)
        let descriptor = open(file, O_WRONLY | O_APPEND)
        defer { close(descriptor) }
        link("alias", to: "/dev/fd/\(descriptor)")
        for name in ["/proc/self/fd/\(descriptor)", "/dev/fd/\(descriptor)", path("alias")] {
            try write("after\n", to: name)
        }
        #expect(try folder.read("log.txt") == "before\nafter\nafter\nafter\n")
        #expect(self.number(of: file) == number)
        #expect(names == ["alias", "log.txt"])
    }

    @Test("A descriptor that is closed, that is read, or that is the program's own is refused")
    func badDescriptors() throws {
        let file = try folder.write("a.txt", "")
        for flags in [O_RDONLY, O_WRONLY | O_CLOEXEC] {
            let descriptor = open(file, flags)
            defer { close(descriptor) }
            #expect(throws: Problem.self) { try OutputFile("/dev/fd/\(descriptor)") }
        }
        #expect(throws: Problem.self) { try OutputFile("/dev/fd/1999999") }
        #expect(throws: Problem.self) { try OutputFile("/dev/stdout", hasScreen: true) }
    }

    @Test("A pipe with a name and a device are written to and stay")
    func places() throws {
        let pipe = path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        let reader = open(pipe, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        try write("through", to: pipe)
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = read(reader, &bytes, bytes.count)
        #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "through")
        try write("nothing", to: "/dev/null")
        #expect(throws: Problem.self) { try write("too much", to: "/dev/full") }
        var facts = stat()
        #expect(lstat(pipe, &facts) == 0 && facts.st_mode & S_IFMT == S_IFIFO)
        #expect(lstat("/dev/null", &facts) == 0 && facts.st_mode & S_IFMT == S_IFCHR)
        #expect(throws: Problem.self) { try OutputFile(pipe, isPrivate: true) }
    }

    @Test("A socket's name is refused and stays")
    func sockets() throws {
        let socket = try folder.socket("s")
        #expect(throws: Problem.self) { try write("x", to: socket) }
        #expect(names == ["s"])
    }

    // MARK: - Links

    @Test("A link stays a link, and where it leads a file is written, there or not")
    func links() throws {
        #expect(mkdir(path("deep"), 0o700) == 0)
        try folder.write("there.csv", "old")
        link("a", to: "there.csv")
        link("b", to: "deep/new.csv")
        link("c", to: path("b"))
        try write("1", to: path("a"))
        try write("2", to: path("c"))
        #expect(try folder.read("there.csv") == "1" && folder.read("deep/new.csv") == "2")
        for (name, target) in [("a", "there.csv"), ("b", "deep/new.csv"), ("c", path("b"))] {
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path(name)) == target)
        }
        link("nowhere", to: "none/x.csv")
        link("circle", to: "circle")
        for name in ["nowhere", "circle", "deep", "new/", ""] {
            #expect(throws: Problem.self, "\(name)") { try OutputFile(name.isEmpty ? "" : path(name)) }
        }
        #expect(throws: Problem("\(path("circle")) can't be written: its links lead in a circle")) {
            try OutputFile(path("circle"))
        }
    }

    @Test("A link of somebody else in a folder where everybody may write is not followed")
    func foreignLinks() throws {
        guard geteuid() == 0 else { return }
        #expect(mkdir(path("shared"), 0o700) == 0 && chmod(path("shared"), 0o1777) == 0)
        link("shared/theirs", to: path("victim"))
        link("shared/ours", to: path("fine"))
        #expect(lchown(path("shared/theirs"), 12_345, 12_345) == 0)
        #expect(throws: Problem.self) { try OutputFile(path("shared/theirs")) }
        try write("x", to: path("shared/ours"))
        #expect(!names.contains("victim") && names.contains("fine"))
    }

    // MARK: - Permissions

    @Test("A file keeps its permissions; a new one follows the umask, or is private", arguments: [true, false])
    func permissions(mayBeNameless: Bool) throws {
        for mode in [0o664, 0o640, 0o600, 0o444, 0o755] {
            try folder.write("a.csv", "old", mode: mode)
            try write("new", to: path("a.csv"), mayBeNameless: mayBeNameless)
            #expect(try folder.read("a.csv") == "new" && folder.mode(of: "a.csv") == mode)
            unlink(path("a.csv"))
        }
        close(open(path("plain"), O_WRONLY | O_CREAT, 0o666))
        try write("new", to: path("b.csv"), mayBeNameless: mayBeNameless)
        #expect(try folder.mode(of: "b.csv") == folder.mode(of: "plain"))
        try folder.write("c.csv", "old", mode: 0o664)
        for name in ["b.csv", "c.csv", "d.csv"] {
            try write("own", to: path(name), isPrivate: true, mayBeNameless: mayBeNameless)
            #expect(try folder.mode(of: name) == 0o600)
        }
    }

    @Test("A file keeps its owner and its group where the system permits it")
    func owner() throws {
        guard geteuid() == 0 else { return }
        try folder.write("a.csv", "old", mode: 0o664)
        #expect(chown(path("a.csv"), 12_345, 54_321) == 0)
        try write("new", to: path("a.csv"))
        var facts = stat()
        #expect(stat(path("a.csv"), &facts) == 0 && facts.st_uid == 12_345 && facts.st_gid == 54_321)
        #expect(facts.st_mode & 0o777 == 0o664)
    }

    // MARK: - Drafts

    @Test("What a killed run left is removed by the next; what somebody writes, and what is none of ours, stays")
    func leftovers() throws {
        let left = try folder.write(".verbatim-1-2.part", "left")
        let busy = try folder.write(".verbatim-3-4.part", "busy")
        try folder.write("verbatim-5-6.part", "other")
        try folder.write(".verbatim-7-8.csv", "other")
        #expect(mkdir(path(".verbatim-9-9.part"), 0o700) == 0)
        let writer = open(busy, O_RDONLY)
        defer { close(writer) }
        #expect(flock(writer, LOCK_EX) == 0)
        try write("new", to: path("a.csv"))
        #expect(
            names == [".verbatim-3-4.part", ".verbatim-7-8.csv", ".verbatim-9-9.part", "a.csv", "verbatim-5-6.part"])
        #expect(access(left, F_OK) != 0)
        flock(writer, LOCK_UN)
        try write("new", to: path("a.csv"))
        #expect(!names.contains(".verbatim-3-4.part"))
    }

    @Test("A run beside this one leaves its unfinished file alone", arguments: [true, false])
    func besides(mayBeNameless: Bool) throws {
        let file = try OutputFile(path("a.csv"), mayBeNameless: mayBeNameless)
        try file.write { sink throws(Problem) in
            try sink("first".utf8.span)
            try write("other", to: path("b.csv"))
            try write("sooner", to: path("a.csv"))
        }
        #expect(try folder.read("a.csv") == "first" && names == ["a.csv", "b.csv"])
    }

    @Test("An abandoned file is gone, and does not come back", arguments: [true, false])
    func abandoned(mayBeNameless: Bool) throws {
        let file = try OutputFile(path("a.csv"), mayBeNameless: mayBeNameless)
        #expect(throws: Problem.self) {
            try file.write { sink throws(Problem) in
                try sink("half".utf8.span)
                file.abandon()
                #expect(names.isEmpty)
            }
        }
        #expect(names.isEmpty)
    }

    // MARK: - Names

    @Test("A name that is no UTF-8 is written with its very bytes, and said without them")
    func bytes() throws {
        let name = RawText(systemBytes: Array("\(folder.path)/caf".utf8) + [0xE9] + Array(".csv".utf8)).string
        try write("1", to: name)
        let listed = FolderListing.names(beginningLike: RawText("\(folder.path)/caf"))
        #expect(listed.map(\.systemBytes) == [Array("caf".utf8) + [0xE9] + Array(".csv".utf8)])
        #expect(StandardStreams.line(name).string.hasSuffix("/caf\u{FFFD}.csv"))
        var pieces = try FilePieces(name, limit: 10)
        #expect(try pieces.rest() == Array("1".utf8))
    }

    @Test("A library that takes UTF-8 alone gets a way round a folder whose name is none")
    func alias() throws {
        let home = RawText(systemBytes: Array("\(folder.path)/h".utf8) + [0xE9]).string
        let alias = FolderAlias.path(for: "\(home)/data/x")
        #expect(RawText(alias).isDecoded && alias.hasSuffix("/data/x"))
        #expect(mkdir(String(alias.dropLast(2)), 0o700) == 0)
        #expect(OutputPlace.isFolder("\(home)/data"))
        #expect(FolderAlias.path(for: "/plain/x") == "/plain/x")
    }
}
