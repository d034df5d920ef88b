import Canvas
import CodingModel
import TerminalText

// The sheets of a review: precision code by code, and a sample that is judged blind.
extension BrowserState {
    /// What a line of the review tells of a code; the later ones go first where there is no room.
    private enum ReviewColumn: CaseIterable {
        case precision, judged, agreed, disagreed, unsure, missed

        var head: DisplayText {
            switch self {
            case .precision: "precision"
            case .judged: "judged"
            case .agreed: "agreed"
            case .disagreed: "disagreed"
            case .unsure: "unsure"
            case .missed: "missed"
            }
        }

        /// Precision and judged hold numbers of five digits.
        var width: Int { self == .precision ? 28 : self == .judged ? 11 : head.width }
    }

    func reviewTable(_ sheet: Sheet) -> SheetTable {
        var shown = ReviewColumn.allCases
        func room() -> Int { sheetSize.width - shown.reduce(0) { $0 + $1.width + 2 } }
        while shown.count > 1, room() < 16 { shown.removeLast() }
        // The precision stands at the end of the line.
        let order = Array(shown.dropFirst()) + [.precision]
        let numbers = order.map { SheetTable.Column(head: $0.head, width: $0.width, isTrailing: true) }
        return SheetTable(
            columns: [.init(head: "code", width: max(8, room()), isTrailing: false)] + numbers,
            rows: rows(of: sheet.codes) { reviewCells(of: $0, order, counting: sheet.verdicts) }, selectedColumn: nil)
    }

    private func reviewCells(
        of code: CodeIndex, _ columns: [ReviewColumn], counting verdicts: CountedVerdicts
    ) -> [DisplayText] {
        guard let board, let question = selectedView?.question, let whole = wholeQuestion else { return [] }
        let precision = board.precision(of: code, in: question, counting: verdicts)
        let numbers: [DisplayText] = columns.map { column in
            switch column {
            case .precision: precision.text
            case .judged: "\(precision.coded.total)/\(whole.counts(of: code).netAnswers)"
            case .agreed: "\(precision.agree)"
            case .disagreed: "\(precision.disagree)"
            case .unsure: "\(precision.unsure)"
            case .missed: "\(precision.missed)"
            }
        }
        return [whole.labelPath(of: code).truncatedAtStart(to: 80)] + numbers
    }

    /// `Delivery › Late`, or the question's name.
    func blindSubject(_ code: CodePath?) -> DisplayText {
        guard let question = wholeQuestion else { return .empty }
        return code.flatMap(question.index(of:)).map(question.labelPath) ?? "\(question.identifier)"
    }

    func blindTitle(_ plan: BlindPlan) -> DisplayText {
        guard case .sample(let sample)? = sheet?.result else {
            return "Blind review of \(blindSubject(plan.code))"
        }
        let judged = sample.items.count - (sheet?.openItems ?? 0)
        return
            "Blind review of \(blindSubject(plan.code)) · \(judged) of \(sample.items.count) judged · seed \(plan.seed)"
    }

    /// What is asked, and what came of it; empty at the end.
    func blindHead(limit: Int) -> [DisplayText] {
        guard let (item, place) = blindItem, let question = wholeQuestion else { return [] }
        let verdict = sheet?.isRevealed == true ? board?.mark(at: place)?.verdict : nil
        return BlindReviewHead(
            question.labelPath(of: place.code), verdict: verdict, isCoded: item.isCoded, width: sheetSize.width,
            limit: limit
        ).lines
    }

    func blindLines(_ sample: ReviewSample) -> [DetailLine] {
        guard let question = wholeQuestion else { return [] }
        if let place = blindItem?.place {
            return BlindReviewText(place.answer, to: question, width: sheetSize.width).lines
        }
        return sheet?.ending.map { BlindReviewText($0, of: sample, in: question, width: sheetSize.width).lines } ?? []
    }
}

extension ReviewPrecision {
    /// Anything was judged.
    var hasVerdicts: Bool { coded.total + absent.total > 0 }
}
