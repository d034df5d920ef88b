import BrowserViews

/// How this run behaves: the configuration, with what the command line and the environment say above it.
struct Preferences: Sendable {
    let configuration: Configuration
    let theme: Theme

    /// - Parameter name: The theme that the command line asks for.
    /// - Throws: A problem that names the themes there are.
    init(
        configuration: Configuration, theme name: String? = nil, surroundings: Surroundings
    ) throws(Problem) {
        self.configuration = configuration
        let noColour = surroundings["NO_COLOR"] != nil
        switch name ?? configuration.theme {
        case let wanted?:
            guard let found = Theme.named(wanted) else {
                let known = Theme.all.map(\.name)
                throw Problem(
                    "there is no theme named \(wanted); the nearest is "
                        + "\(Spelling.nearest(to: wanted, among: known) ?? ""), all are "
                        + known.joined(separator: ", "), status: name == nil ? .failure : .usage)
            }
            // NO_COLOR speaks to the configuration's theme, but not to a theme asked for here and now.
            theme = noColour && name == nil ? .mono : found
        case nil:
            theme = noColour ? .mono : .standard
        }
    }
}
