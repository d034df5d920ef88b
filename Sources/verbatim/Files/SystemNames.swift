import Glibc
import TerminalText

extension String {
    /// The name as system calls take it: the very bytes that it came in, ended by a zero.
    var fileBytes: [CChar] {
        // Most names are their UTF-8.
        (utf8.allSatisfy { $0 < 0x80 } ? Array(utf8) : RawText(self).systemBytes)
            .map { CChar(bitPattern: $0) } + [0]
    }

    /// A name that the system gave.
    init(systemName: UnsafePointer<CChar>) {
        let bytes = UnsafeBufferPointer(start: systemName, count: strlen(systemName)).map { UInt8(bitPattern: $0) }
        self = RawText(systemBytes: bytes).string
    }
}

/// The words of the command line.
enum Arguments {
    /// All but the program's own name. `CommandLine.arguments` would mend bytes that are no UTF-8, and name other files.
    static var words: [String] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            CommandLine.unsafeArgv[index].map { String(systemName: $0) }
        }
    }
}

/// Folders whose names are no UTF-8, for libraries whose paths have to be.
enum FolderAlias {
    /// A path of UTF-8 to the same file, through a descriptor of the last folder whose name is none. It is made where it is
    /// missing. The path itself where it is UTF-8 or the system has no such descriptors.
    static func path(for path: String) -> String {
        guard !RawText(path).isDecoded else { return path }
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        let last = parts.lastIndex { !RawText(String($0)).isDecoded } ?? parts.startIndex
        // The file's own name can't go through a folder.
        guard last < parts.count - 1 else { return path }
        let folder = "/" + parts[...last].joined(separator: "/")
        for end in parts.indices.prefix(last + 1) {
            mkdir(("/" + parts[...end].joined(separator: "/")).fileBytes, 0o700)
        }
        // It stays open, for the path is used as long as the program runs.
        let descriptor = open(folder.fileBytes, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        let alias = "/proc/self/fd/\(descriptor)"
        guard descriptor >= 0, access(alias, F_OK) == 0 else { return path }
        return "\(alias)/\(parts[(last + 1)...].joined(separator: "/"))"
    }
}
