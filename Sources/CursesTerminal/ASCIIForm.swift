import Canvas

/// The ASCII character that stands for a glyph where only ASCII can be shown.
enum ASCIIForm {
    /// One printable ASCII character; the right half of a wide glyph becomes a space.
    static func scalar(for glyph: Glyph) -> UInt32 {
        if glyph.isContinuation { return 0x20 }
        let scalar = Unicode.Scalar(glyph[0]) ?? "?"
        if scalar.isASCII { return scalar.value }
        if let letter = letter(for: scalar.value) { return letter }
        return (symbols[scalar] ?? "?").value
    }

    /// The base letter of a letter of Latin-1 or Latin Extended-A.
    private static func letter(for value: UInt32) -> UInt32? {
        let first: UInt32 = 0xC0
        guard value >= first, Int(value - first) < letters.utf8CodeUnitCount else { return nil }
        return letters.withUTF8Buffer { UInt32($0[Int(value - first)]) }
    }

    /// The base letters of U+00C0 to U+017F.
    private static let letters: StaticString = """
        AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty\
        AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSs\
        TtTtTtUuUuUuUuUuUuWwYyYZzZzZzs
        """

    /// `lookalikes` by the scalar, and `+` for every other box-drawing character.
    private static let symbols: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (ascii, scalars) in lookalikes {
            for scalar in scalars.unicodeScalars { table[scalar] = ascii }
        }
        for value in 0x2500...0x257F as ClosedRange<UInt32> {
            if let scalar = Unicode.Scalar(value), table[scalar] == nil { table[scalar] = "+" }
        }
        return table
    }()

    /// ASCII characters, each with the scalars that it stands for.
    private static let lookalikes: [(Unicode.Scalar, String)] = [
        ("-", "─━┄┅┈┉╌╍═╴╶╸╺‐‑‒–—―−"),
        ("|", "│┃┆┇┊┋╎╏║╵╷╹╻▏▎▍▌▐¦"),
        ("#", "█▉▊▋▇▆▓"),
        (":", "▒░÷"),
        ("_", "▁▂"),
        (".", "…·•∙⋅"),
        ("'", "‘’‚‛′´"),
        ("\"", "“”„‟″«»"),
        (">", "›▸▶►→↳⇒❯"),
        ("<", "‹◂◀◄←⇐❮"),
        ("v", "▾▼↓▽"),
        ("^", "▴▲↑"),
        ("*", "●★◆✱✦◉"),
        ("o", "○◇◦°º"),
        ("@", "◌"),
        ("0", "∅"),
        ("/", "⊘"),
        ("~", "↻"),
        ("$", "↯"),
        ("%", "◔"),
        ("=", "■"),
        ("&", "¿"),
        ("%", "◐◑◒◓"),
        ("+", "✓✔"),
        ("x", "✗✘✕×"),
        ("!", "¡⚠⚑"),
        ("n", "✎"),
        (" ", "\u{A0}\u{2002}\u{2003}\u{2009}\u{202F}\u{3000}"),
    ]
}
