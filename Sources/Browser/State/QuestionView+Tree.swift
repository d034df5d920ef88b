import CodingModel

// How a question's view follows its snapshot: rows from folds, positions from identities.
extension QuestionView {
    /// Makes the visible rows anew and finds the selected code and answer in them again.
    mutating func rebuild(from question: CodedQuestion) {
        rows = question.visibleCodes(in: order) { expanded.contains(question.path(of: $0)) }
        row = selectedCode.flatMap { position(of: $0, in: question) } ?? 0
        restoreSelection(in: question)
    }

    /// Moves the cursor to a visible row.
    mutating func selectRow(_ position: Int, in question: CodedQuestion) {
        row = Scrolling.clamp(position, to: rows.count)
        restoreSelection(in: question)
    }

    /// Moves to an answer by its position in the selected code's net.
    mutating func selectAnswer(at position: Int, in question: CodedQuestion) {
        guard let code = selectedIndex else { return }
        let answers = question.netAnswers(of: code)
        answerRow = Scrolling.clamp(position, to: answers.count)
        select(answers.isEmpty ? nil : answers[answers.startIndex + answerRow])
    }

    /// Unfolds what hides a code and puts the cursor on it.
    mutating func reveal(_ code: CodeIndex, in question: CodedQuestion) {
        var ancestor = question.parent(of: code)
        while let current = ancestor {
            expanded.insert(question.path(of: current))
            ancestor = question.parent(of: current)
        }
        selectedCode = question.path(of: code)
        rebuild(from: question)
    }

    /// The selected code in the snapshot that the rows were made from.
    package var selectedIndex: CodeIndex? { rows.indices.contains(row) ? rows[row] : nil }

    /// A code's row, or that of the nearest ancestor that folds leave visible.
    private func position(of path: CodePath, in question: CodedQuestion) -> Int? {
        var code = question.index(of: path)
        while let current = code {
            if let position = rows.firstIndex(of: current) { return position }
            code = question.parent(of: current)
        }
        return nil
    }

    /// After the rows or the cursor changed: the same answer where the code has it, else the code's first.
    private mutating func restoreSelection(in question: CodedQuestion) {
        guard let code = selectedIndex else {
            selectedCode = nil
            select(nil)
            return
        }
        selectedCode = question.path(of: code)
        let answers = question.netAnswers(of: code)
        let kept = selectedAnswer.flatMap { question.position(of: $0, inNetOf: code) }
        answerRow = kept ?? 0
        if kept == nil {
            answersTop = 0
            select(answers.first)
        }
    }

    private mutating func select(_ answer: AnswerIndex?) {
        guard answer != selectedAnswer else { return }
        selectedAnswer = answer
        detailTop = 0
        link = nil
    }
}
