import FoundationEssentials
import Glibc

/// The process's environment variables and the paths that follow from them. Tests hand in their own.
struct Surroundings: Sendable {
    let variables: [String: String]

    init(variables: [String: String] = Self.ofThisProcess()) {
        self.variables = variables
    }

    /// The variables as they are. Those that name folders keep their very bytes, which need not be UTF-8.
    private static func ofThisProcess() -> [String: String] {
        var variables = ProcessInfo.processInfo.environment
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
            if let value = getenv(name) { variables[name] = String(systemName: value) }
        }
        return variables
    }

    /// A variable's value; a variable that is set to nothing counts as not set.
    subscript(name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    var home: String { self["HOME"] ?? "/" }

    /// The folder of the XDG Base Directory Specification; relative values are to be ignored, it says.
    private func folder(_ variable: String, else fallback: String) -> String {
        let chosen = self[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(fallback)"
        return "\(chosen)/verbatim"
    }

    var configurationFile: String { folder("XDG_CONFIG_HOME", else: ".config") + "/config.json" }
    /// The path of the store; nil when the environment names no folder that is the user's own.
    var storeFile: String? { ownFile("verbatim.sqlite", in: "XDG_DATA_HOME", else: ".local/share") }
    /// The path of the log; nil when the environment names no folder that is the user's own.
    var logFile: String? { ownFile("verbatim.log", in: "XDG_STATE_HOME", else: ".local/state") }

    /// A file that the program makes: without a home it must not turn up in the root folder.
    private func ownFile(_ name: String, in variable: String, else fallback: String) -> String? {
        guard self["HOME"] != nil || self[variable]?.hasPrefix("/") == true else { return nil }
        return "\(folder(variable, else: fallback))/\(name)"
    }

    /// A path as it is written in the configuration: `~` is the home folder, and what is relative counts from
    /// `folder`.
    func resolve(_ path: String, against folder: String) -> String {
        if path == "~" { return home }
        if path.hasPrefix("~/") { return home + path.dropFirst() }
        return path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }
}
