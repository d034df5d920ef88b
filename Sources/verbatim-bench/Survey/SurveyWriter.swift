/// Writes a planned job as the API answers: whole, or cut into any number of pages that merge to the same.
struct SurveyWriter {
    let plan: SurveyPlan
    private let text: AnswerText

    init(_ plan: SurveyPlan) {
        self.plan = plan
        text = AnswerText(seed: plan.seed)
    }

    /// One page with its cursor.
    func page(_ number: Int = 0, of count: Int = 1) -> [UInt8] {
        var json: [UInt8] = []
        write(page: number, of: count, to: &json) { (_: inout [UInt8]) in }
        return json
    }

    /// All pages, one after another; each has about as many mentions as the others.
    func pages(count: Int) -> some Sequence<[UInt8]> {
        (0..<count).lazy.map { page($0, of: count) }
    }

    /// Writes a page into a buffer that `flush` may empty whenever it is called.
    func write(
        page number: Int, of count: Int, to json: inout [UInt8], flush: (inout [UInt8]) throws -> Void
    ) rethrows {
        let mentions = plan.mentions
        let part = mentions * number / count..<mentions * (number + 1) / count
        let isLast = number == count - 1
        json += #"{"batchJobId":"\#(SurveyPlan.job)","surveyIdentifier":"BENCH-\#(plan.answers)","#.utf8
        json += #""status":"completed","results":{"completedAt":"2024-03-12T15:30:45Z","questionCodes":["#.utf8
        var first = 0
        var separator = Separator()
        for question in plan.questions {
            let cut = PageCut(part: part, first: first, isLast: isLast)
            if cut.touches(question.frame.codes.indices, of: question) {
                separator.append(to: &json)
                try write(question, cut, to: &json, flush: flush)
            }
            first += question.listed.count
        }
        json += #"],"nextCursor":\#(isLast ? "null" : "\"\(Self.cursor(of: number + 1))\"")}}"#.utf8
        try flush(&json)
    }

    /// The cursor of a page; the first page has none.
    static func cursor(of page: Int) -> String { "page-\(page)" }

    private func write(
        _ question: SurveyPlan.Question, _ cut: PageCut, to json: inout [UInt8], flush: (inout [UInt8]) throws -> Void
    ) rethrows {
        json += #"{"questionIdentifier":"\#(question.identifier)","question":"\#(question.text)","#.utf8
        json += #""responseCodes":["#.utf8
        let top = question.frame.codes.indices.filter { question.frame.codes[$0].parent == nil }
        try write(codes: top, of: question, cut, to: &json, flush: flush)
        json += "]}".utf8
    }

    private func write(
        codes: [Int], of question: SurveyPlan.Question, _ cut: PageCut, to json: inout [UInt8],
        flush: (inout [UInt8]) throws -> Void
    ) rethrows {
        var separator = Separator()
        for code in codes {
            let facts = question.frame.codes[code]
            guard cut.touches(code..<facts.end, of: question) else { continue }
            separator.append(to: &json)
            json += #"{"id":\#(facts.id),"label":"\#(facts.label)","responses":["#.utf8
            var between = Separator()
            for place in cut.common(with: question.starts[code]..<question.starts[code + 1]) {
                between.append(to: &json)
                append(answer: Int(question.listed[place]), of: question, to: &json)
            }
            json += #"],"subCodes":["#.utf8
            let below = (code + 1..<facts.end).filter { question.frame.codes[$0].parent == code }
            try write(codes: below, of: question, cut, to: &json, flush: flush)
            json += "]}".utf8
            try flush(&json)
        }
    }

    private func append(answer: Int, of question: SurveyPlan.Question, to json: inout [UInt8]) {
        json += #"{"responseIdentifier":"R"#.utf8
        json += String(1_000_000 + plan.respondent(of: answer, in: question)).utf8
        json += #"","#.utf8
        text.append(answer: question.firstAnswer + answer, to: &json)
        json += "}".utf8
    }
}

/// The part of a question's mentions that goes on one page.
private struct PageCut {
    let part: Range<Int>
    /// The number of the question's first mention among all.
    let first: Int
    let isLast: Bool

    /// The part of a code's mentions that is on the page.
    func common(with mentions: Range<Int>) -> Range<Int> {
        mentions.clamped(to: part.lowerBound - first..<part.upperBound - first)
    }

    /// True when any of the codes is on the page.
    func touches(_ codes: Range<Int>, of question: SurveyPlan.Question) -> Bool {
        codes.contains { touches(question.starts[$0]..<question.starts[$0 + 1]) }
    }

    /// A code is on the pages where its mentions are, and without any where they would be.
    private func touches(_ mentions: Range<Int>) -> Bool {
        guard mentions.isEmpty else { return !common(with: mentions).isEmpty }
        let place = mentions.lowerBound + first
        return part.contains(place) || (isLast && place == part.upperBound)
    }
}

private struct Separator {
    private var isFirst = true

    mutating func append(to json: inout [UInt8]) {
        if !isFirst { json.append(UInt8(ascii: ",")) }
        isFirst = false
    }
}
