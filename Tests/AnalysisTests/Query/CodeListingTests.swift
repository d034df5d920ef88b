import CodingModel
import TestSupport
import Testing

@testable import Analysis

@Suite("The codes that are listed")
struct CodeListingTests {
    private func paths(_ listing: CodeListing) throws -> [String] {
        let question = try job(of: JobPages.overlapping).questions[at: 0]
        return listing.codes(of: question).map { question.path(of: $0).description }
    }

    @Test("Some levels are the tree without what is below them")
    func depth() throws {
        #expect(try paths(CodeListing(order: .api, depth: 1)) == ["1", "2", "3"])
        #expect(try paths(CodeListing(order: .label, depth: 2)) == ["2", "3", "1", "1/12", "1/11"])
        #expect(try paths(CodeListing(order: .api, depth: 9)) == ["1", "1/11", "1/11/111", "1/12", "2", "3"])
    }

    @Test("The largest codes stand by people, whatever is above them, or in the order that is asked for")
    func top() throws {
        // 1 has 4 people; 1/11 and 1/12 have 3 each; 1/11/111 and 2 have 2 each.
        #expect(try paths(CodeListing(order: .net, top: 3)) == ["1", "1/11", "1/12"])
        #expect(try paths(CodeListing(order: .net, top: 4)) == ["1", "1/11", "1/12", "1/11/111"])
        #expect(try paths(CodeListing(order: .label, top: 3)) == ["1", "1/12", "1/11"])
        #expect(try paths(CodeListing(order: .id, top: 3)) == ["1", "1/11", "1/12"])
        #expect(try paths(CodeListing(order: .net, top: 2, depth: 1)) == ["1", "2"])
        #expect(try paths(CodeListing(order: .net, top: 99)).count == 6)
    }
}
