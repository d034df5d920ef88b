import TerminalText

/// One question with its code tree and answers (schema `QuestionCodeData`): an immutable value over flat arrays.
///
/// Codes are rows in pre-order, answers and respondents are numbers by first appearance. Indices come from this very value;
/// one that is out of range traps, as with an array.
/// ```
/// let question = job.questions[0]                      // codes: 0 Delivery, 1 Delivery › Late, 2 Price
/// question.subtreeEnd(of: 0)                           // 2
/// question.counts(of: 0).netRespondents                // 96 people under Delivery or a code below it
/// question.netAnswers(of: 1).map(question.answerText)  // ["The box came two days late …", …]
/// ```
@usableFromInline package struct CodedQuestion: Sendable {
    @usableFromInline let arena: TextArena
    let identifierSpan: TextSpan
    let textSpan: TextSpan
    @usableFromInline let codes: CodeTable
    @usableFromInline let answers: AnswerTable
    @usableFromInline let respondents: NameTable
    @usableFromInline let index: MentionIndex

    /// The survey's name for the question (`questionIdentifier`).
    package var identifier: RawText { arena.text(identifierSpan) }
    /// The question as it was asked (`question`).
    package var text: RawText { arena.text(textSpan) }

    /// Codes of all levels.
    package var codeCount: Int { codes.count }
    /// Distinct answers in the question; of a restricted one, those that are left.
    package var answerCount: Int { index.codedAnswers }
    /// Answers have numbers below this one. All below it are there, unless the question is a restricted one.
    @inlinable package var answerLimit: Int { answers.count }
    /// Distinct respondents with at least one code in the question.
    package var codedRespondents: Int { index.codedRespondents }
    /// All (answer, code) pairs, counted on the codes themselves.
    package var mentions: Int { index.direct.elements.count }
    /// Respondents have numbers below this one; those who answered other questions only have one too.
    package var respondentLimit: Int { respondents.count }
}

// MARK: - Codes

extension CodedQuestion {
    /// All codes in pre-order, which is the API's order with every code before its sub-codes.
    package var codeIndices: Range<CodeIndex> { 0..<codes.count }

    /// The code's label (`label`), as its first appearance has it.
    package func label(of code: CodeIndex) -> RawText { arena.text(codes.labels[code]) }

    /// The API's id, unique among the code's siblings only.
    package func id(of code: CodeIndex) -> Int64 { codes.ids[code] }

    /// How many codes stand above the code: 0 on the first level.
    package func depth(of code: CodeIndex) -> Int { Int(codes.depths[code]) }

    /// The code one level above; nil for a code of the first level.
    @inlinable package func parent(of code: CodeIndex) -> CodeIndex? {
        codes.parents[code] == CodeTable.noParent ? nil : Int(codes.parents[code])
    }

    /// The row after the code's last descendant: its subtree is `code ..< subtreeEnd(of: code)`.
    @inlinable package func subtreeEnd(of code: CodeIndex) -> CodeIndex { Int(codes.subtreeEnds[code]) }

    /// The code has sub-codes.
    package func hasChildren(_ code: CodeIndex) -> Bool { subtreeEnd(of: code) > code + 1 }

    /// The code's counts, which were made with the snapshot.
    @inlinable package func counts(of code: CodeIndex) -> CodeCounts { index.counts[code] }

    /// The codes one level below a code, in pre-order; of nil, the codes of the first level.
    package func children(of code: CodeIndex?) -> [CodeIndex] {
        var children: [CodeIndex] = []
        var next = code.map { $0 + 1 } ?? 0
        let end = code.map(subtreeEnd(of:)) ?? codeCount
        while next < end {
            children.append(next)
            next = subtreeEnd(of: next)
        }
        return children
    }

    /// The other codes of a code's level under the same parent.
    package func siblings(of code: CodeIndex) -> [CodeIndex] { children(of: parent(of: code)).filter { $0 != code } }

    /// The codes from the first level down to `code`, both included.
    package func lineage(of code: CodeIndex) -> [CodeIndex] {
        Array(sequence(first: code, next: parent(of:))).reversed()
    }

