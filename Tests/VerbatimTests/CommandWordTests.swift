import Testing

@testable import verbatim

@Suite("The first word of a command line")
struct CommandWordTests {
    @Test(
        "A word that is almost a command is a slip",
        arguments: [("opne", "open"), ("server", "serve"), ("brows", "browse")])
    func slip(word: String, meant: String) {
        #expect(
            throws: Problem("there is no command “\(word)”. Did you mean \(meant)?", status: .usage)
        ) { try BrowseCommand.refuseCommandLike(word) }
    }

    @Test("A word that is near no command may be a job")
    func stranger() {
        #expect(
            throws: Problem(
                "there is no command “wavefour”. If it is a job, write verbatim browse wavefour", status: .usage)
        ) { try BrowseCommand.refuseCommandLike("wavefour") }
    }

    @Test(
        "Commands, options and ids are no slips",
        arguments: [nil, "", "browse", "demo", "--server", "123e4567-e89b-12d3-a456-426614174000", "job-7", "Wave"])
    func noSlip(word: String?) throws {
        try BrowseCommand.refuseCommandLike(word)
    }
}
