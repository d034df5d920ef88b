import TerminalText

/// The places of a page that were read otherwise than they are written.
package struct PageRemarks: Hashable, Sendable {
    /// Texts that hold bytes which are no UTF-8; U+FFFD stands in their place.
    package var replacedTexts = 0
    /// The first such text, as a JSON path; nil where there is none.
    package var firstReplaced: RawText?
    /// Where that text begins, in bytes from the page's start.
    package var firstReplacedOffset = 0
    /// The status as it is written, where it differs from the API's word in case or in blanks around it.
    package var statusSpelling: RawText?

    /// Nothing to remark.
    package init() {}
}

/// The remarks on all pages of a job that were kept.
struct RemarkLog: Sendable {
    private var texts = 0
    private var first: (path: RawText, offset: Int, page: Int)?
    private var spelling: (RawText, JobStatus)?
    private var newerCoding: RawText?

    /// - Parameter page: The page's number, from 1.
    mutating func add(_ head: PageHead, page: Int) {
        texts += head.remarks.replacedTexts
        if first == nil, let path = head.remarks.firstReplaced {
            first = (path, head.remarks.firstReplacedOffset, page)
        }
        if spelling == nil, let word = head.remarks.statusSpelling { spelling = (word, head.report.status) }
    }

    /// The server coded the job anew after these pages had come.
    mutating func note(newerCoding time: RawText) { newerCoding = time }

    var warnings: [ModelWarning] {
        var warnings: [ModelWarning] = []
        if let newerCoding {
            let sentence =
                "The job was coded anew on the server (\(newerCoding.excerpt().string)) after these results had been fetched; "
                + "R in the program, or --refresh, fetches them again."
            warnings.append(ModelWarning(kind: .codedAnew, question: nil, sentence: RawText(sentence)))
        }
        if texts > 0, let first {
            let (holding, subject) = texts == 1 ? ("1 text holds", "it is") : ("\(texts) texts hold", "the first is")
            let sentence =
                "\(holding) bytes that are no UTF-8; \u{FFFD} stands in their place; "
                + "\(subject) \(first.path.string) (byte \(first.offset) of page \(first.page))."
            warnings.append(ModelWarning(kind: .replacedBytes(texts), question: nil, sentence: RawText(sentence)))
        }
        if let (word, status) = spelling {
            let sentence =
                "The server writes the status as “\(word.excerpt().string)”; it is read as \(status.apiValue.string)."
            warnings.append(ModelWarning(kind: .statusSpelling, question: nil, sentence: RawText(sentence)))
        }
        return warnings
    }
}
