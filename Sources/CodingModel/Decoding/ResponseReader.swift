import TerminalText

/// Reads a `BatchCodingResponse` token by token and tells a sink its questions, codes and answers as they come.
///
/// Fields may come in any order, and the status decides which must be there: so what is wrong inside `results` is kept
/// until the end, and what was told to the sink is then dropped. Of a key that is there twice the first counts.
struct ResponseReader: Sendable {
    /// The array or object that is open.
    enum Container: UInt8, Sendable {
        case start, document, results, questions, question, codes, code, responses, answer, followups, followup, end
    }

    /// A code that is open.
    struct OpenCode: Sendable {
        /// Position in its list.
        let index: Int
        var seen = ResponseFields()
        var id: Int64 = 0
        /// The sink or the deferred events have been told of it.
        var hasBegun = false
        /// Where it stands among the deferred events; its label and id are filled in there.
        var placeholder: PageRecording.Placeholder?
        /// Elements of its sub-codes so far.
        var childCount = 0
    }

    /// The question that is open.
    struct OpenQuestion: Sendable {
        var index = -1
        var seen = ResponseFields()
        var identifier: [UInt8] = []
        var text: [UInt8] = []
        var hasBegun = false
        var placeholder: PageRecording.Placeholder?
        /// Elements of its list of codes so far.
        var codeCount = 0

        /// Goes on to the next question of the list.
        mutating func advance() {
            index += 1
            seen = []
            identifier.removeAll(keepingCapacity: true)
            text.removeAll(keepingCapacity: true)
            (hasBegun, placeholder, codeCount) = (false, nil, 0)
        }
    }

    var tokens = JSONTokens()
    var container = Container.start
    /// The field whose value comes next; nil between fields, in arrays, and for one that is passed over.
    var field: ResponseField?
    /// The name of the field that is passed over, to its beginning; for error messages.
    var skippedName: [UInt8] = []
    /// A value is passed over until no more arrays and objects than this are open.
    var skipLevel: Int?
    private var skippedTokens = 0
    var findings = ResponseFindings()
    var remarks = PageRemarks()
    /// `code` and `message` of the document itself: the API's error answer has them.
    var errorCode: RawText?
    var errorMessage: RawText?
    var seenInDocument = ResponseFields()
    var seenInResults = ResponseFields()
    var question = OpenQuestion()
    var codes: [OpenCode] = []
    var draft = AnswerDraft()
    var seenInAnswer = ResponseFields()
    var answerIndex = -1
    var seenInFollowup = ResponseFields()
    var followupIndex = -1
    /// The events that can't be told to the sink yet: a code's sub-codes stand before its id, or a question's codes before
    /// its name.
    var deferred = PageRecording()
    /// How many codes were open when deferring began; it ends with that code, or with the question (0). Nil when nothing is
    /// deferred.
    var deferringSince: Int?

    /// Reads as far as the piece goes.
    mutating func read(_ input: inout JSONInput, into sink: inout some CodingSink) throws(ResponseTrouble) {
        while true {
            while takePlainAnswer(&input, &sink) {}
            guard let token = try nextToken(&input) else { break }
            if tokens.hasReplaced { noteReplacement(in: token) }
            if skipLevel != nil { passOver() } else { try take(token, input, &sink) }
        }
        tokens.endPiece(input)
    }

    /// The document is over: a number that stood alone ends with it.
    mutating func endNumber(telling sink: inout some CodingSink) throws(ResponseTrouble) {
        guard tokens.endNumber() != nil else { return }
        try take(.number, JSONInput(UnsafeBufferPointer(start: nil, count: 0)), &sink)
    }

    /// A text held bytes that are no UTF-8.
    private mutating func noteReplacement(in token: JSONTokens.Token) {
        tokens.hasReplaced = false
        guard token == .string, field != nil else { return }
        remarks.replacedTexts += 1
        if remarks.firstReplaced == nil {
            remarks.firstReplaced = RawText(JSONPath.text(of: path))
            remarks.firstReplacedOffset = tokens.tokenOffset
        }
    }

    private mutating func nextToken(_ input: inout JSONInput) throws(ResponseTrouble) -> JSONTokens.Token? {
        do {
            return try tokens.next(&input)
        } catch {
            throw .fault(error)
        }
    }

    @inline(__always)
    private mutating func take(
        _ token: JSONTokens.Token, _ input: JSONInput, _ sink: inout some CodingSink
    ) throws(ResponseTrouble) {
        if token == .key { return takeKey(input) }
        switch container {
        case .answer: try takeInAnswer(token, input, &sink)
        case .responses: try takeInResponses(token, input, &sink)
        case .followups, .followup: try takeInFollowups(token, input, &sink)
        case .codes, .code: try takeInCodes(token, input, &sink)
        case .questions, .question: try takeInQuestions(token, input, &sink)
        case .start, .document, .results, .end: try takeOutside(token, input)
        }
        if container.isObject, skipLevel == nil { field = nil }
    }
}

// MARK: - Keys, and what is passed over

extension ResponseReader {
    private mutating func takeKey(_ input: JSONInput) {
        let known = tokens.withText(in: input) { ResponseField($0) }
        if let known, container.fields.has(known), markSeen(known) {
            field = known
            return
        }
        skippedName.removeAll(keepingCapacity: true)
        tokens.withText(in: input) { name in
            name.withUnsafeBufferPointer { skippedName.append(contentsOf: $0.prefix(JSONPath.longestKey)) }
        }
        passOverFrom(tokens.depth)
    }

    /// Everything is passed over until no more than `level` arrays and objects are open.
    mutating func passOverFrom(_ level: Int) {
        skipLevel = level
        skippedTokens = 0
        tokens.isSkipping = true
    }

    private mutating func passOver() {
        skippedTokens += 1
        guard tokens.depth == skipLevel else { return }
        skipLevel = nil
        tokens.isSkipping = false
        skippedName.removeAll(keepingCapacity: true)
        // Its bracket came before, its end is all that followed.
        if field == .results { findings.resultsAreEmptyList = skippedTokens == 1 }
        field = nil
    }

    /// False when the object has had the field already.
    private mutating func markSeen(_ field: ResponseField) -> Bool {
        func insert(into seen: inout ResponseFields) -> Bool { seen.insert(ResponseFields(field)).inserted }
        switch container {
        case .document: return insert(into: &seenInDocument)
        case .results: return insert(into: &seenInResults)
        case .question: return insert(into: &question.seen)
        case .code: return insert(into: &codes[codes.count - 1].seen)
        case .answer: return insert(into: &seenInAnswer)
        case .followup: return insert(into: &seenInFollowup)
        default: return false
        }
    }
}

extension ResponseReader.Container {
    var isObject: Bool {
        switch self {
        case .document, .results, .question, .code, .answer, .followup: true
        case .start, .questions, .codes, .responses, .followups, .end: false
        }
    }

    /// The fields that are read of an object.
    var fields: ResponseFields {
        switch self {
        case .document: .ofDocument
        case .results: .ofResults
        case .question: .ofQuestion
        case .code: .ofCode
        case .answer: .ofAnswer
        case .followup: .ofFollowup
        case .start, .questions, .codes, .responses, .followups, .end: []
        }
    }

    /// The fields that must be in an object, whatever the status.
    var required: ResponseFields {
        self == .results ? [] : fields.subtracting(.optional)
    }
}
