/// Tells one request to another thread from all others: an answer to an older one is dropped.
package struct RequestToken: Hashable, Sendable {
    let number: Int

    /// - Parameter number: One that no other request has.
    package init(number: Int) { self.number = number }
}

/// A request that equals another exactly when their tokens do: the rest is not compared, for it may be as large as a job.
package protocol TokenIdentified: Hashable, Sendable {
    /// The token that the answer comes back with.
    var token: RequestToken { get }
}

extension TokenIdentified {
    /// Compares the tokens.
    package static func == (left: Self, right: Self) -> Bool { left.token == right.token }

    /// Hashes the token.
    package func hash(into hasher: inout Hasher) { hasher.combine(token) }
}
