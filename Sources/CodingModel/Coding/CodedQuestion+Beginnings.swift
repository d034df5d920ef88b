import TerminalText

// As much of a text as a line of the screen has room for: a server can send texts of any length, and what is drawn at every
// key must not copy them.
extension CodedQuestion {
    /// The most bytes of a text's beginning that lines are made of: those of 2,048 characters, and a few more so that it is seen
    /// that something was left out.
    package static let lineBytes = 8_200

    /// The beginning of `text`, at most `lineBytes` of it.
    package var textBeginning: RawText { arena.beginning(of: textSpan, bytes: Self.lineBytes) }

    /// The beginning of `identifier`, at most `lineBytes` of it.
    package var identifierBeginning: RawText { arena.beginning(of: identifierSpan, bytes: Self.lineBytes) }

    /// The beginning of a code's label, at most `lineBytes` of it.
    package func labelBeginning(of code: CodeIndex) -> RawText {
        arena.beginning(of: codes.labels[code], bytes: Self.lineBytes)
    }

    /// The beginning of an answer's text.
    /// - Parameter bytes: The most bytes of it.
    package func answerBeginning(of answer: AnswerIndex, bytes: Int = CodedQuestion.lineBytes) -> RawText {
        arena.beginning(of: answers.text(of: answer), bytes: bytes)
    }

    /// The end of the name of an answer's respondent, which tells long names apart; of a name that is cut "…" stands before it.
    package func responseIdentifierEnd(of answer: AnswerIndex) -> RawText {
        let span = respondents[answers.respondent(of: answer)]
        let whole = arena.bytes(span)
        guard whole.count > Self.nameBytes else { return arena.text(span) }
        return RawText("…" + String(decoding: whole.suffix(Self.nameBytes).drop { $0 & 0xC0 == 0x80 }, as: UTF8.self))
    }

    /// No line has room for so many bytes of a name.
    private static let nameBytes = 512

    /// Number of bytes of all texts of an answer together: its respondent's name, its text, its follow-ups.
    @inlinable package func size(of answer: AnswerIndex) -> Int { withTexts(of: answer) { $0.bytes.count } }
}

extension TextArena {
    /// At most so many bytes of a text's beginning, in whole characters.
    fileprivate func beginning(of span: TextSpan, bytes limit: Int) -> RawText {
        RawText(utf8: bytes(span), atMost: limit)
    }
}
