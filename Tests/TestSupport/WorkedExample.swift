/// A small job whose every number was counted by hand. It has what makes counting hard: sub-codes that overlap, a parent
/// that lists its children's answers and one that does not, a respondent with two answers to a question, one in several
/// codes and in two questions, an answer that is listed twice, two people with the same words, one without a code in a
/// question, and pages that split a code.
///
/// Who said what, and the codes that list it:
///
/// | Answer | Who | Q1: what they said               | 1 | 1/11 | 1/12 | 3 | 2 | 2/21 | 2/22 | 2/22/221 | 9 |
/// |--------|-----|----------------------------------|---|------|------|---|---|------|------|----------|---|
/// | a1     | ann | Friendly, quick, cheap.          | x | x    | x    | x |   |      |      |          |   |
/// | a2     | ben | Helpful staff.                   | x | x x  |      |   |   |      |      |          |   |
/// | a3     | fay | Fine.                            | x |      |      |   |   |      |      |          |   |
/// | a4     | cat | Quick.                           |   |      | x x  |   |   |      |      |          |   |
/// | a5     | cat | Quick, and cheap.                |   |      | x    | x |   |      |      |          |   |
/// | a6     | dan | Late again.                      |   |      |      |   |   | x    |      |          |   |
/// | a7     | eve | The box was damaged, / and "late"|   |      |      |   |   | x    |      | x        |   |
/// | a8     | gus | Fine.                            |   |      |      | x |   |      |      |          |   |
///
/// | Answer | Who | Q2: what they said               | 1 | 1/11 | 5 | -5 | -5/4294967301 |
/// |--------|-----|----------------------------------|---|------|---|----|---------------|
/// | b1     | ann | Cheaper delivery.                |   | x    |   | x  |               |
/// | b2     | hal | Open on Sundays &amp; holidays.  |   |      | x |    |               |
/// | b3     | ben | Longer hours.                    |   |      | x |    |               |
/// | b4     | eve | =SUM(A1:A9)                      |   |      |   | x  | x             |
package enum WorkedExample {
    package static let job = "worked-example"
    package static let survey = "WORKED-2025"

    /// A code with its numbers; percentages as they are shown.
    package struct Code: Sendable {
        package let path: String
        package let label: String
        package let directAnswers: Int
        package let netAnswers: Int
        package let directRespondents: Int
        package let netRespondents: Int
        package let netMentions: Int
        package let ofRespondents: String
        package let ofMentions: String
        /// Of a given base of 80: 1 of 80 is 1.25 %, 3 of 80 are 3.75 %, and halves go up.
        package let of80: String

        fileprivate init(
            _ path: String, _ label: String, direct: (answers: Int, people: Int), net: (answers: Int, people: Int),
            mentions: Int, _ ofRespondents: String, _ ofMentions: String, _ of80: String
        ) {
            self.path = path
            self.label = label
            (directAnswers, directRespondents) = direct
            (netAnswers, netRespondents) = net
            netMentions = mentions
            self.ofRespondents = ofRespondents
            self.ofMentions = ofMentions
            self.of80 = of80
        }
    }

    package struct Question: Sendable {
        package let identifier: String
        package let text: String
        package let answers: Int
        package let codedRespondents: Int
        package let mentions: Int
        /// In pre-order, by first appearance.
        package let codes: [Code]
    }

    /// With all pages.
    package static let questions = [
        // Answers a1 to a8. People: ann, ben, fay, cat, dan, eve, gus = 7; hal has no code here.
        // Mentions: 3 (1) + 2 (1/11) + 3 (1/12) + 3 (3) + 2 (2/21) + 1 (2/22/221) = 14.
        Question(
            identifier: "Q1", text: "What did you like about our service?", answers: 8, codedRespondents: 7,
            mentions: 14,
            codes: [
                // On it a1 a2 a3 (ann ben fay). Below also a4 a5 (cat, one person): 5 answers, 4 people. 3+2+3 mentions.
                Code("1", "Service", direct: (3, 3), net: (5, 4), mentions: 8, "57.1", "57.1", "5.0"),
                // a1 a2; that a2 is listed twice counts once.
                Code("1/11", "Staff", direct: (2, 2), net: (2, 2), mentions: 2, "28.6", "14.3", "2.5"),
                // a1 a4 a5: three answers of two people, ann and cat.
                Code("1/12", "Speed", direct: (3, 2), net: (3, 2), mentions: 3, "28.6", "21.4", "2.5"),
                // a1 a5 a8: ann, cat, gus.
                Code("3", "Price", direct: (3, 3), net: (3, 3), mentions: 3, "42.9", "21.4", "3.8"),
                // Nothing on itself; a6 and a7 below, a7 twice: 2 answers, 2 people, 3 mentions.
                Code("2", "Delivery", direct: (0, 0), net: (2, 2), mentions: 3, "28.6", "21.4", "2.5"),
                Code("2/21", "Late", direct: (2, 2), net: (2, 2), mentions: 2, "28.6", "14.3", "2.5"),
                // 1 of 7, of 14, of 80.
                Code("2/22", "Packaging", direct: (0, 0), net: (1, 1), mentions: 1, "14.3", "7.1", "1.3"),
                Code("2/22/221", "Damaged", direct: (1, 1), net: (1, 1), mentions: 1, "14.3", "7.1", "1.3"),
                Code("9", "Nothing", direct: (0, 0), net: (0, 0), mentions: 0, "0.0", "0.0", "0.0"),
            ]),
        // Answers b1 to b4 of ann, hal, ben, eve. Mentions: 1 (1/11) + 2 (5) + 2 (-5) + 1 (-5/4294967301) = 6.
        Question(
            identifier: "Q2", text: "What should we improve?", answers: 4, codedRespondents: 4, mentions: 6,
            codes: [
                Code("1", "Delivery", direct: (0, 0), net: (1, 1), mentions: 1, "25.0", "16.7", "1.3"),
                Code("1/11", "Cost", direct: (1, 1), net: (1, 1), mentions: 1, "25.0", "16.7", "1.3"),
                Code("5", "Opening hours", direct: (2, 2), net: (2, 2), mentions: 2, "50.0", "33.3", "2.5"),
                // b1 b4, and b4 below once more: 2 answers, 3 mentions.
                Code("-5", "-other-", direct: (2, 2), net: (2, 2), mentions: 3, "50.0", "50.0", "2.5"),
                Code("-5/4294967301", "Unclear", direct: (1, 1), net: (1, 1), mentions: 1, "25.0", "16.7", "1.3"),
            ]),
    ]

    /// With the first page alone: a1 to a4 of ann, ben, fay, cat, whose mentions are 3 + 2 + 2 + 1 = 8. Percentages are
    /// withheld.
    package static let questionsSoFar = [
        Question(
            identifier: "Q1", text: "What did you like about our service?", answers: 4, codedRespondents: 4,
            mentions: 8,
            codes: [
                // a1 a2 a3 on it, a4 below: 4 answers of 4 people; 3+2+2 mentions.
                Code("1", "Service", direct: (3, 3), net: (4, 4), mentions: 7, "", "", ""),
                Code("1/11", "Staff", direct: (2, 2), net: (2, 2), mentions: 2, "", "", ""),
                Code("1/12", "Speed", direct: (2, 2), net: (2, 2), mentions: 2, "", "", ""),
                Code("3", "Price", direct: (1, 1), net: (1, 1), mentions: 1, "", "", ""),
            ])
    ]

    /// Every mention once: question, code's path, who, what was said. By question, code, first appearance.
    package static let mentions: [[String]] = [
        ["Q1", "1", "ann", "Friendly, quick, cheap."], ["Q1", "1", "ben", "Helpful staff."],
        ["Q1", "1", "fay", "Fine."],
        ["Q1", "1/11", "ann", "Friendly, quick, cheap."], ["Q1", "1/11", "ben", "Helpful staff."],
        ["Q1", "1/12", "ann", "Friendly, quick, cheap."], ["Q1", "1/12", "cat", "Quick."],
        ["Q1", "1/12", "cat", "Quick, and cheap."],
        ["Q1", "3", "ann", "Friendly, quick, cheap."], ["Q1", "3", "cat", "Quick, and cheap."],
        ["Q1", "3", "gus", "Fine."],
        ["Q1", "2/21", "dan", "Late again."], ["Q1", "2/21", "eve", "The box was damaged,\nand \"late\"."],
        ["Q1", "2/22/221", "eve", "The box was damaged,\nand \"late\"."],
        ["Q2", "1/11", "ann", "Cheaper delivery."],
        ["Q2", "5", "hal", "Open on Sundays &amp; holidays."], ["Q2", "5", "ben", "Longer hours."],
        ["Q2", "-5", "ann", "Cheaper delivery."], ["Q2", "-5", "eve", "=SUM(A1:A9)"],
        ["Q2", "-5/4294967301", "eve", "=SUM(A1:A9)"],
    ]

    /// The name of a code's column in wide-csv; `none` is the path of *none*.
    package static func wideColumn(of path: String, in question: String) -> String {
        switch path {
        case "-5": "Q2_m5_aorwoj"
        case "-5/4294967301": "Q2_m5_4294967301_y4byzw"
        default: "\(question)_\(path.replacing("/", with: "_"))"
        }
    }

    /// One row a respondent, by first appearance: the columns of Q1's codes and its none, then those of Q2.
    package static let respondents: [(who: String, columns: String)] = [
        //      1 11 12 3 2 21 22 221 9 none   1 11 5 -5 big none
        ("ann", "1  1  1 1 0  0  0   0 0    0   1  1 0  1   0    0"),
        ("ben", "1  1  0 0 0  0  0   0 0    0   0  0 1  0   0    0"),
        ("fay", "1  0  0 0 0  0  0   0 0    0   0  0 0  0   0    1"),
        ("cat", "1  0  1 1 0  0  0   0 0    0   0  0 0  0   0    1"),
        ("dan", "0  0  0 0 1  1  0   0 0    0   0  0 0  0   0    1"),
        ("eve", "0  0  0 0 1  1  1   1 0    0   0  0 0  1   1    0"),
        ("gus", "0  0  0 1 0  0  0   0 0    0   0  0 0  0   0    1"),
        ("hal", "0  0  0 0 0  0  0   0 0    1   0  0 1  0   0    0"),
    ]

    /// The answers of the API, page by page; the first is incomplete by itself.
    package static let pages = [firstPage, secondPage]

    private static let firstPage = #"""
        {"batchJobId":"worked-example","surveyIdentifier":"WORKED-2025","status":"completed","results":{
         "completedAt":"2025-03-01T09:30:00Z","nextCursor":"page-2","questionCodes":[
         {"questionIdentifier":"Q1","question":"What did you like about our service?","responseCodes":[
          {"id":1,"label":"Service","responses":[
            {"responseIdentifier":"ann","answer":"Friendly, quick, cheap.","followupResponses":[
              {"question":"Who was friendly?","answer":"The one at \"the door\"."}]},
            {"responseIdentifier":"ben","answer":"Helpful staff."},
            {"responseIdentifier":"fay","answer":"Fine."}],"subCodes":[
            {"id":11,"label":"Staff","responses":[
              {"responseIdentifier":"ann","answer":"Friendly, quick, cheap.","followupResponses":[
                {"question":"Who was friendly?","answer":"The one at \"the door\"."}]},
              {"responseIdentifier":"ben","answer":"Helpful staff."},
              {"responseIdentifier":"ben","answer":"Helpful staff."}],"subCodes":[]},
            {"id":12,"label":"Speed","responses":[
              {"responseIdentifier":"ann","answer":"Friendly, quick, cheap.","followupResponses":[
                {"question":"Who was friendly?","answer":"The one at \"the door\"."}]},
              {"responseIdentifier":"cat","answer":"Quick."}],"subCodes":[]}]},
          {"id":3,"label":"Price","responses":[
            {"responseIdentifier":"ann","answer":"Friendly, quick, cheap.","followupResponses":[
              {"question":"Who was friendly?","answer":"The one at \"the door\"."}]}],"subCodes":[]}]}]}}
        """#

    private static let secondPage = #"""
        {"batchJobId":"worked-example","surveyIdentifier":"WORKED-2025","status":"completed","results":{
         "completedAt":"2025-03-01T09:30:00Z","nextCursor":null,"questionCodes":[
         {"questionIdentifier":"Q1","question":"What did you like about our service?","responseCodes":[
          {"id":1,"label":"Service","responses":[],"subCodes":[
            {"id":12,"label":"Speed","responses":[
              {"responseIdentifier":"cat","answer":"Quick."},
              {"responseIdentifier":"cat","answer":"Quick, and cheap."}],"subCodes":[]}]},
          {"id":2,"label":"Delivery","responses":[],"subCodes":[
            {"id":21,"label":"Late","responses":[
              {"responseIdentifier":"dan","answer":"Late again."},
              {"responseIdentifier":"eve","answer":"The box was damaged,\nand \"late\"."}],"subCodes":[]},
            {"id":22,"label":"Packaging","responses":[],"subCodes":[
              {"id":221,"label":"Damaged","responses":[
                {"responseIdentifier":"eve","answer":"The box was damaged,\nand \"late\"."}],"subCodes":[]}]}]},
          {"id":3,"label":"Price","responses":[
            {"responseIdentifier":"cat","answer":"Quick, and cheap."},
            {"responseIdentifier":"gus","answer":"Fine."}],"subCodes":[]},
          {"id":9,"label":"Nothing","responses":[],"subCodes":[]}]},
         {"questionIdentifier":"Q2","question":"What should we improve?","responseCodes":[
          {"id":1,"label":"Delivery","responses":[],"subCodes":[
            {"id":11,"label":"Cost","responses":[
              {"responseIdentifier":"ann","answer":"Cheaper delivery."}],"subCodes":[]}]},
          {"id":5,"label":"Opening hours","responses":[
            {"responseIdentifier":"hal","answer":"Open on Sundays &amp; holidays."},
            {"responseIdentifier":"ben","answer":"Longer hours."}],"subCodes":[]},
          {"id":-5,"label":"-other-","responses":[
            {"responseIdentifier":"ann","answer":"Cheaper delivery."},
            {"responseIdentifier":"eve","answer":"=SUM(A1:A9)"}],"subCodes":[
            {"id":4294967301,"label":"Unclear","responses":[
              {"responseIdentifier":"eve","answer":"=SUM(A1:A9)"}],"subCodes":[]}]}]}]}}
        """#
}
