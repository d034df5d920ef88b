import CodingModel

// How a question's view follows its snapshot: rows from folds, positions from identities.
extension QuestionView {
    /// Takes a new snapshot in: sorts its codes and finds the rows and the selection again.
    mutating func follow(_ question: CodedQuestion) {
        ordering = question.ordering(by: order)
        unfolded = Array(repeating: false, count: question.codeCount)
        for path in expanded {
            if let code = question.index(of: path), question.hasChildren(code) { unfolded[code] = true }
        }
        let differing = question.codeIndices.lazy.map(question.counts).filter {
            $0.directRespondents != $0.netRespondents
        }
        directDigits = differing.map(\.directRespondents).max().map { String($0).count } ?? 0
        refold(question)
    }

    /// Makes the visible rows anew from the folds and puts the cursor back on its code.
    mutating func refold(_ question: CodedQuestion) {
        guard let ordering else { return follow(question) }
        rows = []
        var place = 0
        while place < ordering.codes.count {
            let code = ordering.codes[place]
            rows.append(code)
            place += unfolded[code] ? 1 : question.subtreeEnd(of: code) - code
        }
        row = selectedCode.flatMap { position(of: $0, in: question) } ?? 0
        restoreSelection(in: question)
    }

    /// Unfolds or folds codes; their rows are made by `refold`.
    mutating func setExpanded(_ isExpanded: Bool, _ codes: some Sequence<CodeIndex>, in question: CodedQuestion) {
        for code in codes where question.hasChildren(code) && unfolded[code] != isExpanded {
            unfolded[code] = isExpanded
            if isExpanded {
                expanded.insert(question.path(of: code))
            } else {
                expanded.remove(question.path(of: code))
            }
        }
    }

    /// Moves the cursor to a visible row. Up and down one branch the answer being read stays; elsewhere reading begins
    /// with the code's first answer.
    mutating func selectRow(_ position: Int, in question: CodedQuestion) {
        let left = selectedIndex
        row = Scrolling.clamp(position, to: rows.count)
        if let left, let entered = selectedIndex, !question.areOnOneBranch(left, entered) { select(nil) }
        restoreSelection(in: question)
    }

    /// Moves to an answer by its position in the selected code's net.
    mutating func selectAnswer(at position: Int, in question: CodedQuestion) {
        guard let code = selectedIndex else { return }
        let answers = question.netAnswers(of: code)
        answerRow = Scrolling.clamp(position, to: answers.count)
        select(answers.isEmpty ? nil : answers[answerRow])
    }

    /// Unfolds what hides a code and puts the cursor on it.
    mutating func reveal(_ code: CodeIndex, in question: CodedQuestion) {
        if ordering == nil { follow(question) }
        setExpanded(true, question.lineage(of: code).dropLast(), in: question)
        selectedCode = question.path(of: code)
        refold(question)
    }

    /// The selected code in the snapshot that the rows were made from.
    package var selectedIndex: CodeIndex? { rows.indices.contains(row) ? rows[row] : nil }

    /// A code's row, or that of the nearest ancestor that folds leave visible.
    private func position(of path: CodePath, in question: CodedQuestion) -> Int? {
        guard let ordering else { return nil }
        var code = question.index(of: path)
        while let current = code {
            let place = ordering.place(of: current)
            let position = rows.partitioningIndex { ordering.place(of: $0) >= place }
            if position < rows.count, rows[position] == current { return position }
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
        let kept = selectedAnswer.flatMap { answers.position(of: $0) }
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

extension CodedQuestion {
    /// Whether one of two codes lies in the other's subtree.
    fileprivate func areOnOneBranch(_ left: CodeIndex, _ right: CodeIndex) -> Bool {
        let (outer, inner) = (min(left, right), max(left, right))
        return inner < subtreeEnd(of: outer)
    }
}

extension Array {
    /// The first position whose element passes, where all that follow pass too; by bisection.
    fileprivate func partitioningIndex(where passes: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if passes(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
