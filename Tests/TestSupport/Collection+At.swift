/// A test looked for an element that is not there.
package struct MissingElement: Error, CustomStringConvertible {
    package let description: String
}

extension Collection {
    /// The element so many places after the first: `try lines[at: 1]`. For what the code under test gives, which may be
    /// shorter than expected: that fails a test, where `lines[1]` would end the whole run.
    /// - Throws: ``MissingElement``
    package subscript(at offset: Int) -> Element {
        get throws {
            guard offset >= 0, let place = index(startIndex, offsetBy: offset, limitedBy: endIndex), place < endIndex
            else { throw MissingElement(description: "there is no element \(offset), only \(count): \(self)") }
            return self[place]
        }
    }
}
