import Analysis
import Canvas
import CodingModel
import SurveyWords
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
    }

    /// How wide a column must be for all rows, whichever are in sight.
    private func width(of column: ReviewColumn, isShort: Bool) -> Int {
        switch column {
        // `12 of 13, 100.0% (100.0–100.0%)`.
        case .precision: isShort ? 21 : 27 + 2 * "\(board?.marks.count ?? 0)".count
        case .judged: max(column.head.width, 1 + 2 * "\(wholeQuestion?.answerCount ?? 0)".count)
        default: column.head.width
        }
    }

    func reviewTable(_ sheet: Sheet) -> SheetTable {
        var shown = ReviewColumn.allCases
        let isShort = sheetSize.width < self.width(of: .precision, isShort: false) + 14
        func width(_ column: ReviewColumn) -> Int { self.width(of: column, isShort: isShort) }
        func room() -> Int { sheetSize.width - shown.reduce(0) { $0 + width($1) + 2 } }
        while shown.count > 1, room() < 16 { shown.removeLast() }
        // The precision stands at the end of the line.
        let order = Array(shown.dropFirst()) + [.precision]
        let numbers = order.map { SheetTable.Column(head: $0.head, width: width($0), isTrailing: true) }
        let label = max(8, room())
        return SheetTable(
            columns: [.init(head: "code", width: label, isTrailing: false)] + numbers,
            rows: rows(of: sheet.codes) { code in
                [wholeQuestion?.labelPath(of: code).truncatedAtStart(to: label) ?? .empty]
                    + reviewCells(of: code, order, counting: sheet.verdicts, isShort: isShort)
            },
            selectedColumn: nil)
    }

    private func reviewCells(
        of code: CodeIndex, _ columns: [ReviewColumn], counting verdicts: CountedVerdicts, isShort: Bool
    ) -> [DisplayText] {
        guard let board, let question = selectedView?.question, let whole = wholeQuestion else { return [] }
        let precision = board.precision(of: code, in: question, counting: verdicts)
        return columns.map { column in
            switch column {
            case .precision: isShort ? precision.shortText : precision.text
            case .judged: "\(precision.coded.total)/\(whole.counts(of: code).netAnswers)"
            case .agreed: "\(precision.agree)"
            case .disagreed: "\(precision.disagree)"
            case .unsure: "\(precision.unsure)"
            case .missed: "\(precision.missed)"
            }
        }
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
        let progress: DisplayText = "\(sample.items.count - (sheet?.openItems ?? 0)) of \(sample.items.count) judged"
        let rest: DisplayText = " · \(progress) · seed \(plan.seed)"
        let start: DisplayText = "Blind review of "
        // How far it has come stays in sight; the way to the code gives way.
        let room = sheetSize.width - start.width - rest.width - 2
        guard room >= 8 else { return "Blind · \(progress)" }
        return "\(start)\(blindSubject(plan.code).truncatedAtStart(to: room))\(rest)"
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
