import CodingModel

/// The verdicts that count towards a precision.
package enum CountedVerdicts: Hashable, Sendable {
    /// The verdicts that were given before the reader knew what the AI had decided.
    case blind
    /// All verdicts.
    case all
}

/// The precision of the AI's coding, from a reader's verdicts: of the answers that the AI put under a code, the share that
/// belongs there.
package struct ReviewPrecision: Hashable, Sendable {
    /// Verdicts on answers that the AI had put under the code.
    package let coded: VerdictCounts
    /// Verdicts on answers that the AI had not put there: decoys of a blind review, and answers that it has since taken away.
    package let absent: VerdictCounts

    init(_ tally: ReviewTally) {
        coded = tally.coded
        absent = tally.absent
    }

    /// How many answers the AI put there rightly.
    package var agree: Int { coded.agree }
    /// How many answers the AI put there wrongly.
    package var disagree: Int { coded.disagree }
    /// How many answers that the AI put there the reader could not decide on; the precision leaves them out.
    package var unsure: Int { coded.unsure }
    /// How many answers the AI should have put there and did not.
    package var missed: Int { absent.agree }
    /// How many answers the AI rightly did not put there.
    package var rightlyAbsent: Int { absent.disagree }

    /// agree / (agree + disagree), from 0 to 1; nil when there is neither.
    package var precision: Double? { decided > 0 ? Double(agree) / Double(decided) : nil }

    /// The 95 % confidence interval of the precision of all that the AI coded, if those judged were drawn at random; nil when
    /// there is no precision.
    package var interval: WilsonInterval? { WilsonInterval(successes: agree, of: decided) }

    private var decided: Int { agree + disagree }
}

/// A 95 % confidence interval for a share (E. B. Wilson: Probable inference, the law of succession, and statistical
/// inference. JASA 22 (1927), 209–212). Unlike p ± 1.96·σ it holds for small samples and for shares near 0 and 1. It has no
/// correction for a finite population, so it is too wide rather than too narrow. 8 of 10: 0.490 to 0.943.
package struct WilsonInterval: Hashable, Sendable {
    /// The lower bound, at least 0.
    package let lower: Double
    /// The upper bound, at most 1.
    package let upper: Double

    /// The 97.5th percentile of the normal distribution.
    private static let z = 1.959963984540054

    /// The interval of `successes / trials`; nil when there are no trials, or fewer than successes.
    package init?(successes: Int, of trials: Int) {
        guard trials > 0, (0...trials).contains(successes) else { return nil }
        let count = Double(trials)
        let share = Double(successes) / count
        let square = Self.z * Self.z / count
        let middle = share + square / 2
        let spread = Self.z * (share * (1 - share) / count + square / (4 * count)).squareRoot()
        // At either end the bound is exact; rounding would miss it by a hair.
        lower = successes == 0 ? 0 : (middle - spread) / (1 + square)
        upper = successes == trials ? 1 : (middle + spread) / (1 + square)
    }
}
