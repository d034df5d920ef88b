/// Latin letters without their accents, by which `cafe` finds `Café` and `strasse` finds `Straße`.
enum LatinLetters {
    /// The plain letter or letters that an accented one is taken for, upper or lower case as it is.
    struct Plain: Equatable {
        let first: UInt8
        /// 0 unless there are two, as in `ß`.
        let second: UInt8
    }

    /// The plain letters of an accented Latin letter; nil for any other scalar.
    static func plain(_ scalar: UInt32) -> Plain? {
        switch scalar {
        case 0xC0...0x24F: unpack(latin.utf8Start[Int(scalar) - 0xC0])
        case 0x1E00...0x1EFF: unpack(additional.utf8Start[Int(scalar) - 0x1E00])
        case 0x212B: Plain(first: UInt8(ascii: "A"), second: 0)
        default: nil
        }
    }

    /// Diacritics that are laid on the letter before them. Those of other scripts are letters of their own here.
    static func isMark(_ scalar: UInt32) -> Bool { 0x300...0x36F ~= scalar }

    /// The least byte that a mark begins with in UTF-8.
    static let markLead: UInt8 = 0xCC

    private static func unpack(_ letter: UInt8) -> Plain? {
        switch letter {
        case UInt8(ascii: "."): nil
        case UInt8(ascii: "1"): Plain(first: UInt8(ascii: "s"), second: UInt8(ascii: "s"))
        case UInt8(ascii: "2"): Plain(first: UInt8(ascii: "S"), second: UInt8(ascii: "S"))
        case UInt8(ascii: "3"): Plain(first: UInt8(ascii: "a"), second: UInt8(ascii: "e"))
        case UInt8(ascii: "4"): Plain(first: UInt8(ascii: "A"), second: UInt8(ascii: "E"))
        case UInt8(ascii: "5"): Plain(first: UInt8(ascii: "o"), second: UInt8(ascii: "e"))
        case UInt8(ascii: "6"): Plain(first: UInt8(ascii: "O"), second: UInt8(ascii: "E"))
        default: Plain(first: letter, second: 0)
        }
    }

    /// U+00C0 to U+024F: the base of the canonical decomposition where that is a letter of ASCII, the letter itself
    /// where a stroke goes through it, a digit for two letters.
    private static let latin: StaticString = """
        AAAAAA4CEEEEIIIIDNOOOOO.OUUUUY.1aaaaaa3ceeeeiiiidnooooo.ouuuuy.y\
        AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKk.LlLlLl.\
        .LlNnNnNn...OoOoOo65RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs\
        ................................Oo.............Uu...............\
        .............AaIiOoUuUuUuUuUu.AaAa43..GgKkOoOo..j...Gg..NnAa43Oo\
        AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............\
        ................
        """

    /// U+1E00 to U+1EFF, written as `latin`.
    private static let additional: StaticString = """
        AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm\
        MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv\
        WwWwWwWwWwXxXxYyZzZzZzhtwy.s..2.AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
        EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......
        """
}
