import TerminalText

/// Names a question of a survey, whichever job coded its answers: two surveys may both have a `Q1`.
package struct SurveyQuestion: Hashable, Sendable {
    /// The survey (`surveyIdentifier`); never empty.
    package let survey: RawText
    /// The question (`questionIdentifier`).
    package let question: RawText

    /// A question's name; nil for a survey without a name, which can't be told from others.
    package init?(survey: RawText, question: RawText) {
        if survey.isEmpty { return nil }
        self.survey = survey
        self.question = question
    }
}
