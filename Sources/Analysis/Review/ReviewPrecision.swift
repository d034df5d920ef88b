import CodingModel

/// Which verdicts count.
package enum CountedVerdicts: Hashable, Sendable {
    /// Those alone that were given before the reader knew what the AI had decided.
    case blind
    /// Any.
    case all
}

/// How right the AI was, so far as a reader judged it.
package struct ReviewPrecision: Hashable, Sendable {
    /// What was said of answers that the AI had put under the code.
    package let coded: VerdictCounts
    /// What was said of answers that it had not put there: decoys of a blind review, and such as it took away since.
    package let absent: VerdictCounts

    init(_ tally: ReviewTally) {
        coded = tally.coded
        absent = tally.absent
    }

    /// The AI put the answer there, rightly.
    package var agree: Int { coded.agree }
    /// The AI put it there, wrongly.
    package var disagree: Int { coded.disagree }
    /// Left out of the precision: the reader could not tell of so many that the AI had put there.
    package var unsure: Int { coded.unsure }
    /// The AI should have put it there.
    package var missed: Int { absent.agree }
    /// The AI did not put it there, rightly.
    package var rightlyAbsent: Int { absent.disagree }

    /// agree / (agree + disagree), from 0 to 1; nil when neither was ever said.
    package var precision: Double? { decided > 0 ? Double(agree) / Double(decided) : nil }

    /// Where the precision of all that the AI coded lies with a confidence of 95 %, if what was judged was drawn at
    /// random; nil when there is no precision.
    package var interval: WilsonInterval? { WilsonInterval(successes: agree, of: decided) }

    private var decided: Int { agree + disagree }
}

/// A confidence interval of 95 % for a share (E. B. Wilson: Probable inference, the law of succession, and statistical
/// inference. JASA 22 (1927), 209–212). Unlike the textbook's p ± 1.96·σ it is right for small samples and for shares near
/// 0 and 1. It takes no account of how much of a finite whole was drawn, so it is rather too wide than too narrow.
package struct WilsonInterval: Hashable, Sendable {
    /// From 0.
    package let lower: Double
    /// To 1.
    package let upper: Double

    /// The 97.5th percentile of the normal distribution.
    private static let z = 1.959963984540054

    /// Nil when there are no trials, or not so many as successes.
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
