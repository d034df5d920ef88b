import Analysis
import CodingModel
import SurveyWords
import TerminalText

// The code pane as far as it is visible.
extension BrowserState {
    /// The lines above the tree: the question's text, a warning where the tree is not whole, the filter, the search, the
    /// heads of the columns. They leave at least half of the pane to the tree.
    struct CodeHeader {
        let question: [DisplayText]
        let banner: [DisplayText]
        let filter: [DisplayText]
        let search: [DisplayText]
        let hasHeads: Bool

        var rows: Int { question.count + banner.count + filter.count + search.count + (hasHeads ? 1 : 0) }
    }

    private static let questionLines = 3
    private static let bannerLines = 2
    private static let filterLines = 3
    private static let searchLines = 2
    /// A pane that is lower has no line for heads.
    private static let leastHeightWithHeads = 4

    /// - Parameters: The pane's content, in cells.
    func codeHeader(width: Int, height: Int) -> CodeHeader {
        // A column is left free at each side of the pane, and two more for the warning's mark.
        let banner = banner.map { $0.wrapped(to: max(1, width - 4), lines: min(Self.bannerLines, height / 4)) } ?? []
        let filter =
            filterWordings.fullest(in: max(1, width - 4), lines: min(Self.filterLines, height / 4))
        let hasHeads = jobs.openQuestion != nil && height >= Self.leastHeightWithHeads
        let left = height / 2 - banner.count - filter.count - (hasHeads ? 1 : 0)
        let search =
            searchWordings.fullest(in: max(1, width - 4), lines: max(0, min(Self.searchLines, height / 4, left)))
        let room = min(Self.questionLines, left - search.count)
        let question = jobs.openQuestion.map { $0.textBeginning.oneLine }
        return CodeHeader(
            question: question?.wrapped(to: max(1, width - 2), lines: max(0, room)) ?? [], banner: banner,
            filter: filter, search: search, hasHeads: hasHeads)
    }

    /// - Parameters: the pane's content, in cells.
    package func codePane(width: Int, height: Int) -> CodePaneModel {
        guard let view = jobs.selectedView, let open = view.current, let question = jobs.openQuestion,
            let results = jobs.selectedEntry?.results
        else {
            return .card(statusCard)
        }
        let base = base(of: question)
        let header = codeHeader(width: width, height: height)
        let rows = max(0, height - header.rows)
        let whole = jobs.filteredWhole
        let visible = open.rows.indices.dropFirst(open.codesTop).prefix(rows)
        let columns = CodeColumn.all(
            of: question, open.measures, whole: whole, base: base, matchDigits: work.search?.hitDigits,
            isSoFar: jobs.isSoFar)
        return CodePaneModel(
            titles: titles(of: question, view.question + 1, of: results.questions.count, base: base),
            question: header.question, banner: header.banner, filter: header.filter, search: header.search,
            content: .tree(visible.map { codeRow($0, in: question, open, columns, base: base, width: width) }),
            isSoFar: jobs.isSoFar, top: open.codesTop, total: open.rows.count, headerRows: header.rows,
            hasHeads: header.hasHeads, columns: columns, labelWidth: open.measures.labelWidth,
            largestShare: jobs.isSoFar ? nil : open.measures.share(of: base, in: question),
            orderName: open.order.name, baseName: baseName(base, of: question))
    }

    private func titles(
        of question: CodedQuestion, _ position: Int, of total: Int, base: PercentageBase
    ) -> [DisplayText] {
        // A long identifier must not push the base out of the title.
        let name = DisplayText(question.identifierBeginning).truncated(to: 12)
        let long = baseName(base, of: question)
        let short = question.shortName(of: base, partOf: jobs.filteredWhole)
        return [
            "Codes · \(name) (\(position) of \(total)) · base \(long)\(soFar)",
            "Codes · \(name) (\(position)/\(total)) · base \(long)\(soFar)",
            "\(name) \(position)/\(total) · base \(long)\(soFar)",
            "\(name) \(position)/\(total) · base \(short)\(soFar)",
            "\(name) · \(short)\(soFar)",
            "\(name) · \(question.shortName(of: base, partOf: nil))\(soFar)",
        ]
    }

