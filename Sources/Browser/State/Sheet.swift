import Analysis
import CodingModel
import TerminalText

/// Something that is worked out of the open question and lies over the panes.
package struct Sheet: Sendable {
    /// What it is about.
    package enum Subject: Hashable, Sendable {
        /// How the number beside a code came about.
        case note(CodePath)
        /// The codes that share people with a code.
        case companions(CodePath)
        /// How many people each two codes share.
        case matrix(MatrixLevel)
        /// Answers with the same text.
        case duplicates
        /// All that one respondent said.
        case respondent(RawText)
        /// Filters that were saved.
        case filters
        /// How right the AI was, code by code.
        case review
        /// A sample that is judged without knowing what the AI did.
        case blind(BlindPlan)
    }

    /// Which codes a matrix is of.
    package enum MatrixLevel: Hashable, Sendable {
        /// Those of the first level.
        case top
        /// Those without sub-codes.
        case leaves
    }

    package let subject: Subject
    /// The selected row, and in a matrix the selected column.
    package internal(set) var row = 0
    package internal(set) var column = 0
    /// The first visible row, and in a matrix the first visible column.
    package internal(set) var top = 0
    package internal(set) var left = 0
    /// What the AI did with the item on screen is shown, for it is judged.
    var isRevealed = false
    /// Of a sample, how many items have no blind verdict yet.
    var openItems = 0
    /// What a sample came to, once all of it is judged.
    var ending: BlindEnding?
    /// Which verdicts count in the review's numbers.
    var verdicts = CountedVerdicts.all
    /// The codes that the review tells of.
    var codes: [CodeIndex] = []
    /// What it shows; nil while it is worked out, and where the state itself tells it.
    var result: AnalysisResult?
    /// What the result is of: nil before it was asked for.
    var basis: SearchSubject?
    /// Of the latest request.
    var token: AnalysisToken?

    init(_ subject: Subject) {
        self.subject = subject
    }
}

/// How far the blind review of a sample has come.
package enum BlindStage: Hashable, Sendable {
    /// The sample is not there yet.
    case drawing
    /// An item waits for its verdict.
    case judging
    /// It has one, and what the AI did is shown.
    case judged
    /// All of them have one.
    case ended
}

extension Sheet {
    /// A sample is judged blind.
    package var isBlind: Bool { if case .blind = subject { true } else { false } }

    package var blindStage: BlindStage {
        guard case .sample? = result else { return .drawing }
        return ending != nil ? .ended : isRevealed ? .judged : .judging
    }
}

/// What the runtime is to work out; known by its token.
package struct AnalysisRequest: TokenIdentified {
    enum Kind: Sendable {
        case note(CodeIndex)
        case companions(CodeIndex)
        case matrix([CodeIndex])
        case duplicates
        case sample(BlindPlan, CodeIndex?)
    }

    /// What its result comes back with.
    package let token: AnalysisToken
    let kind: Kind
    /// Whole, or what a filter left of it.
    let question: CodedQuestion

    /// Works it out. Takes as long as the question is large, so it is not for the reducer's thread.
    /// - Returns: Nil when it was no longer wanted.
    package func result(while isWanted: () -> Bool) -> AnalysisResult? {
        switch kind {
        case .note(let code): .note(CountNote(of: code, in: question))
        case .companions(let code): .companions(CoOccurrence(of: code, in: question))
        case .matrix(let codes): .matrix(CoOccurrenceMatrix(of: codes, in: question))
        case .duplicates: DuplicateGroups(of: question, while: isWanted).map { .duplicates($0) }
        case .sample(let plan, let code): sample(plan, of: code, while: isWanted).map { .sample($0) }
        }
    }

    private func sample(_ plan: BlindPlan, of code: CodeIndex?, while isWanted: () -> Bool) -> ReviewSample? {
        struct Unwanted: Error {}
        func check() throws(Unwanted) { if !isWanted() { throw Unwanted() } }
        do throws(Unwanted) {
            guard let code else {
                return try ReviewSample(seed: plan.seed, size: plan.size, in: question, check: check)
            }
            return try ReviewSample(seed: plan.seed, size: plan.size, of: code, in: question, check: check)
        } catch {
            return nil
        }
    }
}

/// What an analysis came to.
package enum AnalysisResult: Sendable {
    case note(CountNote)
    case companions(CoOccurrence)
    case matrix(CoOccurrenceMatrix)
    case duplicates(DuplicateGroups)
    case sample(ReviewSample)
}