    /// The code's path, by which it is found in other snapshots and after a refetch.
    package func path(of code: CodeIndex) -> CodePath {
        CodePath(outer: lineage(of: code).dropLast().map(id(of:)), last: id(of: code))
    }

    /// The code with this path; nil when the question has none. Takes one look-up a level.
    package func index(of path: CodePath) -> CodeIndex? {
        var parent = CodeTable.noParent
        for id in path.ids {
            guard let code = codes.child(of: parent, id: id) else { return nil }
            parent = Int32(code)
        }
        return parent == CodeTable.noParent ? nil : Int(parent)
    }
}

// MARK: - Answers

extension CodedQuestion {
    /// The question with some of its answers only: all counts, rows and bases are theirs. Codes and answers keep their
    /// numbers. It shares the texts and the code tree, and takes time and memory as there are mentions.
    package func restricted(to kept: AnswerSet) -> CodedQuestion {
        CodedQuestion(
            arena: arena, identifierSpan: identifierSpan, textSpan: textSpan, codes: codes, answers: answers,
            respondents: respondents,
            index: index.restricted(to: kept, codes: codes, answers: answers, respondentCount: respondents.count))
    }

    /// Whether the answer is under any code: false for one that a restricted question leaves out.
    @inlinable package func holds(_ answer: AnswerIndex) -> Bool {
        answer < answers.count && !index.codesOfAnswer.range(of: answer).isEmpty
    }

    /// How many characters (code points) the answer's text has. Takes time linear in its length.
    package func answerLength(of answer: AnswerIndex) -> Int { answers.length(of: answer, in: arena) }

    /// The answer as a value of its own. To read one part, the part's own function is cheaper.
    package func answer(_ answer: AnswerIndex) -> Answer { withTexts(of: answer) { Answer($0) } }

    /// The answer's text (`answer`).
    package func answerText(of answer: AnswerIndex) -> RawText { arena.text(answers.text(of: answer)) }

    /// How many follow-up questions the answer has.
    @inlinable package func followupCount(of answer: AnswerIndex) -> Int { answers.followupCount(of: answer) }

    /// The respondent's number within the job.
    @inlinable package func respondent(of answer: AnswerIndex) -> RespondentIndex { answers.respondent(of: answer) }

    /// The respondent's name (`responseIdentifier`).
    package func responseIdentifier(of answer: AnswerIndex) -> RawText {
        arena.text(respondents[answers.respondent(of: answer)])
    }

    /// Finds an answer by its value (respondent, text and follow-ups, byte for byte), also after the job was fetched anew. Nil
    /// when the question does not have it.
    package func index(of answer: Answer) -> AnswerIndex? { answers.find(AnswerDraft(answer), in: arena) }

    /// The answers listed on the code itself.
    @inlinable package func directAnswers(of code: CodeIndex) -> IndexRow { IndexRow(index.direct[code]) }

    /// The distinct answers of the code's subtree. Below 16 levels of depth they are gathered on each call; else the row is
    /// stored.
    package func netAnswers(of code: CodeIndex) -> IndexRow {
        IndexRow(index.net.row(of: code, codes: codes, direct: index.direct))
    }

    /// The codes that list the answer.
    @inlinable package func codes(of answer: AnswerIndex) -> IndexRow { IndexRow(index.codesOfAnswer[answer]) }

    /// The codes that list the answer, without those above another of them: where a server repeats a sub-code's answers
    /// on its parent, the sub-code alone. In pre-order.
    package func deepestCodes(of answer: AnswerIndex) -> [CodeIndex] {
        let codes = Array(codes(of: answer))
        return codes.enumerated().filter { number, code in
            // In pre-order a descendant, if there is one, comes next.
            number + 1 == codes.count || codes[number + 1] >= subtreeEnd(of: code)
        }.map(\.element)
    }

    /// Whether the AI put the answer under the code: on it, or on one below it.
    package func isCoded(_ answer: AnswerIndex, under code: CodeIndex) -> Bool {
        let row = codes(of: answer)
        let position = row.firstPosition(atOrAfter: code)
        return position < row.count && row[position] < subtreeEnd(of: code)
    }
}
