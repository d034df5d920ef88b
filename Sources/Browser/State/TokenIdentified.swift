/// A request that is the same as another exactly when their tokens are: what else it carries is not compared, for it may
/// be as large as a job.
package protocol TokenIdentified: Hashable, Sendable {
    associatedtype Token: Hashable
    /// No other request has it.
    var token: Token { get }
}

extension TokenIdentified {
    package static func == (left: Self, right: Self) -> Bool { left.token == right.token }

    package func hash(into hasher: inout Hasher) { hasher.combine(token) }
}
