import TerminalText

/// Names of files that the runtime is to list. They come back as `Event.files`.
package struct FileListRequest: TokenIdentified {
    /// The token that the names come back with.
    package let token: RequestToken
    /// The beginning of a path, as it was typed: `exports/CSA`. Names in its folder that begin like its last part are
    /// listed, folders with a slash at their end.
    package let path: RawText

    /// Lists the names in a path's folder that begin like its last part; blocks.
    package typealias Lister = @Sendable (_ path: RawText) -> [RawText]

    /// A request that nobody has answered yet.
    package init(token: RequestToken, path: RawText) {
        self.token = token
        self.path = path
    }
}
