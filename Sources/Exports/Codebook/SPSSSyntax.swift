/// A codebook as SPSS command syntax. A command begins in the first column, and every other line is indented, so that it runs
/// in a batch too; no line is longer than SPSS' old editors take.
struct SPSSSyntax {
    /// The most characters of a literal on one line. SPSS joins literals at `+`.
    private static let pieceLength = 100

    private let book: Codebook

    init(_ book: Codebook) { self.book = book }

    /// The text, in parts.
    var parts: [String] {
        let names = book.questions.flatMap { $0.columns.map(\.name) }
        var parts = [head, getData(names), labels]
        if !names.isEmpty {
            parts.append("VALUE LABELS\(Self.list(names))\n  0 'No' 1 'Yes'.\n")
            parts.append("VARIABLE LEVEL\(Self.list(names))\n  (NOMINAL).\n")
        }
        let sets = book.questions.filter { $0.set != nil }
        if !sets.isEmpty {
            parts.append("\nMRSETS\n")
            parts += sets.map(Self.group)
            parts.append("  /DISPLAY NAME=ALL.\n")
        }
        parts.append("EXECUTE.\n")
        return parts
    }

    private var head: String {
        let broken =
            book.brokenIdentifiers == 0
            ? ""
            : """
            * Response identifiers with an end of line: \(book.brokenIdentifiers). Their rows are torn, since csv is read line by line.
            * Leave these respondents out, or read the file with R.

            """
        return """
            * Encoding: UTF-8.
            * Reads a csv that verbatim wrote, and names and labels its columns.
            * It is read from the working folder: go there with CD first, or use INSERT with CD=YES.
            * SPSS before version 21 needs SET UNICODE=ON before any data are open.
            \(broken)
            """
    }

    private func getData(_ names: [String]) -> String {
        """
        GET DATA
          /TYPE=TXT
          /FILE=\(Self.literal(book.csv))
          /ENCODING='UTF8'
          /ARRANGEMENT=DELIMITED
          /DELCASE=LINE
          /FIRSTCASE=2
          /DELIMITERS=","
          /QUALIFIER='"'
          /VARIABLES=
            \(VariableNames.identifier) A\(book.identifierWidth)

        """ + names.map { "    \($0) F1.0\n" }.joined() + "    \(VariableNames.key) A\(book.keyWidth).\n\n"
    }

    private var labels: String {
        var text = "VARIABLE LABELS\n  \(VariableNames.identifier) 'Response identifier'\n"
        for column in book.questions.flatMap(\.columns) { text += "  /\(column.name) \(Self.literal(column.label))\n" }
        return text + "  /\(VariableNames.key) 'Respondent''s key'.\n"
    }

    private static func group(_ question: DescribedQuestion) -> String {
        let names = list(question.columns.map(\.name))
        return """
              /MDGROUP NAME=$\(question.set ?? "") LABEL=\(literal(question.label))
                CATEGORYLABELS=VARLABELS VARIABLES=\(names)
                VALUE=1

            """
    }

    /// Names, some on each line; it begins with a new line.
    private static func list(_ names: [String]) -> String {
        var text = ""
        var width = Int.max
        for name in names {
            if width > 80 {
                text += "\n   "
                width = 3
            }
            text += " \(name)"
            width += name.utf8.count + 1
        }
        return text
    }

    /// A text in quotes. It has no ends of lines; a quote in it is doubled, which is the only thing that is special there.
    static func literal(_ text: String) -> String {
        var literal = "'".unicodeScalars
        // By code points: as a character, a quote with an accent on it would be no quote.
        for (place, scalar) in text.unicodeScalars.enumerated() {
            if place > 0, place % pieceLength == 0 { literal += "' +\n      '".unicodeScalars }
            literal.append(scalar)
            if scalar == "'" { literal.append(scalar) }
        }
        literal.append("'")
        return String(literal)
    }
}
