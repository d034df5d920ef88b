import Testing

@testable import verbatim

@Suite("The server that is asked")
struct ServerChoiceTests {
    private var configuration: Configuration {
        var configuration = Configuration()
        configuration.profiles = [
            "agency": Profile(url: "https://coding.example:8443/gate", apiKeyFile: "/k"),
            "staging": Profile(apiKeyFile: "/s"),
        ]
        return configuration
    }

    @Test("Production is asked when nothing is said")
    func production() throws {
        let choice = try ServerChoice(given: nil, configuration: Configuration())
        #expect(choice.name == "production")
        #expect("\(choice.origin)" == "https://surveys.getaftercare.com")
    }

    @Test("A built-in profile can be given a key")
    func builtIn() throws {
        let choice = try ServerChoice(given: "staging", configuration: configuration)
        #expect("\(choice.origin)" == "https://staging.aftercareai.com")
        #expect(choice.profile.apiKeyFile == "/s")
    }

    @Test("The configuration names the server unless the command line does")
    func precedence() throws {
        var configuration = self.configuration
        configuration.server = "agency"
        #expect(try ServerChoice(given: nil, configuration: configuration).name == "agency")
        #expect(try ServerChoice(given: "staging", configuration: configuration).name == "staging")
    }

    @Test("An address brings a key only when it is a profile's own")
    func address() throws {
        let own = try ServerChoice(given: "https://CODING.example:8443/gate/", configuration: configuration)
        #expect(own.name == "agency")
        #expect(own.profile.apiKeyFile == "/k")
        for other in [
            "https://coding.example/gate", "https://coding.example:8443", "https://coding.example.evil:8443/gate",
        ] {
            let stranger = try ServerChoice(given: other, configuration: configuration)
            #expect(stranger.name == nil)
            #expect(stranger.profile == Profile())
        }
    }

    @Test(
        "A server that can't be asked is a usage error",
        arguments: [
            (
                "stagin",
                "there is no server profile “stagin”. Did you mean staging?"
            ),
            (
                "acme", "there is no server profile “acme”. There are agency, production, staging"
            ),
            ("http://coding.example", "--server: plain http would show the key to the network"),
            ("https://ada:secret@coding.example", "--server: a server's address must not hold a user name or password"),
        ])
    func unusable(server: String, beginning: String) {
        do {
            _ = try ServerChoice(given: server, configuration: configuration)
            Issue.record("\(server) was taken")
        } catch {
            #expect(error.status == .usage)
            #expect(error.sentence.hasPrefix(beginning), "\(error.sentence)")
            #expect(!error.sentence.contains("secret"))
        }
    }
}
