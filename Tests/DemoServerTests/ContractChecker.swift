import Foundation

/// Checks a body against the schemas of the API's description: required fields, types, and what goes with a status.
struct ContractChecker {
    private(set) var violations: [String] = []

    /// What is wrong with a status answer; nothing when it keeps the contract.
    static func violations(inAnswer body: [UInt8]) -> [String] {
        var checker = ContractChecker()
        checker.checkAnswer(try? JSONSerialization.jsonObject(with: Data(body)))
        return checker.violations
    }

    /// What is wrong with an `Error` body.
    static func violations(inError body: [UInt8]) -> [String] {
        var checker = ContractChecker()
        checker.checkDetails(try? JSONSerialization.jsonObject(with: Data(body)), at: "$")
        return checker.violations
    }

    private mutating func checkAnswer(_ value: Any?) {
        guard let answer = object(value, at: "$", allowed: ["batchJobId", "surveyIdentifier", "status", "results"])
        else { return }
        string(answer["batchJobId"], at: "$.batchJobId")
        string(answer["surveyIdentifier"], at: "$.surveyIdentifier")
        switch answer["status"] as? String {
        case "queued", "processing":
            if answer["results"] != nil { violations.append("$.results before the end") }
        case "completed":
            checkSuccess(answer["results"], at: "$.results")
        case "partial_failure", "total_failure":
            checkDetails(answer["results"], at: "$.results")
        default:
            violations.append("$.status")
        }
    }

    private mutating func checkSuccess(_ value: Any?, at path: String) {
        guard let results = object(value, at: path, allowed: ["completedAt", "questionCodes", "nextCursor"]) else {
            return
        }
        string(results["completedAt"], at: path + ".completedAt")
        let time = #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/#
        if (results["completedAt"] as? String)?.wholeMatch(of: time) == nil { violations.append("completedAt format") }
        if !(results["nextCursor"] is NSNull) { string(results["nextCursor"], at: path + ".nextCursor") }
        for (index, question) in array(results["questionCodes"], at: path + ".questionCodes").enumerated() {
            checkQuestion(question, at: "\(path).questionCodes[\(index)]")
        }
    }

    private mutating func checkQuestion(_ value: Any?, at path: String) {
        guard let question = object(value, at: path, allowed: ["questionIdentifier", "question", "responseCodes"])
        else {
            return
        }
        string(question["questionIdentifier"], at: path + ".questionIdentifier")
        string(question["question"], at: path + ".question")
        for (index, code) in array(question["responseCodes"], at: path + ".responseCodes").enumerated() {
            checkCode(code, at: "\(path).responseCodes[\(index)]")
        }
    }

    private mutating func checkCode(_ value: Any?, at path: String) {
        guard let code = object(value, at: path, allowed: ["id", "label", "responses", "subCodes"]) else { return }
        if !(code["id"] is Int) { violations.append(path + ".id") }
        string(code["label"], at: path + ".label")
        for (index, entry) in array(code["responses"], at: path + ".responses").enumerated() {
            checkEntry(entry, at: "\(path).responses[\(index)]")
        }
        for (index, code) in array(code["subCodes"], at: path + ".subCodes").enumerated() {
            checkCode(code, at: "\(path).subCodes[\(index)]")
        }
    }

    private mutating func checkEntry(_ value: Any?, at path: String) {
        guard let entry = object(value, at: path, allowed: ["responseIdentifier", "answer", "followupResponses"]) else {
            return
        }
        string(entry["responseIdentifier"], at: path + ".responseIdentifier")
        string(entry["answer"], at: path + ".answer")
        guard let followups = entry["followupResponses"] else { return }
        for followup in array(followups, at: path + ".followupResponses") {
            let pair = object(followup, at: path + ".followupResponses", allowed: ["question", "answer"])
            string(pair?["question"], at: path + ".followupResponses.question")
            string(pair?["answer"], at: path + ".followupResponses.answer")
        }
    }

    private mutating func checkDetails(_ value: Any?, at path: String) {
        guard let details = object(value, at: path, allowed: ["code", "message"]) else { return }
        string(details["code"], at: path + ".code")
        string(details["message"], at: path + ".message")
    }

    private mutating func object(_ value: Any?, at path: String, allowed: Set<String>) -> [String: Any]? {
        guard let object = value as? [String: Any] else {
            violations.append(path + " is no object")
            return nil
        }
        for name in object.keys where !allowed.contains(name) {
            violations.append("\(path).\(name) is not in the contract")
        }
        return object
    }

    private mutating func array(_ value: Any?, at path: String) -> [Any] {
        guard let array = value as? [Any] else {
            violations.append(path + " is no array")
            return []
        }
        return array
    }

    private mutating func string(_ value: Any?, at path: String) {
        if !(value is String) { violations.append(path + " is no string") }
    }
}
