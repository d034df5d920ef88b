import BrowserViews
import CodingModel
import Foundation
import TerminalText
import TestSupport
import Testing

@testable import verbatim

@Suite("The configuration file")
struct ConfigurationTests {
    private let surroundings = Surroundings(variables: ["HOME": "/home/ada"])

    private func parse(_ text: String) throws -> Configuration {
        try ConfigurationFile.parse(Array(text.utf8), file: "/etc/v/config.json", surroundings: surroundings)
    }

    /// The sentence that a configuration is refused with.
    private func refusal(_ text: String) -> String? {
        do {
            _ = try parse(text)
            return nil
        } catch {
            return (error as? Problem)?.sentence
        }
    }

    @Test("An empty object changes nothing")
    func empty() throws {
        #expect(try parse("{}") == Configuration())
    }

    @Test("A base belongs to a survey's question: two surveys with a question of one name have two")
    func surveyBases() throws {
        let bases = try parse(#"{"bases": {"CSAT": {"Q1": 100, "Q2": 200}, "NPS / 7": {"Q1": 5}, "empty": {}}}"#).bases
        func people(_ survey: RawText, _ question: RawText) throws -> Int? {
            bases[try #require(SurveyQuestion(survey: survey, question: question))]
        }
        #expect(try people("CSAT", "Q1") == 100 && people("CSAT", "Q2") == 200 && people("NPS / 7", "Q1") == 5)
        #expect(try bases.count == 3 && people("NPS / 7", "Q2") == nil)
    }

    @Test("The command line's bases are of one job, and no others are among them")
    func jobBases() throws {
        let configuration = try parse(#"{"bases": {"CSAT": {"Q1": 100}}}"#)
        let preferences = try Preferences(
            configuration: configuration, bases: ["Q1=1200", "Q 3=7", "Q1=1200"], surroundings: surroundings)
        #expect(preferences.bases == ["Q1": 1200, "Q 3": 7])
        for (texts, part) in [(["Q1"], "unknown base “Q1”"), (["Q1=1", "Q1=2"], "--base gives Q1 two numbers")] {
            let problem = #expect(throws: Problem.self) {
                try Preferences(configuration: configuration, bases: texts, surroundings: surroundings)
            }
            #expect(problem?.status == .usage && problem?.sentence.contains(part) == true)
        }
        let (first, second) = (try #require(JobIdentifier("a")), try #require(JobIdentifier("b")))
        #expect(try JobBaseOption().bases(["Q1": 9], of: [first]) == [first: ["Q1": 9]])
        #expect(try JobBaseOption().bases([:], of: [first, second]).isEmpty)
        for (jobs, part) in [([], "none is named"), ([first, second], "2 are named")] as [([JobIdentifier], String)] {
            let problem = #expect(throws: Problem.self) { try JobBaseOption().bases(["Q1": 9], of: jobs) }
            #expect(problem?.status == .usage && problem?.sentence.contains(part) == true)
        }
    }

    @Test("The example shows every setting")
    func example() throws {
        let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../config.example.json").standardizedFileURL
        let configuration = try ConfigurationFile.parse(
            Array(try Data(contentsOf: example)), file: example.path, surroundings: surroundings)
        #expect(configuration.server == "agency")
        #expect(configuration.theme != nil)
        #expect(configuration.order == .net)
        let question = try #require(SurveyQuestion(survey: "CSAT-2024-Q1", question: "Q1"))
        #expect(configuration.bases == [question: 1200])
        #expect(configuration.cursor)
        #expect(configuration.mouse)
        #expect(!configuration.bell)
        #expect(configuration.synchronizedOutput)
        #expect(configuration.exportForExcel)
        #expect(configuration.pageLimit == 100_000 && configuration.jobByteLimit == 1_000_000_000)
        #expect(configuration.profiles["production"]?.apiKeyCommand == ["pass", "show", "aftercare/production"])
        #expect(configuration.profiles["staging"]?.apiKeyFile == "/home/ada/.config/verbatim/staging.key")
        let agency = try #require(configuration.profiles["agency"])
        #expect(agency.url != nil && agency.apiKeyFile != nil && agency.caFile != nil)
        #expect(agency.cursorParameter != nil)
        // Every key of the file's schema stands in the example, so that it can't fall behind.
        let text = try String(contentsOf: example, encoding: .utf8)
        for key in ConfigurationFile.keys + ConfigurationFile.profileKeys + ConfigurationFile.limitKeys {
            #expect(text.contains("\"\(key)\""), "\(key) is missing")
        }
        _ = try Preferences(configuration: configuration, surroundings: surroundings)
        _ = try ServerChoice(given: nil, configuration: configuration)
    }

    @Test(
        "A mistake is named with its place",
        arguments: [
            (#"{"serverr": "staging"}"#, "unknown key serverr. Did you mean server?"),
            (
                #"{"sychronizedOutput": true}"#,
                "unknown key sychronizedOutput. Did you mean synchronizedOutput?"
            ),
            (
                #"{"profiles": {"a": {"url": "https://a.example", "apikeyfile": "k"}}}"#,
                "unknown key profiles.a.apikeyfile. Did you mean apiKeyFile?"
            ),
            (#"{"bases": {"S": {"Q1": 0}}}"#, "bases.S.Q1 must be a whole number above 0, not 0"),
            (#"{"bases": {"S": {"Q1": 1.5}}}"#, "bases.S.Q1 must be a whole number above 0, not 1.5"),
            (
                #"{"bases": {"Q1": 412}}"#,
                "bases.Q1 must hold a survey's questions, not a number; bases belong to a survey: "
                    + #"write "bases": {"YOUR-SURVEY": {"Q1": 412}} with the survey's identifier"#
            ),
            (#"{"bases": {"Q1": "412"}}"#, "bases.Q1 must hold an object, not a text"),
            (#"{"bases": {"": {"Q1": 412}}}"#, "bases has a survey without a name; write its identifier"),
            (#"{"cursor": "block"}"#, #"cursor must be true or false, not the text "block""#),
            (#"{"mouse": "yes"}"#, #"mouse must be true or false, not the text "yes""#),
            (#"{"bell": 1}"#, "bell must be true or false, not 1"),
            (#"{"theme": 7.5}"#, "theme must be a text in quotes, not empty, not 7.5"),
            (#"{"server": ""}"#, #"server must be a text in quotes, not empty, not the text """#),
            (#"{"server": null}"#, "server must be a text in quotes, not empty, not null"),
            (#"{"profiles": []}"#, "profiles must hold an object, not a list"),
            (#"{"profiles": {"a": 1}}"#, "profiles.a must hold an object, not a number"),
            (
                #"{"profiles": {"staging": {"apiKeyCommand": "pass show x"}}}"#,
                #"profiles.staging.apiKeyCommand must be a list, e.g. ["pass", "show", "key"], not a text"#
            ),
            (
                #"{"profiles": {"staging": {"apiKeyCommand": ["pass", false]}}}"#,
                "profiles.staging.apiKeyCommand[1] must be a text, not false"
            ),
            (
                #"{"profiles": {"staging": {"apiKeyCommand": []}}}"#,
                #"profiles.staging.apiKeyCommand must be a list, e.g. ["pass", "show", "key"], not a list"#
            ),
            (
                #"{"profiles": {"a": {}}}"#,
                #"profiles.a needs a url, such as "https://surveys.example.com""#
            ),
            (
                #"{"profiles": {"production": {"url": "https://a.example"}}}"#,
                "profiles.production.url can't be changed, production is https://surveys.getaftercare.com; "
                    + "give your server a profile of another name"
            ),
            (#"{"order": "poeple"}"#, "unknown order “poeple”. Did you mean people?"),
            (#"{"order": "size"}"#, "unknown order “size”. There are people, label, id, api"),
            ("[]", "the file must hold an object, not a list"),
        ])
    func mistakes(text: String, sentence: String) {
        #expect(refusal(text) == "/etc/v/config.json: \(sentence)")
    }

    @Test(
        "A key in the wrong place is not repeated",
        arguments: [
            #"{"profiles": {"staging": {"apiKeyCommand": "s3cr3t"}}}"#,
            #"{"profiles": {"staging": {"apiKeyCommand": 1234567}}}"#,
            #"{"profiles": {"staging": {"apiKeyCommand": ["pass", 1234567]}}}"#,
            #"{"profiles": {"staging": {"apiKeyFile": 1234567}}}"#,
            #"{"profiles": {"staging": "s3cr3t"}}"#,
            #"{"profiles": {"staging": {"apiKey": "s3cr3t"}}}"#,
            #"{"apiKey": "s3cr3t"}"#,
        ])
    func misplacedKey(text: String) throws {
        let sentence = try #require(refusal(text))
        #expect(!sentence.contains("s3cr3t") && !sentence.contains("1234567"), "\(sentence)")
    }

    @Test(
        "Invalid JSON is shown by line and column",
        arguments: [
            ("", "line 1, column 1: the document ends where a value should stand"),
            ("{\n  \"mouse\": tru\n}", "line 2, column 12: a value should stand here"),
            ("{\"mouse\": true,}", "line 1, column 16: a key in quotes should stand here"),
            ("{\"mouse\": true\n\"bell\": true}", "line 2, column 1: a comma or a closing brace should stand here"),
            ("{\"mouse\" true}", "line 1, column 10: a colon should stand here"),
            ("{\"bell\": true, \"bell\": false}", "line 1, column 16: the key \"bell\" stands here a second time"),
            ("{} {}", "line 1, column 4: nothing may follow the closing brace"),
            ("{\"theme\": \"a", "line 1, column 13: a text has no closing quote"),
        ])
    func invalidJSON(text: String, fault: String) {
        #expect(refusal(text) == "/etc/v/config.json is not JSON: \(fault)")
    }

    @Test("Nesting is bounded")
    func nesting() {
        let sentence = refusal(String(repeating: "[", count: 100_000))
        #expect(sentence?.contains("nested too deeply") == true)
    }

    @Test("Escapes in texts are read")
    func escapes() throws {
        let configuration = try parse(#"{"server": "\u0041\t\"\\\/\ud83d\ude00é"}"#)
        #expect(configuration.server == "A\t\"\\/😀é")
    }

    @Test("Paths count from the file and know the home folder")
    func paths() throws {
        let configuration = try parse(
            #"{"profiles": {"staging": {"apiKeyFile": "keys/s", "caFile": "~/ca.pem"}}}"#)
        #expect(configuration.profiles["staging"]?.apiKeyFile == "/etc/v/keys/s")
        #expect(configuration.profiles["staging"]?.caFile == "/home/ada/ca.pem")
    }

    @Test("Only the user's own file may be missing")
    func missingFile() throws {
        let folder = try TemporaryFolder()
        let surroundings = Surroundings(variables: ["XDG_CONFIG_HOME": folder.path])
        #expect(try ConfigurationFile.load(given: nil, in: surroundings) == Configuration())
        #expect(throws: Problem("the configuration file \(folder.path)/x.json does not exist")) {
            try ConfigurationFile.load(given: "\(folder.path)/x.json", in: surroundings)
        }
        #expect(throws: Problem("the configuration file \(folder.path) is a folder, not a file")) {
            try ConfigurationFile.load(given: folder.path, in: surroundings)
        }
    }

    @Test("Folders follow the XDG specification")
    func folders() {
        let plain = Surroundings(variables: ["HOME": "/home/ada", "XDG_STATE_HOME": "relative", "XDG_CONFIG_HOME": ""])
        #expect(plain.configurationFile == "/home/ada/.config/verbatim/config.json")
        #expect(plain.logFile == "/home/ada/.local/state/verbatim/verbatim.log")
        let own = Surroundings(variables: ["XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/c"])
        #expect(own.configurationFile == "/c/verbatim/config.json")
        #expect(own.logFile == "/s/verbatim/verbatim.log")
    }
}

@Suite("Preferences of command line and configuration")
struct PreferencesTests {
    private func theme(given: String?, configured: String? = nil, variables: [String: String] = [:]) throws -> String {
        try Preferences(
            configuration: Configuration(theme: configured), theme: given,
            surroundings: Surroundings(variables: variables)
        ).theme.name
    }

    @Test("The command line goes before the configuration and NO_COLOR")
    func precedence() throws {
        #expect(try theme(given: nil, configured: "paper") == "paper")
        #expect(try theme(given: "slate", configured: "paper") == "slate")
        #expect(try theme(given: nil, configured: "paper", variables: ["NO_COLOR": "1"]) == "mono")
        #expect(try theme(given: nil, variables: ["NO_COLOR": ""]) != "mono")
        #expect(try theme(given: "slate", variables: ["NO_COLOR": "1"]) == "slate")
    }

    @Test("An unknown theme is a mistake of whoever wrote it")
    func unknownTheme() {
        #expect(throws: Problem.self) { try theme(given: nil, configured: "slat") }
        do {
            _ = try theme(given: "slat")
        } catch {
            #expect((error as? Problem)?.status == .usage)
            #expect(
                (error as? Problem)?.sentence.hasPrefix("there is no theme “slat”. Did you mean slate?") == true)
        }
    }
}