    private func codeRow(
        _ position: Int, in question: CodedQuestion, _ view: QuestionView, _ columns: [CodeColumn],
        base: PercentageBase, width: Int
    ) -> CodeRow {
        let code = view.rows[position]
        let counts = question.counts(of: code)
        let fold: CodeRow.Fold =
            !question.hasChildren(code) ? .leaf : view.unfolded[code] ? .expanded : .collapsed
        let path = view.picked.isEmpty ? nil : question.path(of: code)
        let share = jobs.isSoFar ? nil : question.share(of: code, base: base)
        let query = work.search.flatMap { $0.shows(labelOf: code) ? $0.query : nil }
        let label = query.map { question.labelText(of: code, highlighting: $0) }
        let total = jobs.filteredWhole?.counts(of: code).netRespondents
        let hits = work.search.map { $0.hits?.netCount(of: code) ?? 0 }
        let plus: DisplayText = jobs.isSoFar ? "+" : ""
        let numbers = columns.map { column -> DisplayText in
            switch column.kind {
            case .people: "\(counts.netRespondents)\(plus)"
            case .mentions: "\(counts.netMentions)\(plus)"
            case .share: Percentage.text(share, isWithheld: jobs.isSoFar)
            case .direct: "\(counts.directRespondents)\(plus)"
            case .unfiltered: "\(total ?? 0)\(plus)"
            case .matches: hits == 0 ? "·" : areHitsCertain ? "\(hits ?? 0)" : "\(hits ?? 0)+"
            }
        }
        return CodeRow(
            depth: question.depth(of: code), fold: fold,
            label: label?.text ?? question.labelText(of: code, columns: width), numbers: numbers,
            net: counts.netRespondents, direct: counts.directRespondents, total: total, hits: hits,
            labelHits: label?.columns ?? [], isPicked: path.map(view.picked.contains) ?? false, share: share,
            isSelected: position == view.row)
    }

    /// No more matches will be found.
    private var areHitsCertain: Bool { work.search?.hits?.isCertain ?? true }

    /// `41 of 504 answers · late folk: any of "Late"`, then with less and less: how much it keeps stays longest. Empty without
    /// a filter.
    private var filterWordings: [DisplayText] {
        guard let active = jobs.openView?.filter, let whole = jobs.wholeQuestion else { return [] }
        let name = active.name.map { "\($0.excerpt(60)): " as DisplayText } ?? .empty
        let full = active.expression.excerpt(Self.expressionLength)
        guard let result = active.result else { return ["filtering… · \(name)\(full)", "filtering…"] }
        let doubt: DisplayText = result.undecided > 0 ? "+" : ""
        let kept: DisplayText = "\(result.question.answerCount)\(doubt) of \(whole.answerCount)"
        let brief = active.words.brief.map { "\(kept) · \(name)\($0.excerpt(Self.expressionLength))" as DisplayText }
        let least = active.words.brief.last ?? active.expression
        return ["\(kept) answers · \(name)\(full)", "\(kept) · \(name)\(full)"] + brief
            + ["\(kept) · \(least.excerpt(Self.expressionLength))"]
    }

    /// No lines above the tree have room for more characters.
    private static let expressionLength = 1_000

    /// `“crew”: 10 in answers · 1 label · 6 in other questions`, then with less and less. Empty while nothing is looked for.
    private var searchWordings: [DisplayText] {
        guard let search = work.search, jobs.openQuestion != nil else { return [] }
        guard let hits = search.hits else { return ["\(search.name): …"] }
        let unknown = hits.undecidedWords.map { " · not known of \($0)" as DisplayText } ?? .empty
        let short: DisplayText = "“\(search.query.pattern.excerpt(12))”"
        let totals = hits.totalsInBrief()
        return totals.map { "\(search.name): \($0)\(unknown)" } + totals.map { "\(short): \($0)\(unknown)" }
            + totals.suffix(1).map { "\(short): \($0)" }
    }

    /// The reason why the tree must not be taken for the whole.
    private var banner: DisplayText? {
        guard let entry = jobs.selectedEntry, let results = entry.results else { return nil }
        if let trouble = entry.trouble { return "\(trouble.sentence)" }
        if results.isMarkedIncomplete {
            let reason: DisplayText =
                results.report.failure.map { ", \($0.code.excerpt()): \($0.message.excerpt(1_000))" } ?? .empty
            return "Incomplete: \(JobCondition(results.report.status).word)\(reason)"
        }
        switch entry.activity {
        case .fetching(let page) where !results.isComplete: return "Reading page \(page): counts are so far"
        case .idle, .stored, .opening, .asking, .fetching, .waiting, .trouble, .retrying, .settled:
            if results.isComplete { return nil }
            return entry.isSaved
                ? "Pages are missing: open their files together with this one" : "Pages are missing: counts are so far"
        }
    }
}

extension CodePaneModel {
    fileprivate static func card(_ card: StatusCard) -> CodePaneModel {
        CodePaneModel(
            titles: ["Codes"], question: [], banner: [], filter: [], search: [], content: .card(card), isSoFar: false,
            top: 0, total: 0, headerRows: 0, hasHeads: false, columns: [], labelWidth: 0, largestShare: nil,
            orderName: .empty, baseName: .empty)
    }
}
