import CodingModel
import TerminalText
import TestSupport
import Testing

@Suite("The streaming decoder and JSONDecoder read the same", .permit(.processor))
struct DifferentialTests {
    private func report(_ head: PageHead) -> JSONDecoderReference.Report {
        JSONDecoderReference.Report(
            job: head.report.job.raw, survey: head.report.survey, status: head.report.status.apiValue,
            completedAt: head.report.completedAt?.raw, failure: head.report.failure, nextCursor: head.nextCursor,
            hasResults: head.hasResults)
    }

    @Test("Any document, written in any way", arguments: Rounds.seeds(80))
    func documents(seed: UInt64) throws {
        var writer = RandomJSON(random: SplitMix64(seed: seed))
        let body = writer.document()
        let reference = try JSONDecoderReference(body)
        for pieces in [[body[...]], writer.cut(body)] {
            var builder = CodedJobBuilder(job: .sample)
            var reading = PageReading()
            for piece in pieces { try reading.take(piece.span, into: &builder) }
            let head = try reading.end(into: &builder)
            builder.keep(head)
            #expect(report(head) == reference.report, "seed \(seed)")
            let job = builder.snapshot(isComplete: true)
            #expect(Reading(job) == ReferenceModel([reference.page]).reading, "seed \(seed)")
        }
    }

    @Test("Where one thing is wrong, both refuse", arguments: Rounds.seeds(80))
    func refusals(seed: UInt64) throws {
        var writer = RandomJSON(random: SplitMix64(seed: seed), mistakeAfter: Int(seed % 40))
        let body = writer.document(status: "completed")
        let failure = #expect(throws: DecodingFailure.self) { try decode(body) }
        #expect(throws: (any Error).self) { try JSONDecoderReference(body) }
        #expect(failure?.kind != .malformed, "seed \(seed)")
    }
}

/// Writes random answers of the API: fields in any order, white space, escapes, fields of no meaning, keys twice.
struct RandomJSON {
    var random: SplitMix64
    /// Another value than the API has stands in the field of this number; nil for a document without mistakes.
    var mistakeAfter: Int?
    private var output = ""

    init(random: SplitMix64, mistakeAfter: Int? = nil) {
        self.random = random
        self.mistakeAfter = mistakeAfter
    }

    mutating func document(status given: String? = nil) -> [UInt8] {
        output = ""
        let status =
            given
            ?? ["queued", "processing", "completed", "completed", "partial_failure", "total_failure", "paused"]
            .randomElement(using: &random) ?? ""
        let page = RandomJob.page(using: &random)
        let isWhole = status == "completed"
        object { writer in
            var fields: [(String, (inout RandomJSON) -> Void)] = [
                ("batchJobId", { $0.text("job \(status)") }), ("surveyIdentifier", { $0.anyText() }),
                ("status", { $0.text(status) }),
            ]
            if isWhole || writer.isHeads { fields.append(("results", { $0.results(page, isWhole: isWhole) })) }
            return fields
        }
        // A mistake that found no field yet stands at the end of the list of fields.
        if mistakeAfter != nil {
            mistakeAfter = 0
            return document(status: given)
        }
        return Array(output.utf8)
    }

    mutating func cut(_ body: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        while start < body.count {
            let end = min(body.count, start + Int.random(in: 1...40, using: &random))
            pieces.append(body[start..<end])
            start = end
        }
        return pieces
    }

    private mutating func results(_ page: Page, isWhole: Bool) {
        object { writer in
            var fields: [(String, (inout RandomJSON) -> Void)] = []
            if isWhole || writer.isHeads { fields.append(("completedAt", { $0.anyText() })) }
            if isWhole || writer.isHeads {
                fields.append(
                    (
                        "questionCodes",
                        { writer in
                            writer.array(page.questions) { $0.question($1) }
                        }
                    ))
            }
            if writer.isHeads { fields.append(("nextCursor", { $0.isHeads ? $0.anyText() : $0.word("null") })) }
            if !isWhole, writer.isHeads {
                fields += [("code", { $0.anyText() }), ("message", { $0.anyText() })]
            }
            return fields
        }
    }

    private mutating func question(_ question: Question) {
        object { _ in
            [
                ("questionIdentifier", { $0.text(question.identifier) }), ("question", { $0.text(question.text) }),
                ("responseCodes", { $0.array(question.codes) { $0.code($1) } }),
            ]
        }
    }

