import JobStore
import TerminalText

/// Opens the store the way a command wants it.
enum StoreAccess {
    /// Opens the user's store. Where it can't be used, `complain` gets the reason, and everything is kept in memory.
    /// - Parameters:
    ///   - isWanted: False for a store in memory.
    static func open(
        in surroundings: Surroundings, isWanted: Bool = true,
        complain: @escaping @Sendable (String) -> Void = StandardStreams.complain
    ) -> JobStore {
        guard isWanted else { return .inMemory() }
        guard let path = surroundings.storeFile else {
            complain("\(noFolder), and nothing is kept")
            return .inMemory()
        }
        let store = JobStore.open(at: FolderAlias.path(for: path), waiting: { complain($0.sentence.string) })
        if let trouble = store.trouble { complain(trouble.sentence.string) }
        return store
    }

    /// The user's store for a command that is about the store itself.
    /// - Throws: A problem when it can't even be read.
    static func file(in surroundings: Surroundings) throws(Problem) -> JobStore {
        guard let path = surroundings.storeFile else { throw Problem(noFolder) }
        let store = JobStore.open(
            at: FolderAlias.path(for: path), waiting: { StandardStreams.complain($0.sentence.string) })
        guard let trouble = store.trouble else { return store }
        switch trouble.kind {
        case .readOnly, .full, .busy: return store
        default: throw Problem(trouble)
        }
    }

    private static let noFolder =
        "there is no folder for the store: set HOME, or XDG_DATA_HOME to an absolute path"
}

extension Problem {
    /// The store can't do what the command is for.
    init(_ trouble: StoreTrouble) {
        self.init(trouble.sentence.string)
    }
}
