extension JSONTokens {
    /// Arrays and objects inside one another that are read: about 250 levels of codes.
    static let depthLimit = 512
    /// The most bytes of one text, so that the lengths of an answer's parts fit into 32 bits.
    static let textLimit = 1 << 29
    /// A text of more bytes is handed over instead of being copied.
    static let longText = 1 << 20
    /// The most bytes that are kept of a number: far more than any id has.
    static let numberLimit = 1_024
}
