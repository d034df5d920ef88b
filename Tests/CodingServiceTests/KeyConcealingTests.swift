import Testing

@testable import CodingService

@Suite("Hiding the key in what others say")
struct KeyConcealingTests {
    private let secret = "sk-SECRET/0123456789+abc=="

    private func concealed(_ text: String, key: String? = nil, limit: Int = 300) throws -> String {
        try #require(APIKey(key ?? secret)).concealed(in: text, limit: limit)
    }

    @Test("Whole, percent-encoded, JSON-escaped, twice in a row, and cut off after eight characters or more")
    func spellings() throws {
        #expect(try concealed("a \(secret) b") == "a ‹key› b")
        #expect(try concealed("\(secret)\(secret)") == "‹key›‹key›")
        #expect(try concealed("?k=sk-SECRET%2F0123456789%2Babc%3D%3D&") == "?k=‹key›&")
        #expect(try concealed("?k=sk-SECRET%2f0123456789%2babc%3d%3d&") == "?k=‹key›&")
        #expect(try concealed(#"sk-SECRET\/0123456789+abc=="#) == "‹key›")
        #expect(try concealed("sk-SECRET/012345…") == "‹key›…")
        #expect(try concealed("sk-SECRE sk-SECR") == "‹key› sk-SECR")
    }

    @Test("Of a key shorter than eight characters only the whole is hidden")
    func shortKeys() throws {
        #expect(try concealed("e err error", key: "error") == "e err ‹key›")
        #expect(try concealed("the beginning", key: "th") == "‹key›e beginning")
    }

    @Test("A key at the edge of what is looked at is hidden, not cut")
    func edge() throws {
        for length in 0...40 {
            let text = String(repeating: "é", count: length) + secret + "tail"
            #expect(try !concealed(text, limit: 20).unicodeScalars.prefix(20).contains { $0 == "S" })
        }
    }

    @Test("A long text costs no more than what is wanted of it")
    func bounded() throws {
        let key = String(repeating: "k", count: 4096)
        let text = String(repeating: "k", count: 2_000_000)
        #expect(try concealed(text, key: key).unicodeScalars.count < 5000)
    }
}
