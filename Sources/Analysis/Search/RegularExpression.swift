import CPatterns
import CodingModel
import TerminalText

/// A text is no regular expression.
package struct PatternFailure: Error, Hashable, Sendable {
    /// The fault in the words of the library (PCRE2): `missing closing parenthesis`.
    package let reason: RawText
    /// How many characters of the pattern stand before the fault.
    package let place: Int
}

/// A compiled regular expression in the syntax of Perl (PCRE2).
///
/// It is matched with the text as it is shown. Case makes no difference unless the pattern has an upper-case letter that stands
/// for itself; accents make a difference. A match that would take too much work is cut off: patterns like `(a+)+b` take time
/// that doubles with every letter.
final class RegularExpression: Sendable {
    // The library never changes it once it is compiled, and lets any number of threads use it.
    private nonisolated(unsafe) let code: OpaquePointer

    /// - Throws: `PatternFailure`, which tells what is wrong with the pattern.
    init(_ pattern: RawText) throws(PatternFailure) {
        var string = pattern.string
        let foldsCase = !Self.namesUpperCase(string)
        var (failure, offset): (Int32, Int) = (0, 0)
        let code = string.withUTF8 { cp_compile($0.baseAddress, $0.count, foldsCase, &failure, &offset) }
        guard let code else {
            let right = String(decoding: string.utf8.prefix(offset), as: UTF8.self)
            throw PatternFailure(reason: Self.reason(failure), place: right.count)
        }
        self.code = code
    }

    deinit { cp_free(code) }

    /// Looks for a match, which may be empty, in a text as it is shown.
    /// - Parameter spent: Grows by the work that it took.
    func look(in bytes: UnsafeBufferPointer<UInt8>, _ effort: Effort, spent: inout Int) -> Matcher.Outcome {
        if let shown = ShownText(bytes) {
            return shown.bytes.withUnsafeBufferPointer { lookAtShown($0, effort, spent: &spent) }
        }
        return lookAtShown(bytes, effort, spent: &spent)
    }

    private func lookAtShown(
        _ bytes: UnsafeBufferPointer<UInt8>, _ effort: Effort, spent: inout Int
    ) -> Matcher.Outcome {
        let allowance = UInt64(effort.allowance(forBytes: bytes.count))
        var left = allowance
        // Uncounted work may be as many times the bytes; so a slice of a search stays short.
        defer { spent += max(Int(allowance - left), min(Int(allowance), effort.uncounted * bytes.count)) }
        switch find(in: bytes, from: 0, isNonempty: false, uncounted: effort.uncounted, work: &left) {
        case .none: return .missing
        case .match: return .found
        case .cutOff: return .cutOff
        }
    }

    /// The matches to show in a text as it is shown, none of them empty, as bytes of the text as it stands.
    /// - Parameter limit: The most matches to give, from the left.
    func places(in bytes: UnsafeBufferPointer<UInt8>, limit: Int, _ effort: Effort) -> TextPlaces {
        guard let shown = ShownText(bytes) else { return shownPlaces(in: bytes, limit: limit, effort) }
        let places = shown.bytes.withUnsafeBufferPointer { shownPlaces(in: $0, limit: limit, effort) }
        return TextPlaces(ranges: places.ranges.map(shown.raw), isCutOff: places.isCutOff)
    }

    private func shownPlaces(in bytes: UnsafeBufferPointer<UInt8>, limit: Int, _ effort: Effort) -> TextPlaces {
        var ranges: [Range<Int>] = []
        // For all matches of the text together.
        var work = UInt64(effort.allowance(forBytes: bytes.count))
        while ranges.count < limit {
            switch find(in: bytes, from: ranges.last?.upperBound ?? 0, isNonempty: true, uncounted: 1, work: &work) {
            case .match(let range): ranges.append(range)
            case .none: return TextPlaces(ranges: ranges, isCutOff: false)
            case .cutOff: return TextPlaces(ranges: ranges, isCutOff: true)
            }
        }
        return TextPlaces(ranges: ranges, isCutOff: false)
    }

    private enum Finding {
        case none, cutOff
        case match(Range<Int>)
    }

    /// The first match that begins at an offset or after it.
    private func find(
        in bytes: UnsafeBufferPointer<UInt8>, from offset: Int, isNonempty: Bool, uncounted: Int, work: inout UInt64
    ) -> Finding {
        var found = cp_range()
        let outcome = cp_find(
            code, bytes.baseAddress, bytes.count, offset, isNonempty, UInt64(uncounted), &work, &found)
        switch Int(outcome) {
        case CP_NONE: return .none
        case CP_FOUND: return .match(found.start..<found.end)
        default: return .cutOff
        }
    }

    private static func reason(_ failure: Int32) -> RawText {
        var buffer = [CChar](repeating: 0, count: 256)
        cp_describe(failure, &buffer, buffer.count)
        return RawText(utf8: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    }

    /// Whether an upper-case letter stands for itself: that of `\S`, `\pL`, `\x{4A}` or the name of a group does not.
    private static func namesUpperCase(_ pattern: String) -> Bool {
        var scalars = pattern.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            if scalar == "\\" {
                passEscape(&scalars)
            } else if scalar == "(", scalars.first == "?" || scalars.first == "*" {
                passGroupHead(&scalars)
            } else if scalar.isUpper {
                return true
            }
        }
        return false
    }

    private static func passEscape(_ scalars: inout Substring.UnicodeScalarView) {
        let escaped = scalars.popFirst()
        let ends: [Unicode.Scalar: Unicode.Scalar] = ["{": "}", "<": ">", "'": "'"]
        let takesName: Set<Unicode.Scalar> = ["p", "P", "x", "o", "N", "k", "g"]
        guard let escaped, takesName.contains(escaped) else { return }
        if let open = scalars.first, let close = ends[open] {
            scalars = scalars.dropFirst().drop { $0 != close }
        } else if escaped == "p" || escaped == "P" {
            _ = scalars.popFirst()
        } else if escaped == "x" {
            for _ in 0..<2 where scalars.first?.properties.isASCIIHexDigit == true { _ = scalars.popFirst() }
        }
    }

    /// The name in `(?<Name>`, `(?P<Name>` or `(*VERB)`.
    private static func passGroupHead(_ scalars: inout Substring.UnicodeScalarView) {
        if scalars.first == "*" {
            scalars = scalars.drop { $0 != ")" }
            return
        }
        let head = String(String.UnicodeScalarView(scalars.prefix(4)))
        if head.hasPrefix("?P") { scalars = scalars.dropFirst(2) }
        let isLookBehind = head.hasPrefix("?<=") || head.hasPrefix("?<!")
        if !isLookBehind, head.hasPrefix("?<") || head.hasPrefix("?P<") { scalars = scalars.drop { $0 != ">" } }
    }
}
