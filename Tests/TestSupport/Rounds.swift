import Foundation

/// How many rounds a random test plays: a few seconds' worth each day, more in a long night.
package enum Rounds {
    private static let factor =
        ProcessInfo.processInfo.environment["VERBATIM_TEST_FACTOR"].flatMap(Int.init).map { max(1, $0) } ?? 1

    /// So many rounds, times `VERBATIM_TEST_FACTOR` where that is set: `VERBATIM_TEST_FACTOR=100 swift test --filter Fetch`.
    package static func scaled(_ rounds: Int) -> Int { rounds * factor }

    /// The seeds of so many rounds, for tests that take one as an argument.
    package static func seeds(_ rounds: Int) -> ClosedRange<UInt64> { 1...UInt64(max(1, scaled(rounds))) }
}
