import CodingModel

/// The names of a job's columns for programs that are strict about names: one rule for every format.
///
/// A name begins with a letter, has ASCII letters, digits and `_` only, at most 32 bytes, and is unique without regard to
/// case. So SPSS, Stata, R, SAS and SQL take it as it is. The simple name is `{questionIdentifier}_{path with _ for /}`, or
/// `{questionIdentifier}_none`; where it is legal and no earlier column has it, it is the name. Any other becomes a legible
/// beginning and six letters and digits, which are made from the question's identifier and the path alone:
/// ```
/// Q1, 1/11                          Q1_1_11
/// Q1, none                          Q1_none
/// q1, 1 (after Q1, 1)               q1_1_pnfyfc
/// "1 - What do you like?", -1       q1_What_do_you_lik_m1_b2rw9o
/// ```
/// A code that comes later changes no name before it, and a name that was made is the same in every job. Names are those of
/// the whole job: a selection of answers or questions does not change them.
package struct VariableNames: Sendable {
    /// The most bytes of a name: Stata's limit, which is the narrowest.
    package static let limit = 32
    /// The column of a respondent's identifier.
    static let identifier = "response_identifier"
    /// The column of a respondent's key: see `RespondentKey`.
    static let key = "respondent_key"

    /// By question, then by code; the last is that of *none*.
    private let columns: [[String]]
    private let sets: [String]

    /// Names all columns of a job. Takes time linear in the codes and in the bytes of their paths.
    package init(_ job: CodedJob) {
        var taken = TakenNames([Self.identifier, Self.key])
        columns = job.questions.map { question in
            let identifier = Array(question.identifierBytes)
            var lineage = CodeLineage(question)
            var names: [String] = []
            names.reserveCapacity(question.codeCount + 1)
            for code in question.codeIndices {
                lineage.step(to: code)
                names.append(taken.name(NamedThing(question: identifier, path: lineage.path)))
            }
            names.append(taken.name(NamedThing(question: identifier, path: Array("none".utf8))))
            return names
        }
        // SPSS keeps the names of sets apart from those of variables.
        var takenBySets = TakenNames([])
        sets = job.questions.map { takenBySets.name(NamedThing(question: Array($0.identifierBytes), path: nil)) }
    }

    /// The name of a code's column.
    package func column(of code: CodeIndex, inQuestion place: Int) -> String { columns[place][code] }

    /// The name of the column for respondents without a code of the question.
    package func noneColumn(ofQuestion place: Int) -> String { columns[place].last ?? "" }

    /// The names of a question's columns: its codes in pre-order, then *none*.
    package func columns(ofQuestion place: Int) -> [String] { columns[place] }

    /// The name of a question's multiple response set, by the same rule; the simple name is the question's identifier.
    package func responseSet(ofQuestion place: Int) -> String { sets[place] }
}

/// The names that are given already.
private struct TakenNames {
    /// SPSS reserves these; no name with a path can be one, nor a reserved word of R, Stata or SQL, since it ends with `_`
    /// and a number, `none`, or six letters and digits.
    private static let reserved = [
        "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",
    ]

    /// In lower case.
    private var names: Set<String>

    init(_ names: [String]) { self.names = Set(names + Self.reserved) }

    mutating func name(_ thing: NamedThing) -> String {
        if let simple = thing.legalName, names.insert(simple.lowercased()).inserted { return simple }
        var attempt = 0
        while true {
            let name = thing.madeName(attempt: attempt)
            if names.insert(name.lowercased()).inserted { return name }
            attempt += 1
        }
    }
}
