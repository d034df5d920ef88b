/// The work that a sheet asks for. It takes as long as the question is large, so it is not for the reducer's thread.
struct SheetWork<Finding: Sendable>: Sendable {
    /// Works the finding out; nil when it was no longer wanted.
    let find: @Sendable (_ isWanted: () -> Bool) -> Finding?
}

/// An analysis that the runtime is to work out for a sheet.
package struct AnalysisRequest: TokenIdentified {
    /// The token that the result comes back with.
    package let token: RequestToken
    let find: @Sendable (_ isWanted: () -> Bool) -> (any Sendable)?

    /// Works the result out. It takes as long as the question is large.
    /// - Returns: Nil when it was no longer wanted.
    package func result(while isWanted: () -> Bool) -> AnalysisResult? {
        find(isWanted).map { AnalysisResult(finding: $0) }
    }
}

/// The result of an analysis. The sheet that asked for it knows its type.
package struct AnalysisResult: Sendable {
    let finding: any Sendable
}
