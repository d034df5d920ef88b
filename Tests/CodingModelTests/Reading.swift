import CodingModel
import TerminalText
import TestSupport

/// All that a job says, in plain collections and without order: two jobs with equal readings hold the same results.
struct Reading: Hashable {
    struct Code: Hashable {
        let label: RawText
        let direct: Set<Answer>
        let net: Set<Answer>
        let counts: CodeCounts
    }

    struct Question: Hashable {
        let text: RawText
        let codes: [CodePath: Code]
        let answers: [Answer: Set<CodePath>]
        let codedRespondents: Int
        let mentions: Int
    }

    struct Said: Hashable {
        let question: RawText
        let answer: Answer
    }

    let questions: [RawText: Question]
    let respondents: [RawText: Set<Said>]
}

extension Reading {
    init(_ job: CodedJob) {
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
    init(_ question: CodedQuestion) {
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
