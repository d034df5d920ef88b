import CodingModel
import TerminalText

/// All that a job says, in plain collections and without order: two jobs with equal readings hold the same results.
package struct Reading: Hashable {
    package struct Code: Hashable {
        package let label: RawText
        package let direct: Set<Answer>
        package let net: Set<Answer>
        package let counts: CodeCounts

        package init(label: RawText, direct: Set<Answer>, net: Set<Answer>, counts: CodeCounts) {
            (self.label, self.direct, self.net, self.counts) = (label, direct, net, counts)
        }
    }

    package struct Question: Hashable {
        package let text: RawText
        package let codes: [CodePath: Code]
        package let answers: [Answer: Set<CodePath>]
        package let codedRespondents: Int
        package let mentions: Int

        package init(
            text: RawText, codes: [CodePath: Code], answers: [Answer: Set<CodePath>], codedRespondents: Int,
            mentions: Int
        ) {
            (self.text, self.codes, self.answers) = (text, codes, answers)
            (self.codedRespondents, self.mentions) = (codedRespondents, mentions)
        }
    }

    package struct Said: Hashable {
        package let question: RawText
        package let answer: Answer

        package init(question: RawText, answer: Answer) { (self.question, self.answer) = (question, answer) }
    }

    package let questions: [RawText: Question]
    package let respondents: [RawText: Set<Said>]

    package init(questions: [RawText: Question], respondents: [RawText: Set<Said>]) {
        (self.questions, self.respondents) = (questions, respondents)
    }
}

extension Reading {
    package init(_ job: CodedJob) {
        questions = Dictionary(distinct: job.questions.map { ($0.identifier, Question($0)) })
        respondents = Dictionary(
            distinct: (0..<job.respondentCount).map { respondent in
                let said = job.answers(of: respondent).map { reference in
                    let question = job.questions[reference.question]
                    return Said(question: question.identifier, answer: question.answer(reference.answer))
                }
                return (job.responseIdentifier(of: respondent), Set(said))
            })
    }
}

extension Reading.Question {
    package init(_ question: CodedQuestion) {
        let codes = question.codeIndices.map { code in
            let reading = Reading.Code(
                label: question.label(of: code), direct: Set(question.directAnswers(of: code).map(question.answer)),
                net: Set(question.netAnswers(of: code).map(question.answer)), counts: question.counts(of: code))
            return (question.path(of: code), reading)
        }
        let answers = (0..<question.answerCount).map { answer in
            (question.answer(answer), Set(question.codes(of: answer).map(question.path)))
        }
        self.init(
            text: question.text, codes: Dictionary(distinct: codes),
            answers: Dictionary(distinct: answers), codedRespondents: question.codedRespondents,
            mentions: question.mentions)
    }
}
