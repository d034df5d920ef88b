import CodingService
import TerminalText

/// The server to ask and what is configured for it.
struct ServerChoice: Sendable {
    /// The profile's name; nil for an address that no profile has.
    let name: String?
    let origin: ServerOrigin
    let profile: Profile
    /// As ``Configuration`` has them.
    var pageLimit: Int?
    var jobByteLimit: Int?

    /// How sentences name the server.
    var title: String { name.map { "\($0) (\(origin))" } ?? "\(origin)" }

    /// Finds the server that `--server` names, else the configuration, else production.
    ///
    /// An address that is a profile's own brings that profile's key with it; any other address goes without, since
    /// a key belongs to one profile's origin.
    init(given: String?, configuration: Configuration) throws(Problem) {
        let wanted = given ?? configuration.server ?? "production"
        let status: ExitStatus = given == nil ? .failure : .usage
        if wanted.contains("://") {
            let origin = try Self.origin(wanted, in: given == nil ? "the configuration's server" : "--server", status)
            let owner = Self.names(in: configuration).first {
                (try? Self.profile($0, in: configuration, status))?.origin == origin
            }
            self.init(name: owner, origin: origin, profile: owner.flatMap { configuration.profiles[$0] } ?? Profile())
        } else {
            let (origin, profile) = try Self.profile(wanted, in: configuration, status)
            self.init(name: wanted, origin: origin, profile: profile)
        }
        (pageLimit, jobByteLimit) = (configuration.pageLimit, configuration.jobByteLimit)
    }

    init(name: String?, origin: ServerOrigin, profile: Profile) {
        self.name = name
        self.origin = origin
        self.profile = profile
    }

    private static func names(in configuration: Configuration) -> [String] {
        Set(configuration.profiles.keys).union(Profile.builtIn.keys).sorted()
    }

    private static func profile(
        _ name: String, in configuration: Configuration, _ status: ExitStatus
    ) throws(Problem) -> (origin: ServerOrigin, profile: Profile) {
        let profile = configuration.profiles[name]
        guard let address = Profile.builtIn[name] ?? profile?.url else {
            let known = names(in: configuration)
            let advice = Spelling.advice(on: name, among: known)
            let remark = name.contains(".") ? ". An address begins with https://" : ""
            throw Problem("there is no server profile “\(name)”\(advice)\(remark)", status: status)
        }
        return (try origin(address, in: "the url of profile \(name)", status), profile ?? Profile())
    }

    private static func origin(
        _ address: String, in place: String, _ status: ExitStatus
    ) throws(Problem) -> ServerOrigin {
        do {
            return try ServerOrigin(parsing: address)
        } catch {
            throw Problem("\(place): \(error.sentence.string)", status: status)
        }
    }
}
