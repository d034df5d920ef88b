import CodingModel
import TerminalText

/// Reads `config.json`.
enum ConfigurationFile {
    /// The keys that the file may have.
    static let keys = [
        "server", "profiles", "bases", "order", "theme", "mouse", "bell", "cursor", "synchronizedOutput",
        "exportForExcel", "limits",
    ]
    /// The keys that a profile may have.
    static let profileKeys = ["url", "apiKeyFile", "apiKeyCommand", "caFile", "cursorParameter"]
    /// The keys that `limits` may have.
    static let limitKeys = ["pages", "megabytes"]
    private static let limit = 1_000_000

    /// Reads the file that `--config` names, else the user's own if there is one.
    /// - Throws: A problem that names the file, and the line or the key that is wrong.
    static func load(given path: String?, in surroundings: Surroundings) throws(Problem) -> Configuration {
        let file = path ?? surroundings.configurationFile
        let bytes: [UInt8]
        do {
            bytes = try FileContents.read(file, limit: limit)
        } catch {
            if error.isMissing && path == nil { return Configuration() }
            throw Problem("the configuration file \(file) \(error.reason)")
        }
        return try parse(bytes, file: file, surroundings: surroundings)
    }

    /// Reads a file's bytes.
    /// - Parameter file: The file's path: problems name it, and relative paths in the file start from its folder.
    static func parse(
        _ bytes: [UInt8], file: String, surroundings: Surroundings
    ) throws(Problem) -> Configuration {
        let root = try ObjectReader(try document(bytes, file: file), at: "", in: file, keys: keys)
        var configuration = Configuration()
        configuration.server = try root.text("server")
        configuration.theme = try root.text("theme")
        if let order = try root.text("order") {
            configuration.order = try CodeOrder(word: order, at: file, status: .failure)
        }
        configuration.mouse = try root.truth("mouse", default: configuration.mouse)
        configuration.bell = try root.truth("bell", default: configuration.bell)
        configuration.cursor = try root.truth("cursor", default: configuration.cursor)
        configuration.synchronizedOutput = try root.truth(
            "synchronizedOutput", default: configuration.synchronizedOutput)
        configuration.exportForExcel = try root.truth("exportForExcel", default: configuration.exportForExcel)
        if let limits = try root.object("limits", keys: limitKeys) {
            configuration.pageLimit = try limits.count("pages", upTo: 10_000_000)
            configuration.jobByteLimit = try limits.count("megabytes", upTo: 1_000_000).map { $0 * 1_000_000 }
        }
        if let surveys = try root.object("bases", keys: nil) { configuration.bases = try bases(of: surveys) }
        if let profiles = try root.object("profiles", keys: nil) {
            for name in profiles.names {
                configuration.profiles[name] = try profile(name, in: profiles, surroundings: surroundings)
            }
        }
        return configuration
    }

    /// Reads `{"CSAT-2024-Q1": {"Q1": 412}}`: surveys, and how many people were asked each question.
    private static func bases(of surveys: ObjectReader) throws(Problem) -> [SurveyQuestion: Int] {
        var bases: [SurveyQuestion: Int] = [:]
        for survey in surveys.names {
            guard let questions = try surveys.questions(survey) else { continue }
            for question in questions.names {
                guard let name = SurveyQuestion(survey: RawText(survey), question: RawText(question)) else {
                    throw Problem("\(surveys.file): \(surveys.place) has a survey without a name; write its identifier")
                }
                bases[name] = try questions.base(question)
            }
        }
        return bases
    }

    private static func profile(
        _ name: String, in profiles: ObjectReader, surroundings: Surroundings
    ) throws(Problem) -> Profile {
        guard let reader = try profiles.object(name, keys: profileKeys) else { return Profile() }
        let folder = String(profiles.file.prefix(upTo: profiles.file.lastIndex(of: "/") ?? profiles.file.startIndex))
        let place = folder.isEmpty ? "." : folder
        var profile = Profile()
        profile.url = try reader.text("url")
        profile.apiKeyFile = try reader.text("apiKeyFile").map { surroundings.resolve($0, against: place) }
        profile.apiKeyCommand = try reader.texts("apiKeyCommand")
        profile.caFile = try reader.text("caFile").map { surroundings.resolve($0, against: place) }
        profile.cursorParameter = try reader.text("cursorParameter")
        switch (Profile.builtIn[name], profile.url) {
        case (let known?, .some):
            throw Problem(
                "\(profiles.file): \(reader.path(to: "url")) can't be changed, \(name) is \(known); "
                    + "give your server a profile of another name")
        case (nil, nil):
            throw Problem("\(profiles.file): \(reader.place) needs a url, such as \"https://surveys.example.com\"")
        default:
            return profile
        }
    }

    private static func document(_ bytes: [UInt8], file: String) throws(Problem) -> JSONValue {
        do {
            return try JSONReader.read(bytes)
        } catch {
            throw Problem("\(file) is not JSON: line \(error.line), column \(error.column): \(error.reason)")
        }
    }
}
