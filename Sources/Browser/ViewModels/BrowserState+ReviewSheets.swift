import Canvas
import CodingModel
import TerminalText

// The sheets of a review: precision code by code, and a sample that is judged blind.
extension BrowserState {
    func reviewTable(_ sheet: Sheet) -> SheetTable {
        let heads: [(DisplayText, Int)] = [
            ("judged", 9), ("agreed", 6), ("disagreed", 9), ("unsure", 6), ("missed", 6), ("precision", 28),
        ]
        let numbers = heads.map { SheetTable.Column(head: $0.0, width: $0.1, isTrailing: true) }
        let first = sheetSize.width - numbers.reduce(0) { $0 + $1.width + 2 }
        return SheetTable(
            columns: [.init(head: "code", width: max(12, first), isTrailing: false)] + numbers,
            rows: rows(of: sheet.codes) { reviewCells(of: $0, counting: sheet.verdicts) }, selectedColumn: nil)
    }

    private func reviewCells(of code: CodeIndex, counting verdicts: CountedVerdicts) -> [DisplayText] {
        guard let board, let question = selectedView?.question, let whole = wholeQuestion else { return [] }
        let precision = board.precision(of: code, in: question, counting: verdicts)
        let answers = whole.counts(of: code).netAnswers
        return [
            whole.labelPath(of: code), "\(precision.coded.total)/\(answers)", "\(precision.agree)",
            "\(precision.disagree)", "\(precision.unsure)", "\(precision.missed)", precision.text,
        ]
    }

    /// `Delivery › Late`, or the question's name.
    func blindSubject(_ code: CodePath?) -> DisplayText {
        guard let question = wholeQuestion else { return .empty }
        return code.flatMap(question.index(of:)).map(question.labelPath) ?? "\(question.identifier)"
    }

    func blindTitle(_ plan: BlindPlan, in question: CodedQuestion) -> DisplayText {
        guard case .sample(let sample)? = sheet?.result, let board else {
            return "Blind review of \(blindSubject(plan.code))"
        }
        let judged = sample.items.count - sample.open(on: board).count
        return
            "Blind review of \(blindSubject(plan.code)) · \(judged) of \(sample.items.count) judged · seed \(plan.seed)"
    }

    func blindLines(_ sample: ReviewSample, in question: CodedQuestion) -> [DetailLine] {
        guard let board else { return [] }
        guard let item = blindItem else {
            return BlindReviewText(sample, on: board, in: question, width: sheetSize.width).lines
        }
        let verdict = sheet?.isRevealed == true ? board.marks[item.key]?.verdict : nil
        return BlindReviewText(item, in: board.job, verdict: verdict, width: sheetSize.width).lines
    }
}

extension ReviewPrecision {
    /// Anything was judged.
    var hasVerdicts: Bool { coded.total + absent.total > 0 }
}
