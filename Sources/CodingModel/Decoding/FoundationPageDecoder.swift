import FoundationEssentials
import TerminalText

/// Decodes a page with `JSONDecoder`: whole bodies, an object per code and answer on the way.
///
/// What `JSONDecoder` makes of unusual JSON: of a key that is there twice the first counts; whole numbers may be
/// written `1.0` or `1e3`; a comma before a closing bracket is forgiven; fields that are not read may hold anything.
struct FoundationPageDecoder {
    /// Arrays and objects inside one another that `JSONDecoder` takes: about 250 levels of codes.
    static let depthLimit = 512

    /// It has no settings.
    init() {}

    /// The failure's kind is `tooDeep` beyond `depthLimit`.
    func decode(_ body: [UInt8]) throws(DecodingFailure) -> ResultPage {
        do {
            return try JSONDecoder().decode(PagePayload.self, from: Data(body)).page
        } catch let error as DecodingError {
            throw DecodingFailure(error, body: body)
        } catch {
            throw DecodingFailure.unreadable(at: [], reason: "it can't be read")
        }
    }
}
