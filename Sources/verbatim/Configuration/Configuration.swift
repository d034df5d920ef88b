import CodingModel
import TerminalText

/// The user's settings, as `config.json` has them.
struct Configuration: Hashable, Sendable {
    /// The server to ask when the command line names none: a profile's name or an address.
    var server: String?
    /// The user's profiles by name; `production` and `staging` may be among them.
    var profiles: [String: Profile] = [:]
    /// How many people were asked each question of a survey: the base of its percentages.
    var bases: [SurveyQuestion: Int] = [:]
    /// The order in which codes stand at first.
    var order = CodeOrder.net
    /// The theme's name.
    var theme: String?
    /// Whether the mouse is on from the start; it takes the terminal's own selection away.
    var mouse = false
    /// Whether the bell rings when a job ends.
    var bell = true
    /// Whether the terminal's cursor stands on the selected row, for screen readers and magnifiers; else it is hidden.
    var cursor = false
    /// The pages, and the bytes of all of them together, that are read of one job at most; nil for the service's own.
    var pageLimit: Int?
    var jobByteLimit: Int?
    /// Whether a frame is sent between synchronized-output brackets (DEC private mode 2026).
    var synchronizedOutput = false
    /// Whether a csv file that the program writes begins with a byte order mark, by which Excel knows UTF-8.
    var exportForExcel = false
}

/// A server and how to reach it.
struct Profile: Hashable, Sendable {
    /// The server's address; nil for the built-in profiles, which know theirs.
    var url: String?
    /// A file that holds the key and that nobody else may read; an absolute path.
    var apiKeyFile: String?
    /// A program that prints the key, and its arguments; no shell reads them.
    var apiKeyCommand: [String]?
    /// Certificates of a private authority, as PEM; an absolute path.
    var caFile: String?
    /// The name of the query parameter that asks for the next page.
    var cursorParameter: String?

    /// The servers that the API names (docs/api/README.md).
    static let builtIn: [String: String] = [
        "production": "https://surveys.getaftercare.com",
        "staging": "https://staging.aftercareai.com",
    ]
}
