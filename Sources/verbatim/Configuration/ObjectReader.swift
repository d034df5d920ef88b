import Analysis
import CodingModel
import TerminalText

/// Reads an object of the configuration. Every key has to be known, and every value to have the right type.
struct ObjectReader {
    /// Where the object stands: `profiles.acme`, or nothing for the whole file.
    let place: String
    let file: String
    private let members: [String: JSONValue]

    /// - Parameter keys: The keys that the object may have; nil when the user chooses them.
    /// - Throws: A problem that names the key, the file and the nearest valid key.
    init(_ value: JSONValue, at place: String, in file: String, keys: [String]?) throws(Problem) {
        self.place = place
        self.file = file
        guard case .object(let members) = value else {
            throw Problem("\(file): \(place.isEmpty ? "the file" : place) must hold an object, not \(value.kind)")
        }
        self.members = members
        guard let keys else { return }
        for key in members.keys.sorted() where !keys.contains(key) {
            throw Problem("\(file): unknown key \(path(to: key))\(Spelling.advice(on: key, among: keys))")
        }
    }

    var names: [String] { members.keys.sorted() }

    func path(to key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

    func truth(_ key: String, default fallback: Bool) throws(Problem) -> Bool {
        guard let value = members[key] else { return fallback }
        guard case .truth(let truth) = value else { throw wrong(key, value, expected: "true or false") }
        return truth
    }

    func text(_ key: String) throws(Problem) -> String? {
        guard let value = members[key] else { return nil }
        guard case .text(let text) = value, !text.isEmpty else {
            throw wrong(key, value, expected: "a text in quotes, not empty")
        }
        return text
    }

    func texts(_ key: String) throws(Problem) -> [String]? {
        guard let value = members[key] else { return nil }
        let expected = "a list, e.g. [\"pass\", \"show\", \"key\"]"
        guard case .list(let values) = value, !values.isEmpty else { throw wrong(key, value, expected: expected) }
        var texts: [String] = []
        for (index, value) in values.enumerated() {
            guard case .text(let text) = value else {
                throw wrong("\(key)[\(index)]", value, expected: "a text")
            }
            texts.append(text)
        }
        return texts
    }

    /// A whole number above zero.
    func count(_ key: String, upTo most: Int) throws(Problem) -> Int? {
        guard let value = members[key] else { return nil }
        guard case .number(let number) = value, let count = Int(exactly: number), (1...most).contains(count) else {
            throw wrong(key, value, expected: "a whole number from 1 to \(most)")
        }
        return count
    }

    /// A number of people.
    func base(_ key: String) throws(Problem) -> Int? {
        guard let value = members[key] else { return nil }
        guard case .number(let number) = value, let size = Int(exactly: number), PercentageBase.sizes.contains(size)
        else { throw wrong(key, value, expected: "a whole number above 0") }
        return size
    }

    /// A survey's questions. A number in their place is a base that holds for no survey: that is told with the remedy.
    func questions(_ survey: String) throws(Problem) -> ObjectReader? {
        if case .number(let number)? = members[survey], let people = Int(exactly: number) {
            throw Problem(
                "\(file): \(path(to: survey)) must hold a survey's questions, not a number; bases belong to a survey: "
                    + "write \"\(place)\": {\"YOUR-SURVEY\": {\"\(survey)\": \(people)}} with the survey's identifier")
        }
        return try object(survey, keys: nil)
    }

    func object(_ key: String, keys: [String]?) throws(Problem) -> ObjectReader? {
        guard let value = members[key] else { return nil }
        return try ObjectReader(value, at: path(to: key), in: file, keys: keys)
    }

    private func wrong(_ key: String, _ value: JSONValue, expected: String) -> Problem {
        // Whoever writes apiKeySomething may have put the key itself there: it is not repeated.
        let found = key.hasPrefix("apiKey") ? value.kind : value.inWords
        return Problem("\(file): \(path(to: key)) must be \(expected), not \(found)")
    }
}
