import CNcurses
import Canvas
import TerminalText

/// The characters that a terminal takes, by what the environment says of it.
///
/// A terminal of another charset takes bytes of UTF-8 for its own characters, some of them for control characters: it gets
/// ASCII.
package enum TerminalCharset: Hashable, Sendable {
    case utf8
    case ascii

    /// By LC_ALL, LC_CTYPE or LANG, in this order. C, POSIX or none says nothing against UTF-8; another name does unless it
    /// is that of a UTF-8 locale.
    package static func ofThisTerminal() -> Self { Self(ofLocale: String(cString: cn_locale_name())) }

    /// The charset of a locale by its name, as in `de_DE.ISO-8859-1`; the locale need not be installed.
    init(ofLocale name: String) { self = cn_names_utf8(name) ? .utf8 : .ascii }

    /// The bytes of a text on one line, with something like it for what can't be shown, as wide as it.
    package func bytes(of text: DisplayText) -> [UInt8] {
        guard self == .ascii, text.width != text.string.utf8.count else { return Array(text.string.utf8) }
        var bytes: [UInt8] = []
        for cluster in text.clusters {
            let glyph = Glyph(cluster)
            bytes.append(UInt8(truncatingIfNeeded: ASCIIForm.scalar(for: glyph)))
            if glyph.width == 2 { bytes.append(UInt8(ascii: " ")) }
        }
        return bytes
    }
}
