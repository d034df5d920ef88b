import CodingModel
import TerminalText

/// All marks of a job, put where they belong in one snapshot of it.
///
/// A mark whose code or answer the snapshot does not have, be it that its page is yet to come or that the job was coded
/// anew, is kept and has no place. Setting a mark takes the same time however many there are.
package struct ReviewBoard: Sendable {
    private struct CodePlace: Hashable, Sendable {
        let question: Int
        let code: CodeIndex
    }

    /// The snapshot; places are those in it.
    package let job: CodedJob
    /// All marks, also those without a place; none is empty.
    package private(set) var marks: [ReviewKey: ReviewMark]
    /// What is marked and not in the snapshot.
    package private(set) var unplaced: Set<ReviewKey> = []
    private var placed: [ReviewPlace: ReviewMark] = [:]
    private var tallies: [CodePlace: MarkTally] = [:]
    private var questionTallies: [Int: MarkTally] = [:]

    /// Takes as long as there are marks, and answers of the respondents that they name.
    package init(_ marks: [ReviewKey: ReviewMark] = [:], of job: CodedJob) {
        self.job = job
        self.marks = marks.values.contains(where: \.isEmpty) ? marks.filter { !$1.isEmpty } : marks
        let keys = Array(self.marks.keys)
        placed.reserveCapacity(keys.count)
        for ((key, mark), place) in zip(self.marks, job.places(of: keys)) {
            if let place { put(mark, at: place) } else { unplaced.insert(key) }
        }
    }

    /// The same marks in another snapshot; takes as long as `init`.
    package func placed(in job: CodedJob) -> ReviewBoard { ReviewBoard(marks, of: job) }

    /// What was noted there; nil when nothing was.
    package func mark(at place: ReviewPlace) -> ReviewMark? { placed[place] }

    /// All marks that are in the snapshot, by where they are.
    package var placedMarks: [ReviewPlace: ReviewMark] { placed }

    /// What the place is known by in a store.
    package func key(of place: ReviewPlace) -> ReviewKey {
        let question = job.questions[place.question]
        return ReviewKey(
            question: question.identifier, code: question.path(of: place.code),
            answer: question.fingerprint(of: place.answer))
    }

    /// Where it is in the snapshot; nil when it is not there.
    package func place(of key: ReviewKey) -> ReviewPlace? { job.places(of: [key])[0] }

    /// Puts a mark in the place of the one before; an empty one takes that away.
    /// - Returns: What to store it under.
    @discardableResult
    package mutating func set(_ mark: ReviewMark, at place: ReviewPlace) -> ReviewKey {
        let key = key(of: place)
        marks[key] = mark.isEmpty ? nil : mark
        put(mark, at: place)
        return key
    }

    /// The same for what may not be in the snapshot.
    package mutating func set(_ mark: ReviewMark, for key: ReviewKey) {
        if let place = place(of: key) {
            set(mark, at: place)
        } else if mark.isEmpty {
            marks[key] = nil
            unplaced.remove(key)
        } else {
            marks[key] = mark
            unplaced.insert(key)
        }
    }

    private mutating func put(_ mark: ReviewMark, at place: ReviewPlace) {
        if let old = placed.removeValue(forKey: place) { count(old, at: place, by: -1) }
        if mark.isEmpty { return }
        placed[place] = mark
        count(mark, at: place, by: 1)
    }

    private mutating func count(_ mark: ReviewMark, at place: ReviewPlace, by step: Int) {
        let isCoded = job.questions[place.question].isCoded(place.answer, under: place.code)
        let code = CodePlace(question: place.question, code: place.code)
        tallies[code, default: MarkTally()].change(mark, isCoded: isCoded, by: step)
        questionTallies[place.question, default: MarkTally()].change(mark, isCoded: isCoded, by: step)
    }
}

// MARK: - Counts

extension ReviewBoard {
    /// How far the reader has come with a code; takes no time to speak of.
    package func progress(of code: CodeIndex, in question: Int) -> ReviewProgress {
        let tally = tallies[CodePlace(question: question, code: code)] ?? MarkTally()
        return ReviewProgress(
            answers: job.questions[question].counts(of: code).netAnswers, verdicts: tally.all.coded,
            flagged: tally.flagged, noted: tally.noted)
    }

    /// How right the AI was with a code, by the verdicts under this very code.
    package func precision(
        of code: CodeIndex, in question: Int, counting verdicts: CountedVerdicts = .blind
    ) -> ReviewPrecision {
        ReviewPrecision((tallies[CodePlace(question: question, code: code)] ?? MarkTally()).tally(of: verdicts))
    }

    /// How right it was with a question, by the verdicts under all its codes: an answer under two is two. It tells of all
    /// mentions only if what was judged is a sample of them, not if some codes were looked at more closely than others.
    package func precision(in question: Int, counting verdicts: CountedVerdicts = .blind) -> ReviewPrecision {
        ReviewPrecision((questionTallies[question] ?? MarkTally()).tally(of: verdicts))
    }
}

extension MarkTally {
    fileprivate func tally(of verdicts: CountedVerdicts) -> ReviewTally {
        switch verdicts {
        case .blind: blind
        case .all: all
        }
    }
}

// MARK: - Answers

extension ReviewBoard {
    /// The answers of a question that have a mark of this kind under any code. Takes as long as there are marks.
    package func answers(in question: Int, where isWanted: (ReviewMark) -> Bool) -> AnswerSet {
        var answers = AnswerSet()
        for (place, mark) in placed where place.question == question && isWanted(mark) { answers.insert(place.answer) }
        return answers
    }
}
