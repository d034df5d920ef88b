/// How a question's codes are sorted among their siblings; ties keep the API's order. Stored under its name.
package enum CodeOrder: String, Hashable, Sendable, CaseIterable {
    /// As the API lists them, by first appearance.
    case api
    /// Most net respondents first.
    case net
    /// By label: accented letters after plain ones, numbers by value.
    case label
    /// Lowest id first.
    case id
}
