/// Programs that do comparable work, as Debian packages them.
enum Peer: String, CaseIterable {
    case jq, tig, visidata, curl, git, grep

    /// The name of the Debian package.
    var package: String { rawValue }

    /// Where it is installed; nil when it is not.
    var path: String? { Launch.find(self == .visidata ? "vd" : rawValue) }

    /// A sentence on those that are missing; nil when all are there.
    static var missing: String? {
        let names = allCases.filter { $0.path == nil }.map(\.package)
        if names.isEmpty { return nil }
        let list = names.joined(separator: " ")
        return "not installed: \(list); install with: apt-get install \(list)"
    }
}
