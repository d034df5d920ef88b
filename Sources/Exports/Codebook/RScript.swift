/// A codebook as a script of base R. It is all ASCII, so that it reads the same wherever R runs.
struct RScript {
    private let book: Codebook

    init(_ book: Codebook) { self.book = book }

    /// The text, in parts.
    var parts: [String] {
        let names = book.questions.flatMap { $0.columns.map(\.name) }
        let all = [VariableNames.identifier] + names + [VariableNames.key]
        let labels =
            [(name: VariableNames.identifier, label: "Response identifier")] + book.questions.flatMap(\.columns)
            + [(name: VariableNames.key, label: "Respondent's key")]
        let sets = book.questions.compactMap(Self.set).joined(separator: ",\n")
        return [
            """
            # Reads a csv that verbatim wrote into the data frame `survey`, with labels as attributes, and lists the
            # multiple response sets in `response_sets`. It is read from the working folder: source(FILE, chdir = TRUE).

            survey <- read.csv(
              \(Self.literal(book.csv)),
              header = TRUE, check.names = FALSE, encoding = "UTF-8", quote = "\\"", comment.char = "", fill = FALSE,
              strip.white = FALSE, na.strings = character(0), skipNul = TRUE,
              colClasses = c("character", rep("integer", \(names.count)), "character"),
              col.names = \(Self.vector(all, indent: "  ")))

            variable_labels <- c(

            """,
            labels.map { "  \($0.name) = \(Self.literal($0.label))" }.joined(separator: ",\n"),
            """
            )
            for (name in names(variable_labels)) attr(survey[[name]], "label") <- variable_labels[[name]]

            response_sets <- list(

            """, sets,
            """
            )
            attr(survey, "response_sets") <- response_sets

            """,
        ]
    }

    private static func set(_ question: DescribedQuestion) -> String? {
        guard let set = question.set else { return nil }
        return """
              \(literal(set)) = list(
                label = \(literal(question.label)),
                variables = \(vector(question.columns.map(\.name), indent: "    ")),
                value = 1L)
            """
    }

    /// A vector of names, some on each line.
    private static func vector(_ names: [String], indent: String) -> String {
        var text = "c("
        var width = Int.max
        for (place, name) in names.enumerated() {
            if place > 0 { text += "," }
            if width > 80 {
                text += "\n\(indent) "
                width = indent.utf8.count + 1
            }
            text += " \"\(name)\""
            width += name.utf8.count + 4
        }
        return text + ")"
    }

    /// A text in quotes: whatever is not plain ASCII is written as its code point.
    static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case " "..."~": literal.unicodeScalars.append(scalar)
            default:
                let code = String(scalar.value, radix: 16)
                literal += scalar.value > 0xFFFF ? "\\U{\(code)}" : "\\u{\(code)}"
            }
        }
        return literal + "\""
    }
}
