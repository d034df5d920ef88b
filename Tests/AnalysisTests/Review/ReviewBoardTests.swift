import CodingModel
import TerminalText
import TestSupport
import Testing

@testable import Analysis

@Suite("Marks in their places", .permit(.processor))
struct ReviewBoardTests {
    private static let page = Page(
        Question(
            "Q1", Code(1, [Answer("ann: a"), Answer("bob: b")], children: [Code(11, [Answer("cy: c")])]), Code(2)),
        Question("Q2", Code(1, [Answer("ann: a"), Answer("ann: other")])))

    private func place(_ question: Int, _ code: CodeIndex, _ answer: AnswerIndex) -> ReviewPlace {
        ReviewPlace(question: question, code: code, answer: answer)
    }

    @Test("A mark is read back where it was set, and nowhere else")
    func setAndRead() throws {
        var board = ReviewBoard(of: try job(of: Self.page))
        let mark = ReviewMark(verdict: .disagree, isBlind: true, isFlagged: true, note: "wrong code")
        let key = board.set(mark, at: place(0, 0, 1))
        #expect(key == board.key(of: place(0, 0, 1)) && key.question == "Q1" && key.code.description == "1")
        #expect(key.answer == AnswerFingerprint(of: Answer("bob: b")))
        #expect(board.place(of: key) == place(0, 0, 1))
        #expect(board.mark(at: place(0, 0, 1)) == mark && board.marks == [key: mark])
        for other in [place(0, 0, 0), place(0, 1, 1), place(0, 2, 1), place(1, 0, 1)] {
            #expect(board.mark(at: other) == nil)
        }
    }

    @Test("An empty mark is none, and takes away what was there")
    func emptyMark() throws {
        var board = ReviewBoard(of: try job(of: Self.page))
        #expect(ReviewMark(isBlind: true).isEmpty && !ReviewMark(isBlind: true).isBlind)
        for full in [ReviewMark(verdict: .unsure), ReviewMark(isFlagged: true), ReviewMark(note: " ")] {
            #expect(!full.isEmpty)
            let key = board.set(full, at: place(0, 0, 0))
            #expect(board.marks.count == 1)
            board.set(ReviewMark(), for: key)
            #expect(board.marks.isEmpty && board.mark(at: place(0, 0, 0)) == nil)
        }
        #expect(board.progress(of: 0, in: 0).flagged == 0 && board.progress(of: 0, in: 0).noted == 0)
        #expect(ReviewBoard([board.key(of: place(0, 0, 0)): ReviewMark()], of: board.job).marks.isEmpty)
    }

    @Test("What is not in the job waits, and has its place when the job has it again")
    func unplaced() throws {
        let whole = try job(of: Self.page)
        let part = try job(of: Page(Question("Q1", Code(2, [Answer("bob: b")]))))
        var board = ReviewBoard(of: whole)
        let places = [place(0, 0, 1), place(0, 1, 2), place(1, 0, 0), place(0, 2, 1)]
        for (number, place) in places.enumerated() { board.set(ReviewMark(note: RawText("\(number)")), at: place) }

        var shrunk = board.placed(in: part)
        #expect(shrunk.marks == board.marks && shrunk.unplaced.count == 3)
        #expect(shrunk.mark(at: place(0, 0, 0))?.note == "3")
        let gone = try #require(shrunk.unplaced.first { $0.question == "Q2" })
        shrunk.set(ReviewMark(isFlagged: true), for: gone)
        #expect(shrunk.marks[gone]?.isFlagged == true && shrunk.unplaced.count == 3)

        var again = shrunk.placed(in: whole)
        #expect(again.unplaced.isEmpty && places.map { again.mark(at: $0)?.note } == ["0", "1", "", "3"])
        again = again.placed(in: part)
        again.set(ReviewMark(), for: gone)
        #expect(again.unplaced.count == 2 && again.marks.count == 3)
    }

    @Test("Progress counts a code's own verdicts on its net")
    func progress() throws {
        var board = ReviewBoard(of: try job(of: Self.page))
        board.set(ReviewMark(verdict: .agree), at: place(0, 0, 0))
        board.set(ReviewMark(verdict: .unsure, isFlagged: true), at: place(0, 0, 2))
        board.set(ReviewMark(verdict: .agree), at: place(0, 1, 2))
        board.set(ReviewMark(verdict: .agree, note: "missed"), at: place(0, 1, 0))
        let top = board.progress(of: 0, in: 0)
        #expect(top.answers == 3 && top.judged == 2 && top.verdicts.agree == 1 && top.verdicts.unsure == 1)
        #expect(top.flagged == 1 && top.noted == 0)
        let below = board.progress(of: 1, in: 0)
        #expect(below.answers == 1 && below.judged == 1 && below.noted == 1)
        #expect(board.progress(of: 2, in: 0).judged == 0 && board.progress(of: 0, in: 1).judged == 0)
    }

