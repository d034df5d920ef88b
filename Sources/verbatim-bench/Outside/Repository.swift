import Glibc

/// A git repository with made-up commits, for tig to browse.
enum Repository {
    /// The subject of the newest commit.
    static let lastSubject = "The very last change"

    /// tig on a new repository.
    /// - Parameter view: The view that it opens; nil for its main view.
    static func tig(_ tig: String, commits: Int, view: String? = nil, _ bench: Workbench) throws -> Launch {
        let home = try bench.home("tig-\(commits)")
        let folder = try make(commits: commits, home: home)
        return Launch(
            tig, ["-C", folder] + (view.map { [$0] } ?? []), home: home,
            adding: ["GIT_CONFIG_NOSYSTEM": "1", "TIGRC_USER": "/dev/null"])
    }

    private static func make(commits: Int, home: String) throws -> String {
        guard let git = Peer.git.path else { throw BenchFailure("git is not installed") }
        let folder = "\(home)/repository"
        try Launch(git, ["init", "-q", folder], home: home).run()
        try Descriptor.write(Array(stream(commits: commits).utf8), toFile: "\(home)/stream")
        try Launch(git, ["-C", folder, "fast-import", "--quiet"], home: home).run(input: "\(home)/stream")
        try Launch(git, ["-C", folder, "checkout", "-q", "benchmark"], home: home).run()
        return folder
    }

    /// The commits in the format that `git fast-import` reads.
    private static func stream(commits: Int) -> String {
        (1...commits).map { number in
            let subject = number == commits ? lastSubject : "Change number \(number): a thing is done another way"
            let text = "line \(number)\n"
            return """
                commit refs/heads/benchmark
                committer A. Benchmark <bench@example.org> \(1_600_000_000 + number * 600) +0000
                data \(subject.utf8.count)
                \(subject)
                M 644 inline file-\(number % 50).txt
                data \(text.utf8.count)
                \(text)

                """
        }.joined()
    }
}
