/// The results of the sample jobs. Each is made when a job first asks for it, and then kept.
enum SampleStudies {
    /// The spring wave of the night-train study, whole.
    static let nightTrainSpring: [ResultsPage] = .whole(nightTrain(respondents: 412, prefix: "NT25S", seed: 1848))

    /// The autumn wave, in many pages.
    static let nightTrainAutumn: [ResultsPage] = .cut(nightTrainAutumnQuestions, into: 24, seed: 24)
    static let nightTrainAutumnQuestions = nightTrain(respondents: 260, prefix: "NT25A", seed: 1919)

    static let libraries: [ResultsPage] = .whole(library(respondents: 120, prefix: "LIB", seed: 7))
    static let librariesPilot: [ResultsPage] = .whole(library(respondents: 48, prefix: "PILOT", seed: 11))
    static let hostile: [ResultsPage] = .whole([hostileQuestion])

    static let nightTrainBook = Phrasebook(
        [NightTrainLiked.text, NightTrainImprove.text, NightTrainReturn.text].joined(separator: "\n"))
    static let nightTrainRespondents = HandwrittenRespondents([
        NightTrainRespondentsEurope.text, NightTrainRespondentsWorld.text, NightTrainRespondentsSpecial.text,
    ])
    static let libraryBook = Phrasebook(LibraryTexts.text)
    static let libraryRespondents = HandwrittenRespondents([LibraryTexts.respondents])

    static func nightTrain(respondents: Int, prefix: String, seed: UInt64) -> [QuestionCodeData] {
        StudyWriter.write(
            nightTrainBook, handwritten: nightTrainRespondents, respondents: respondents, prefix: prefix, seed: seed)
    }

    private static func library(respondents: Int, prefix: String, seed: UInt64) -> [QuestionCodeData] {
        StudyWriter.write(
            libraryBook, handwritten: libraryRespondents, respondents: respondents, prefix: prefix, seed: seed)
    }

    /// One question; all codes but the first are sub-codes of a harmless one: hostile labels stand indented, too.
    private static var hostileQuestion: QuestionCodeData {
        let codes = HostileTexts.codes.map { code in
            ResponseCode(
                id: code.id, label: code.label,
                responses: code.answers.enumerated().map { index, answer in
                    hostileEntry("\(code.id)-\(index)", answer: answer)
                },
                subCodes: [])
        }
        let attempts = ResponseCode(id: 100, label: "Attempts", responses: [], subCodes: Array(codes.dropFirst()))
        return QuestionCodeData(
            questionIdentifier: HostileTexts.questionIdentifier, question: HostileTexts.question,
            responseCodes: Array(codes.prefix(1)) + [attempts])
    }

    /// An answer whose identifier, follow-up question and reply carry the attack as well.
    private static func hostileEntry(_ name: String, answer: String) -> ResponseEntry {
        ResponseEntry(
            responseIdentifier: "\u{1B}[7mid\u{1B}[0m-\(name)\u{07}", answer: answer,
            followupResponses: [FollowupResponse(question: "\u{1B}[31mReally?\u{9B}0m", answer: answer)])
    }
}
