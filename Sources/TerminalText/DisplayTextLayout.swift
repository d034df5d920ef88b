extension DisplayText {
    /// The side that a text is put on in more columns than it needs.
    package enum Alignment: Hashable, Sendable {
        /// At the beginning, with spaces after it.
        case leading
        /// At the end, with spaces before it.
        case trailing
    }

    /// One text after the other.
    package static func + (left: DisplayText, right: DisplayText) -> DisplayText {
        if left.isEmpty { return right }
        if right.isEmpty { return left }
        return joined(left.string + right.string, widths: left.width + right.width, at: right)
    }

    /// Appends a text.
    package static func += (left: inout DisplayText, right: DisplayText) {
        left = left + right
    }

    /// The text so many times; empty when the count is not positive.
    package static func repeating(_ text: DisplayText, count: Int) -> DisplayText {
        guard count > 0 else { return .empty }
        return joined(String(repeating: text.string, count: count), widths: text.width * count, at: text)
    }

    /// A text of parts. Its width is the sum of theirs, unless a part begins with a skin tone, which joins the emoji
    /// before it.
    fileprivate static func joined(_ string: String, widths: Int, at part: DisplayText) -> DisplayText {
        let joinsEmoji = part.string.unicodeScalars.first.map { Scalar.emojiModifiers.contains($0.value) } ?? false
        return DisplayText(sanitised: string, width: joinsEmoji ? string.utf8.span.measuredWidth() : widths)
    }

    /// The text itself when it fits in the columns, else its beginning with "…".
    ///
    /// It is never wider than the columns, empty when there are none, and keeps whole grapheme clusters only.
    package func truncated(to columns: Int) -> DisplayText {
        guard width > columns else { return self }
        guard columns > 0 else { return .empty }
        let bytes = string.utf8.span
        var offset = min(asciiRun(from: 0), columns - 1)
        var used = offset
        while offset < bytes.count {
            let end = bytes.endOfGrapheme(from: offset)
            let width = bytes.measuredWidth(of: offset..<end)
            if used + width > columns - 1 { break }
            used += width
            offset = end
        }
        return DisplayText(sanitised: String(string.slice(0..<offset)) + "…", width: used + 1)
    }

    /// The text with spaces up to so many columns; the text itself when it is wider.
    package func padded(to columns: Int, alignment: Alignment = .leading) -> DisplayText {
        guard width < columns else { return self }
        let spaces = String(repeating: " ", count: columns - width)
        return DisplayText(sanitised: alignment == .leading ? string + spaces : spaces + string, width: columns)
    }

    /// Wraps the text into lines of at most so many columns (at least one); there is at least one line.
    ///
    ///     "The box came two days late".wrapped(to: 12)    "The box came", "two days", "late"
    ///
    /// Lines break at spaces, which are dropped there, after hyphens, and around ideographs and emoji; a word longer
    /// than a line is cut between grapheme clusters. Only a cluster that is wider than the columns by itself makes a
    /// wider line.
    package func wrapped(to columns: Int) -> [DisplayText] {
        guard width > max(columns, 1) else { return [self] }
        let bytes = string.utf8.span
        var wrapper = LineWrapper(columns: max(columns, 1))
        _ = wrapper.read(bytes, from: 0, to: bytes.count)
        wrapper.endParagraph(at: bytes.count)
        return wrapper.takeLines().map { line in
            DisplayText(sanitised: String(string.slice(line.range)), width: line.width)
        }
    }

    /// Wraps into so many lines at most. Where the text is longer, "…" ends the last line. Only as much of the text is
    /// laid out as that needs.
    package func wrapped(to columns: Int, lines limit: Int) -> [DisplayText] {
        guard limit > 0 else { return [] }
        guard width > max(columns, 1) else { return [self] }
        var wrapper = LineWrapper(columns: max(columns, 1))
        let lines = wrapper.lines(of: string.utf8.span, enoughFor: limit).map { line in
            DisplayText(sanitised: String(string.slice(line.range)), width: line.width)
        }
        guard lines.count > limit else { return lines }
        let rest = lines[(limit - 1)...].joined(separator: " ")
        return lines.prefix(limit - 1) + [rest.truncated(to: columns)]
    }
}

extension Sequence where Element == DisplayText {
    /// The texts in order, with a separator between each two.
    package func joined(separator: DisplayText = .empty) -> DisplayText {
        var result = DisplayText.empty
        var isFirst = true
        for text in self {
            if !isFirst { result += separator }
            result += text
            isFirst = false
        }
        return result
    }
}

extension String {
    /// The part between two UTF-8 offsets.
    func slice(_ range: Range<Int>) -> Substring {
        let start = utf8.index(startIndex, offsetBy: range.lowerBound)
        return self[start..<utf8.index(start, offsetBy: range.count)]
    }
}
