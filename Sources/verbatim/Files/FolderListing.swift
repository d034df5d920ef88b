import Glibc
import TerminalText

/// The names in a folder, for a reader who types a path.
enum FolderListing {
    /// More names than this are not offered.
    private static let limit = 1_000

    /// The names in a path's folder that begin like its last part, in the order of their bytes. A folder's name ends with a
    /// slash. Hidden files are listed for a dot.
    /// - Parameter path: The beginning of a path: `exports/CSA`, `~/`. `~` is the user's folder.
    static func names(beginningLike path: RawText) -> [RawText] {
        let (place, name) = OutputPlace.split(path.string)
        let folder = UserFolder.expanded(place)
        let beginning = RawText(name).systemBytes
        guard let directory = opendir(folder.fileBytes) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while names.count < limit, let entry = readdir(directory) {
            let bytes = bytes(of: entry)
            guard bytes.starts(with: beginning), bytes != Array(".".utf8), bytes != Array("..".utf8),
                bytes.first != UInt8(ascii: ".") || !beginning.isEmpty
            else { continue }
            let name = RawText(systemBytes: bytes).string
            names.append(isFolder("\(folder)/\(name)") ? name + "/" : name)
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { RawText($0) }
    }

    private static func bytes(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
        withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    }

    private static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path.fileBytes, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
}

/// The user's folder in paths that are typed, as in a shell.
enum UserFolder {
    /// The path with `~` at its beginning written out.
    static func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = Surroundings()["HOME"] else { return path }
        return home + path.dropFirst()
    }

    /// The whole path of a file that is there, for reading: with `~` for the user's own folder.
    static func whole(_ path: String) -> String {
        shortened(
            resolved(path) ?? path, home: Surroundings()["HOME"] ?? "")
    }

    /// The path without links; nil where there is nothing.
    static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path.fileBytes, nil) else { return nil }
        defer { free(resolved) }
        return String(systemName: resolved)
    }

    /// The path with `~` in the place of a folder at its beginning.
    static func shortened(_ path: String, home: String) -> String {
        let home = home.hasSuffix("/") ? String(home.dropLast()) : home
        guard !home.isEmpty, path == home || path.hasPrefix("\(home)/") else { return path }
        return "~\(path.dropFirst(home.count))"
    }
}
