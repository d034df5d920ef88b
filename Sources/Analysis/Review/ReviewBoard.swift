import CodingModel
import TerminalText

/// All marks of a job, each at its place in one snapshot of the job.
///
/// A mark whose code or answer the snapshot lacks is kept without a place: its page is yet to come, or the job was coded
/// anew. To set a mark takes the same time however many there are.
package struct ReviewBoard: Sendable {
    private struct CodeKey: Hashable, Sendable {
        let question: Int
        let code: CodeIndex
    }

    /// The snapshot that the places are in.
    package let job: CodedJob
    /// All marks, also those without a place; none is empty.
    package private(set) var marks: [ReviewKey: ReviewMark]
    /// The keys of the marks without a place.
    package private(set) var unplaced: Set<ReviewKey> = []
    private var placed: [ReviewPlace: ReviewMark] = [:]
    private var tallies: [CodeKey: MarkTally] = [:]

    /// A board of these marks. Takes time linear in the marks, and in the answers of the respondents that they name.
    package init(_ marks: [ReviewKey: ReviewMark] = [:], of job: CodedJob) {
        self.job = job
        self.marks = marks.values.contains(where: \.isEmpty) ? marks.filter { !$1.isEmpty } : marks
        let keys = Array(self.marks.keys)
        placed.reserveCapacity(keys.count)
        for ((key, mark), place) in zip(self.marks, job.places(of: keys)) {
            if let place { put(mark, at: place) } else { unplaced.insert(key) }
        }
    }

    /// A board of the same marks for another snapshot. Takes the time of `init`.
    package func placed(in job: CodedJob) -> ReviewBoard { ReviewBoard(marks, of: job) }

    /// The mark at a place; nil when there is none.
    package func mark(at place: ReviewPlace) -> ReviewMark? { placed[place] }

    /// The marks that have a place in the snapshot, by place.
    package var placedMarks: [ReviewPlace: ReviewMark] { placed }

    /// The key of a place, which names it in a store.
    package func key(of place: ReviewPlace) -> ReviewKey {
        let question = job.questions[place.question]
        return ReviewKey(
            question: question.identifier, code: question.path(of: place.code),
            answer: question.fingerprint(of: place.answer))
    }

    /// The place of a key in the snapshot; nil when the snapshot lacks its answer or code.
    package func place(of key: ReviewKey) -> ReviewPlace? { job.places(of: [key])[0] }

    /// Replaces the mark at a place; an empty mark removes it.
    /// - Returns: The key to store the mark under.
    @discardableResult
    package mutating func set(_ mark: ReviewMark, at place: ReviewPlace) -> ReviewKey {
        let key = key(of: place)
        marks[key] = mark.isEmpty ? nil : mark
        put(mark, at: place)
        return key
    }

    /// Replaces the mark of a key, which may have no place in the snapshot; an empty mark removes it.
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
        let code = CodeKey(question: place.question, code: place.code)
        tallies[code, default: MarkTally()].change(mark, isCoded: isCoded, by: step)
    }
}

// MARK: - Counts

extension ReviewBoard {
    /// How far the reader has come with a code; the counts are ready.
    package func progress(of code: CodeIndex, in question: Int) -> ReviewProgress {
        let tally = tallies[CodeKey(question: question, code: code)] ?? MarkTally()
        return ReviewProgress(
            answers: job.questions[question].counts(of: code).netAnswers, verdicts: tally.all.coded,
            flagged: tally.flagged, noted: tally.noted)
    }

    /// The precision of the AI's coding under a code, by the verdicts under this very code.
    package func precision(
        of code: CodeIndex, in question: Int, counting verdicts: CountedVerdicts = .blind
    ) -> ReviewPrecision {
        ReviewPrecision((tallies[CodeKey(question: question, code: code)] ?? MarkTally()).tally(of: verdicts))
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
    /// The answers of a question that have such a mark under any code. Takes time linear in the marks.
    package func answers(in question: Int, where isWanted: (ReviewMark) -> Bool) -> AnswerSet {
        var answers = AnswerSet()
        for (place, mark) in placed where place.question == question && isWanted(mark) { answers.insert(place.answer) }
        return answers
    }
}
