import CodingModel

extension JSONOutput {
    /// Writes the start of an object about a question: its identifier and its text.
    mutating func begin(_ question: CodedQuestion) {
        write("{\"questionIdentifier\":")
        write(text: question.identifierBytes.span)
        write(",\"question\":")
        write(text: question.textBytes.span)
    }

    /// Writes follow-ups as an array (schema `FollowupResponse`), which may be empty.
    mutating func write(followupsOf answer: AnswerIndex, in question: CodedQuestion) {
        write("[")
        if question.followupCount(of: answer) > 0 {
            var separator: StaticString = ""
            for followup in question.followupBytes(of: answer) {
                write(separator)
                separator = ","
                write("{\"question\":")
                write(text: followup.question.span)
                write(",\"answer\":")
                write(text: followup.answer.span)
                write("}")
            }
        }
        write("]")
    }

    /// Writes the fields of an answer that are one text each (schema `ResponseEntry`), without the braces.
    mutating func write(partsOf answer: AnswerIndex, in question: CodedQuestion) {
        write("\"responseIdentifier\":")
        write(text: question.identifierBytes(of: answer).span)
        write(",\"answer\":")
        write(text: question.textBytes(of: answer).span)
    }

    /// Writes the fields of an answer that stands by itself, without the braces: question, respondent, text, the codes that
    /// list it, and follow-ups.
    /// - Parameter paths: The paths of the question's codes.
    mutating func write(answer: AnswerIndex, in question: CodedQuestion, _ paths: CodePaths) {
        write("\"questionIdentifier\":")
        write(text: question.identifierBytes.span)
        write(",")
        write(partsOf: answer, in: question)
        write(",\"codes\":[")
        var separator: StaticString = "\""
        for code in question.codes(of: answer) {
            write(separator)
            separator = "\",\""
            write { paths.append(code, to: &$0) }
        }
        write(question.codes(of: answer).isEmpty ? "]" : "\"]")
        write(",\"followupResponses\":")
        write(followupsOf: answer, in: question)
    }
}
