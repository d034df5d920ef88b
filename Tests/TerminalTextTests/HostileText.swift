import TestSupport

/// Random texts made of what a sanitiser stumbles over.
enum HostileText {
    private static let fragments: [String] =
        [
            "\u{1B}", "\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}_", "\u{1B}^", "\u{1B}X", "\u{1B}\\", "\u{9B}", "\u{9D}",
            "\u{90}", "\u{9C}", "\u{9F}", "\u{07}", "\u{18}", "\u{1A}", "\u{00}", "\u{08}", "\u{7F}", "\r", "\n",
            "\r\n",
            "\t", "\u{85}", "\u{2028}", "[31m", "0;title", "52;c;", "?1049h", ";", "m", "H",
        ] + [
            "\u{200B}", "\u{200C}", "\u{200D}", "\u{200D}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{AD}",
            "\u{FE0E}", "\u{FE0F}", "\u{FE00}", "\u{E0100}", "\u{E0067}", "\u{E0062}", "\u{E007F}", "\u{3164}",
            "\u{180B}",
            "\u{301}", "\u{308}", "\u{20E3}", "\u{34F}", "\u{94D}", "\u{9CD}", "\u{903}", "\u{E33}", "\u{FF9E}",
            "\u{1AB0}",
        ] + [
            "漢", "字", "。", "「", "한", "ᄀ", "ᅡ", "ᆫ", "कि", "র", "ي", "ه", "שָ", "é", "ü", "ß", "ᠠ", "葛", "\u{600}",
            "😀", "👩", "👍", "🏽", "☺", "⌚", "〰", "🏴", "🇩", "🇪", "1", "#", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍👩‍👧", "\u{1F6DF}", "\u{1FAE9}",
            "word", "two words", "hy-phen", " ", "  ", "x", "…", "␛", "◌", "\u{FFFD}", "\u{E000}", "\u{A0}",
        ]

    /// A text of at most so many fragments, now and then a scalar from anywhere.
    static func random(_ generator: inout SplitMix64, fragments most: Int = 24) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...most, using: &generator) {
            if Int.random(in: 0..<10, using: &generator) == 0 {
                let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator))
                text.unicodeScalars.append(scalar ?? "\u{FFFD}")
            } else {
                text += fragments.randomElement(using: &generator) ?? ""
            }
        }
        return text
    }
}
