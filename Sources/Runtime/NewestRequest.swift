internal import Browser
import Synchronization

/// The request of its kind that is still wanted, told to the thread that works on it: a newer one ends it.
final class NewestRequest: Sendable {
    private let token = Mutex<RequestToken?>(nil)

    /// Another request takes the place of the one before; nil for none.
    func set(_ token: RequestToken?) { self.token.withLock { $0 = token } }

    /// Whether nothing newer was asked for, and it was not ended.
    func isWanted(_ token: RequestToken) -> Bool { self.token.withLock { $0 == token } }
}