    private mutating func code(_ code: Code) {
        object { _ in
            [
                (
                    "id",
                    {
                        $0.word(
                            ["\(code.id)", "\(code.id).0", "\(code.id).00e0"].randomElement(using: &$0.random) ?? "")
                    }
                ),
                ("label", { $0.text(code.label) }), ("responses", { $0.array(code.answers) { $0.answer($1) } }),
                ("subCodes", { $0.array(code.children) { $0.code($1) } }),
            ]
        }
    }

    private mutating func answer(_ answer: Answer) {
        object { writer in
            var fields: [(String, (inout RandomJSON) -> Void)] = [
                ("responseIdentifier", { $0.text(answer.responseIdentifier.string) }),
                ("answer", { $0.text(answer.text.string) }),
            ]
            if !answer.followups.isEmpty || writer.isHeads {
                fields.append(
                    (
                        "followupResponses",
                        { writer in
                            writer.array(answer.followups) { writer, followup in
                                writer.object { _ in
                                    [
                                        ("question", { $0.text(followup.question.string) }),
                                        ("answer", { $0.text(followup.answer.string) }),
                                    ]
                                }
                            }
                        }
                    ))
            }
            return fields
        }
    }

    // MARK: JSON

    private var isHeads: Bool { mutating get { Bool.random(using: &random) } }

    private mutating func object(_ make: (inout RandomJSON) -> [(String, (inout RandomJSON) -> Void)]) {
        var fields = make(&self)
        // A mistake in what is passed over would be none.
        if mistakeAfter == nil {
            if let first = fields.first, Int.random(in: 0..<8, using: &random) == 0 { fields.append(first) }
            if isHeads { fields.append(("extra", { $0.anything(depth: 0) })) }
        }
        fields.shuffle(using: &random)
        output += "{"
        for (index, (name, write)) in fields.enumerated() {
            if index > 0 { output += "," }
            space()
            text(name)
            space()
            output += ":"
            space()
            value(name, write)
            space()
        }
        output += "}"
    }

    /// The field's value, or the one mistake that the document has.
    private mutating func value(_ name: String, _ write: (inout RandomJSON) -> Void) {
        guard let left = mistakeAfter, name != "extra", name != "nextCursor", name != "followupResponses" else {
            return write(&self)
        }
        guard left == 0 else {
            mistakeAfter = left - 1
            return write(&self)
        }
        mistakeAfter = nil
        word(name == "id" ? ["1.5", "null", "\"1\"", "{}"].randomElement(using: &random) ?? "" : "false")
    }

    private mutating func array<Element>(_ elements: [Element], _ write: (inout RandomJSON, Element) -> Void) {
        output += "["
        for (index, element) in elements.enumerated() {
            if index > 0 { output += "," }
            space()
            write(&self, element)
            space()
        }
        output += "]"
    }

    private mutating func anything(depth: Int) {
        switch Int.random(in: 0..<(depth > 4 ? 5 : 7), using: &random) {
        case 0: word("null")
        case 1: word(isHeads ? "true" : "false")
        case 2: word(["0", "-1.5e+10", "12345678901234567890", "1e-7"].randomElement(using: &random) ?? "0")
        case 3, 4: anyText()
        case 5: array([1, 2]) { writer, _ in writer.anything(depth: depth + 1) }
        default: object { _ in [("id", { $0.anything(depth: depth + 1) }), ("answer", { $0.anyText() })] }
        }
    }

    private mutating func word(_ word: String) { output += word }

    private mutating func anyText() {
        let letters: [Character] = ["a", "é", "漢", "😀", "\"", "\\", "/", "\n", "\u{1}", "&", " ", "x", "\u{301}"]
        text(
            String(
                (0..<Int.random(in: 0...20, using: &random)).compactMap { _ in letters.randomElement(using: &random) }))
    }

    /// Each scalar as itself or escaped, where it may be either.
    private mutating func text(_ text: String) {
        output += "\""
        for scalar in text.unicodeScalars {
            let isSpecial = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            if isSpecial || Int.random(in: 0..<12, using: &random) == 0 {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: isHeads)
                    output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }

    private mutating func space() {
        for _ in 0..<Int.random(in: 0...1, using: &random) {
            output += ["\n", " ", "\t", "\r\n"].randomElement(using: &random) ?? ""
        }
    }
}
