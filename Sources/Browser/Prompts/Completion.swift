import CodingModel
import TerminalText

/// Words that may stand at the cursor of a line. A key takes one after the other.
struct Completion: Sendable {
    /// Number of characters of the line before the word.
    let start: Int
    /// The words, in the order in which they are offered.
    private(set) var candidates: [RawText]
    /// Position of the word that stands in the line; nil while none is taken.
    private var taken: Int?

    init(start: Int, candidates: [RawText]) {
        self.start = start
        self.candidates = candidates
    }

    /// Offers more words for this place, before the others.
    func adding(_ words: [RawText]) -> Completion { Completion(start: start, candidates: words + candidates) }

    /// The word for the line once the key was pressed: first what all candidates begin with, then one after the other.
    /// - Parameters:
    ///   - typed: The word as it stands in the line.
    ///   - step: 1 or -1.
    /// - Returns: Nil where nothing fits.
    mutating func next(after typed: RawText, by step: Int) -> RawText? {
        guard !candidates.isEmpty else { return nil }
        let common = commonBeginning
        if taken == nil, candidates.count > 1, common.count > typed.string.count { return RawText(common) }
        let position = taken.map { $0 + step } ?? (step > 0 ? 0 : -1)
        let next = (position + candidates.count) % candidates.count
        taken = next
        return candidates[next]
    }

    private var commonBeginning: String {
        var common = candidates.first?.string[...] ?? ""
        for candidate in candidates.dropFirst() {
            common = common.prefix(zip(common, candidate.string).prefix { $0 == $1 }.count)
        }
        return String(common)
    }

    /// The candidates, as many as there is room for, each as a whole: `2 of 3: "Late"  ▸ "Late fee"  "Later"`.
    func words(columns: Int, lines: Int) -> DisplayText {
        let first = max(0, (taken ?? 0) - 1)
        var text: DisplayText = taken.map { "\($0 + 1) of \(candidates.count):" } ?? "\(candidates.count) fit:"
        for index in candidates.indices.dropFirst(first) {
            let word = DisplayText(candidates[index].excerpt(4 * columns)).truncated(to: max(1, columns - 4))
            let gap: DisplayText = index == first ? " " : "  "
            let next: DisplayText = index == taken ? "\(text)\(gap)▸ \(word)" : "\(text)\(gap)\(word)"
            let isLast = index == candidates.count - 1
            let whole: DisplayText = isLast ? next : "\(next)  …"
            if index > first, whole.wrapped(to: columns).count > lines { return "\(text)  …" }
            text = next
        }
        return text
    }
}

/// Where the words for the place of the cursor come from.
enum CompletionSource {
    /// The prompt knows none.
    case none
    case words(Completion)
    /// Names of files that begin like the path before the cursor, and these words after them.
    case files(path: RawText, Completion)
}

// Completing the word at the cursor of the open prompt.
extension BrowserState {
    mutating func completePrompt(by step: Int) -> [Effect] {
        guard var prompt = screen.prompt, !prompt.kind.isWaiting else { return [] }
        if let offered = prompt.offered { return editPrompt { $0.replace(offered) } }
        if let completion = prompt.completion { return offer(completion, by: step) }
        switch prompt.kind.completions(of: prompt.editor.textBeforeCursor, in: self) {
        case .none: return []
        case .words(let completion): return offer(completion, by: step)
        case .files(let path, let words):
            let token = work.newToken()
            prompt.listing = (token, words)
            screen.open(prompt)
            return [.listFiles(FileListRequest(token: token, path: path))]
        }
    }

    /// Offers the names of files; dropped unless the prompt still waits for them.
    mutating func take(files names: [RawText], of token: RequestToken) -> [Effect] {
        guard let listing = screen.prompt?.listing, listing.token == token else { return [] }
        return offer(listing.words.adding(names), by: 1)
    }

    private mutating func offer(_ completion: Completion, by step: Int) -> [Effect] {
        guard let prompt = screen.prompt else { return [] }
        var completion = completion
        let before = prompt.editor.textBeforeCursor.string
        let typed = RawText(String(before.dropFirst(completion.start)))
        guard let word = completion.next(after: typed, by: step) else {
            screen.changePrompt {
                $0.refusal = typed.isEmpty ? "Nothing fits here" : "Nothing begins with “\(typed.excerpt())”"
            }
            return []
        }
        let effects = editPrompt { $0.replace(from: completion.start, with: word) }
        screen.changePrompt { $0.completion = completion.candidates.count > 1 ? completion : nil }
        return effects
    }
}
