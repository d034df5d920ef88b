import Testing

@testable import verbatim

struct CommandWordTests {
    @Test(arguments: [("opne", "open"), ("server", "serve"), ("brows", "browse")])
    func aWordThatIsNoCommandIsASlip(word: String, meant: String) {
        #expect(
            throws: Problem(
                "there is no command \(word), perhaps \(meant); a job of that id is watched by verbatim browse \(word)",
                status: .usage)
        ) { try BrowseCommand.refuseCommandLike(word) }
    }

    @Test(arguments: [nil, "", "browse", "demo", "--server", "123e4567-e89b-12d3-a456-426614174000", "job-7", "Wave"])
    func commandsOptionsAndIdsAreNot(word: String?) throws {
        try BrowseCommand.refuseCommandLike(word)
    }
}
