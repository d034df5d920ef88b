import CodingModel

/// A look through one question, text by text: its labels, then its answers from the first on.
struct QuestionLook: Sendable {
    /// So many texts of a place that no answer matches by may take too much work; then the place is looked at no more.
    private static let cutOffLimit = 16

    private let query: TextQuery
    private let scope: SearchPlaces
    private var places: SearchPlaces
    let question: CodedQuestion
    /// Answers that are left out.
    private let known: CodedQuestion?
    private(set) var labels: LabelFinding
    private var nextCode: CodeIndex = 0
    /// The answers before this one were looked at.
    private(set) var next: AnswerIndex = 0
    /// How many texts of the scope took too much work.
    private(set) var cutOffs = 0
    private var cutOffsBeside = 0

    /// - Parameters:
    ///   - places: The places to look at.
    ///   - scope: Those of them that say which answers match.
    ///   - known: Answers of this part of the question are left out.
    init(
        for query: TextQuery, in question: CodedQuestion, places: SearchPlaces, scope: SearchPlaces,
        except known: CodedQuestion? = nil
    ) {
        self.query = query
        self.question = question
        self.places = places
        self.scope = scope
        self.known = known
        labels = LabelFinding(codeCount: question.codeCount)
    }

    var isComplete: Bool { nextCode == question.codeCount && next == question.answerLimit }

    /// Looks at the next label, or at the texts of the next answer.
    /// - Returns: The answer and its finding; nil after a label, and where there is no answer of that number.
    @inline(__always)
    mutating func advance(spent: inout Int) -> (answer: AnswerIndex, finding: AnswerFinding)? {
        guard nextCode == question.codeCount else {
            lookAtCode(spent: &spent)
            return nil
        }
        let answer = next
        next += 1
        guard question.holds(answer), known?.holds(answer) != true else { return nil }
        var finding = question.withTexts(of: answer) { texts in
            texts.search(for: query.matcher, in: places, spent: &spent)
        }
        if !finding.undecided.isEmpty { noteCutOff(in: finding.undecided) }
        labels.addTo(&finding, question.codes(of: answer))
        return (answer, finding)
    }

    private mutating func lookAtCode(spent: inout Int) {
        let code = nextCode
        nextCode += 1
        guard places.contains(.labels) else { return }
        let outcome = question.withLabel(of: code) { label in
            query.matcher.look(in: label, 0..<label.count, spent: &spent)
        }
        if outcome == .cutOff { noteCutOff(in: .labels) }
        labels.note(outcome, code, parent: question.parent(of: code), isNamed: query.names(code, in: question))
    }

    private mutating func noteCutOff(in undecided: SearchPlaces) {
        if !undecided.isDisjoint(with: scope) { cutOffs += 1 }
        guard !undecided.isSubset(of: scope) else { return }
        cutOffsBeside += 1
        if cutOffsBeside >= Self.cutOffLimit { places.formIntersection(scope) }
    }
}

/// The codes of a question that a search has found.
struct LabelFinding: Sendable {
    /// The codes whose label matches, or whose id or path the pattern is; ascending.
    private(set) var codes: [CodeIndex] = []
    /// How many labels match.
    private(set) var count = 0
    /// How many labels took too much work.
    private(set) var undecided = 0
    /// For each code, whether its label or that of one above it matches, and whether one of them may.
    private var isUnder: [Bool]
    private var mayBeUnder: [Bool]

    init(codeCount: Int) {
        isUnder = Array(repeating: false, count: codeCount)
        mayBeUnder = isUnder
    }

    mutating func note(_ outcome: Matcher.Outcome, _ code: CodeIndex, parent: CodeIndex?, isNamed: Bool) {
        if outcome == .found { count += 1 }
        if outcome == .cutOff { undecided += 1 }
        if outcome == .found || isNamed { codes.append(code) }
        isUnder[code] = outcome == .found || parent.map { isUnder[$0] } == true
        mayBeUnder[code] = outcome == .cutOff || parent.map { mayBeUnder[$0] } == true
    }

    /// Adds to what was found in an answer's texts whether it is under a label that matches, or may be.
    /// - Parameter codes: The answer's codes.
    func addTo(_ finding: inout AnswerFinding, _ codes: @autoclosure () -> IndexRow) {
        if count > 0, codes().contains(where: { isUnder[$0] }) {
            finding.found.formUnion(.labels)
        } else if undecided > 0, codes().contains(where: { mayBeUnder[$0] }) {
            finding.undecided.formUnion(.labels)
        }
    }
}

extension TextQuery {
    /// Whether the pattern is the code's id or path.
    fileprivate func names(_ code: CodeIndex, in question: CodedQuestion) -> Bool {
        guard let path = namedPath else { return false }
        guard path.ids.last == question.id(of: code) else { return false }
        return path.ids.count == 1 || question.path(of: code) == path
    }
}
