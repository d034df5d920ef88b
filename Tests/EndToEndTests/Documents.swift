/// API answers for tests, in the API's shape.
enum Documents {
    /// A completed job with one question and three codes; the second respondent has a follow-up.
    static func completed(_ job: String, survey: String = "PARK-2024", cursor: String? = nil) -> String {
        """
        {"batchJobId": "\(job)", "surveyIdentifier": "\(survey)", "status": "completed", "results": {
          "completedAt": "2024-05-01T10:00:00Z",
          "questionCodes": [{"questionIdentifier": "Q1", "question": "What did you enjoy in the park?", "responseCodes": [
            {"id": 1, "label": "Nature", "responses": [
              {"responseIdentifier": "r1", "answer": "The old lime trees and the pond."}], "subCodes": [
              {"id": 11, "label": "Trees", "responses": [
                {"responseIdentifier": "r1", "answer": "The old lime trees and the pond."}], "subCodes": []}]},
            {"id": 2, "label": "Playground", "responses": [
              {"responseIdentifier": "r2", "answer": "My son loved the slide.", "followupResponses": [
                {"question": "Which slide was it?", "answer": "The long red one."}]}], "subCodes": []}]}],
          "nextCursor": \(cursor.map { "\"\($0)\"" } ?? "null")}}
        """
    }

    /// Another page of such a job, with another code.
    static func secondPage(_ job: String) -> String {
        """
        {"batchJobId": "\(job)", "surveyIdentifier": "PARK-2024", "status": "completed", "results": {
          "completedAt": "2024-05-01T10:00:00Z",
          "questionCodes": [{"questionIdentifier": "Q1", "question": "What did you enjoy in the park?", "responseCodes": [
            {"id": 3, "label": "Benches", "responses": [
              {"responseIdentifier": "r3", "answer": "Benches in the shade."}], "subCodes": []}]}],
          "nextCursor": null}}
        """
    }

    static func failure(_ code: String, _ message: String) -> String {
        #"{"code": "\#(code)", "message": "\#(message)"}"#
    }
}