    @Test("Answers are found by their marks")
    func answersByMark() throws {
        var board = ReviewBoard(of: try job(of: Self.page))
        board.set(ReviewMark(verdict: .agree), at: place(0, 0, 0))
        board.set(ReviewMark(isFlagged: true), at: place(0, 1, 2))
        board.set(ReviewMark(verdict: .unsure), at: place(0, 2, 1))
        func list(_ answers: AnswerSet) -> [Int] { (0..<9).filter(answers.contains) }
        #expect(list(board.answers(in: 0) { $0.verdict != nil }) == [0, 1])
        #expect(list(board.answers(in: 0, where: \.isFlagged)) == [2])
    }

    @Test(
        "However marks come and go, all counts are those of the marks that are there",
        arguments: Rounds.seeds(25))
    func anyHistory(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let whole = RandomJob.page(using: &random)
        var board = ReviewBoard(of: try job(of: whole))
        for _ in 0..<80 { try step(&board, &random) }
        let pages = RandomJob.cut(whole, using: &random).shuffled(using: &random)
        for fresh in [ReviewBoard(board.marks, of: board.job), board.placed(in: try job(of: pages))] {
            #expect(fresh.marks == board.marks && fresh.unplaced.isEmpty)
            for (number, question) in board.job.questions.enumerated() {
                let other = try #require(fresh.job.questionIndex(identifiedBy: question.identifier))
                for code in question.codeIndices {
                    let place = try #require(fresh.job.questions[at: other].index(of: question.path(of: code)))
                    #expect(fresh.progress(of: place, in: other) == board.progress(of: code, in: number))
                    #expect(fresh.precision(of: place, in: other) == board.precision(of: code, in: number))
                    try expectCounted(board, code, number)
                }
            }
        }
    }

    private func step(_ board: inout ReviewBoard, _ random: inout SplitMix64) throws {
        let number = Int.random(in: 0..<board.job.questions.count, using: &random)
        let question = try board.job.questions[at: number]
        guard question.codeCount > 0, question.answerCount > 0 else { return }
        let verdict = ([nil] + Verdict.allCases.map(Optional.some)).randomElement(using: &random) ?? nil
        board.set(
            ReviewMark(
                verdict: verdict, isBlind: Bool.random(using: &random), isFlagged: Bool.random(using: &random),
                note: Bool.random(using: &random) ? "" : "note"),
            at: place(
                number, Int.random(in: 0..<question.codeCount, using: &random),
                Int.random(in: 0..<question.answerCount, using: &random)))
    }

    /// Counts anew, one answer after the other.
    private func expectCounted(_ board: ReviewBoard, _ code: CodeIndex, _ number: Int) throws {
        let question = try board.job.questions[at: number]
        let net = Set(question.netAnswers(of: code))
        let marks = (0..<question.answerCount).map { board.mark(at: place(number, code, $0)) }
        let progress = board.progress(of: code, in: number)
        #expect(progress.judged == net.count { marks[$0]?.verdict != nil })
        #expect(progress.flagged == marks.count { $0?.isFlagged == true })
        let precision = board.precision(of: code, in: number)
        #expect(precision.agree == net.count { marks[$0]?.verdict == .agree && marks[$0]?.isBlind == true })
        let missed = marks.indices.count {
            !net.contains($0) && marks[$0]?.verdict == .agree && marks[$0]?.isBlind == true
        }
        #expect(precision.missed == missed)
        for answer in marks.indices { #expect(question.isCoded(answer, under: code) == net.contains(answer)) }
    }

    @Test("A respondent with all the answers, all of them marked, is gone through once")
    func oneRespondent() throws {
        let answers = (0..<10_000).map { Answer(responseIdentifier: "", text: RawText("answer \($0)")) }
        let job = try job(of: Page(Question("Q1", Code(1, answers))))
        let path = try #require(CodePath(parsing: "1"))
        let marks = Dictionary(
            uniqueKeysWithValues: answers.map {
                let key = ReviewKey(question: "Q1", code: path, answer: AnswerFingerprint(of: $0))
                return (key, ReviewMark(verdict: .agree))
            })
        let board = ReviewBoard(marks, of: job)
        #expect(board.unplaced.isEmpty && board.progress(of: 0, in: 0).judged == 10_000)
    }
}
