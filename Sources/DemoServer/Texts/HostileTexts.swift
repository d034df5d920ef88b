/// Texts that try to take over a terminal. Everything here is harmless to store and must be harmless to show.
///
/// Every escape is spelt out, so that this file itself can be read on a terminal.
enum HostileTexts {
    /// A survey identifier that sets the window title and turns the rest red.
    static let survey = "EVIL\u{1B}]0;owned by survey\u{07}-\u{1B}[31mSURVEY\u{1B}[0m"

    static let questionIdentifier = "Q\u{1B}[2J1"
    static let question = """
        What do you see?\u{1B}[H\u{1B}[2J\u{1B}[?1049l\u{202E}?eseht ro \u{202C} \u{9B}41mIs anything red?\
        \r\nOver\rWritten?
        """

    /// A failed job's code and message.
    static let failureCode = "PROCESSING\u{1B}[8m_ERROR"
    static let failureMessage = """
        The batch failed\u{1B}]2;owned by message\u{1B}\\ and\u{1B}[1;1H\u{1B}[Jerased your screen.\u{07}\u{0}\
         \u{202E}dne ehT\u{202C}
        """

    /// Labels with the attacks whose name they carry, and answers that use them.
    static let codes: [(id: Int64, label: String, answers: [String])] = [
        (1, "Title \u{1B}]0;owned\u{07}(OSC 0, 1, 2)", titles),
        (2, "Clipboard \u{1B}]52;c;b3duZWQ=\u{07}(OSC 52) and links", clipboard),
        (3, "Screen \u{1B}[2J\u{1B}[H(CSI)", screen),
        (4, "Modes \u{1B}[?1000h\u{1B}[?25l(DEC private modes)", modes),
        (5, "Strings \u{1B}PDCS\u{1B}\\(DCS, APC, PM, SOS)", strings),
        (6, "C1 \u{9B}31m\u{9D}0;owned\u{9C}(8-bit)", eightBit),
        (7, "Bidi \u{202E}desrever\u{202C} and \u{200B}invisible", invisible),
        (8, "Backspace \u{8}\u{8}\u{8}\u{8}and other \u{0}controls\u{7F}", controls),
        (9, "Entities &#27;[31m and \\u001b[31m", entities),
        (10, "Stacks Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}algo", stacks),
        (4_294_967_297, "An id beyond 32 bits, and no\ttab\nor newline", ["\t\tTwo tabs, then a newline\nand more."]),
        (-1, "", ["A code without a label and with a negative id."]),
    ]

    private static let titles: [String] = [
        "\u{1B}]0;owned\u{07}The title should not say owned.",
        "\u{1B}]1;owned\u{1B}\\Nor the icon's name.",
        "\u{1B}]2;owned\u{07}\u{1B}[21tNor should it be reported back.",
        "Unterminated: \u{1B}]0;this sequence never ends and must not swallow what follows it.",
        "\u{1B}k" + "owned" + "\u{1B}\\screen and tmux have a title of their own.",
        "Long: \u{1B}]0;" + String(repeating: "A", count: 5_000) + "\u{07}5,000 letters of title.",
    ]

    private static let clipboard: [String] = [
        "\u{1B}]52;c;cm0gLXJmIH4=\u{07}Your clipboard must stay yours.",
        "\u{1B}]52;p;?\u{07}And must not be read.",
        "\u{1B}]8;;https://example.org/trap\u{1B}\\click me\u{1B}]8;;\u{1B}\\ is no link.",
        "\u{1B}]4;1;rgb:ff/00/ff\u{07}\u{1B}]10;#ff00ff\u{07}\u{1B}]11;#ff00ff\u{07}The palette stays as it was.",
        "\u{1B}]9;owned\u{07}\u{1B}]777;notify;owned;owned\u{07}No notification either.",
        "\u{1B}]1337;File=inline=1:AAAA\u{07}\u{1B}]50;monospace\u{07}No picture, no font.",
    ]

    private static let screen: [String] = [
        "\u{1B}[2J\u{1B}[3J\u{1B}[HThe screen is still there.",
        "\u{1B}[31mRed \u{1B}[5mblinking \u{1B}[7mreverse \u{1B}[8mhidden \u{1B}[38;2;255;0;255mpink, and never reset.",
        "\u{1B}[10A\u{1B}[50C\u{1B}[1;1fMoved \u{1B}[999;999Haway \u{1B}[s\u{1B}[u\u{1B}7\u{1B}8and back.",
        "\u{1B}[1;5r\u{1B}[5S\u{1B}[5T\u{1B}[10L\u{1B}[10M\u{1B}[10P\u{1B}[10XScroll region, insert, delete.",
        "Half of a sequence: \u{1B}[38;5;",
        "\u{1B}[" + String(repeating: "1;", count: 2_000) + "mTwo thousand parameters.",
        "\u{1B}c\u{1B}[!p\u{1B}#8Reset, soft reset, and a screen full of E.",
    ]

    private static let modes: [String] = [
        "\u{1B}[?1049l\u{1B}[?47lThe alternate screen stays.",
        "\u{1B}[?25lThe cursor keeps its visibility.\u{1B}[?25h",
        "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1003h\u{1B}[?1006hThe mouse is not reported.",
        "\u{1B}[?2004l\u{1B}[200~pasted\u{1B}[201~Bracketed paste is as it was.",
        "\u{1B}(0lqqk\u{1B}(B\u{0E}lqqk\u{0F}No line-drawing letters, no shift out.",
        "\u{1B}[6n\u{1B}[c\u{1B}[>c\u{05}Nothing is answered for you to type.",
        "\u{1B}=\u{1B}>\u{1B}[4h\u{1B}[20h\u{1B}[2l\u{1B}[?7lKeypad, insert and wrap modes are untouched.",
    ]

    private static let strings: [String] = [
        "\u{1B}P$q\"p\u{1B}\\DECRQSS is not asked.",
        "\u{1B}P1$r0m\u{1B}\\\u{1B}Pq#0;2;0;0;0#0~~@@\u{1B}\\No sixel.",
        "\u{1B}_Gf=32;AAAA\u{1B}\\No picture (APC).",
        "\u{1B}^privacy message\u{1B}\\\u{1B}Xstart of string\u{1B}\\PM and SOS are gone, this is not.",
        "\u{1B}Ptmux;\u{1B}\u{1B}]0;owned\u{07}\u{1B}\\No passing through tmux.",
        "\u{1B}P never closed, and yet you can read this.",
    ]

    private static let eightBit: [String] = [
        "\u{9B}2J\u{9B}31mCSI in one character.",
        "\u{9D}0;owned\u{9C}OSC in one character.",
        "\u{9D}52;c;b3duZWQ=\u{07}Clipboard, too.",
        "\u{90}1$r\u{9C}\u{98}sos\u{9C}\u{9E}pm\u{9C}\u{9F}apc\u{9C}DCS, SOS, PM, APC.",
        "\u{84}\u{85}\u{88}\u{8D}\u{8E}\u{8F}Index, next line, tab set, reverse index, single shifts.",
        "\u{9B}38;5;201 unfinished, in one character",
    ]

    private static let invisible: [String] = [
        "\u{202E}.sdrawkcab si sihT\u{202C} This is not.",
        "user\u{2066}\u{202E}nimda\u{2069} was here: isolates.",
        "A\u{200B}B\u{200C}C\u{200D}D\u{2060}E\u{FEFF}F\u{AD}G hides seven characters.",
        "\u{200F}Marks\u{200E} \u{61C}of direction, \u{202A}embedded\u{202C}, \u{202D}overridden\u{202C}.",
        "Line\u{2028}and paragraph\u{2029}separators.",
        "Tag \u{E0068}\u{E0069}\u{E0064}\u{E0064}\u{E0065}\u{E006E}text, variation\u{FE0F}\u{E0100}, fill\u{3164}er.",
        "Interlinear \u{FFF9}anchor\u{FFFA}note\u{FFFB}, object \u{FFFC}, not a character \u{FFFF}\u{1FFFE}.",
    ]

    private static let controls: [String] = [
        "safe\u{8}\u{8}\u{8}\u{8}evil: backspaces.",
        "This line is harmless.\rThis overwrote it.",
        "NUL \u{0}inside\u{0}, DEL \u{7F}, BEL \u{07}\u{07}\u{07}.",
        "Form\u{0C}feed, vertical\u{0B}tab, ESC\u{1B}",
        "\u{18}\u{1A}CAN and SUB, \u{1}\u{2}\u{3}\u{4}\u{6} and their kin \u{1C}\u{1D}\u{1E}\u{1F}.",
        "\r\n\r\n\u{85}Many\nkinds\rof\r\nnew\u{85}lines",
        "",
    ]

    private static let entities: [String] = [
        "&#27;[31m red by a decimal entity &#27;[0m",
        "&#x1b;]0;owned&#7; a title by hexadecimal entities",
        "&#155;31m and &#x9d;0;owned&#156; by C1 entities",
        "&amp;#27;[31m decoded twice it would be red",
        "&#8238;sdrawkcab&#8236; &#8203; &#0; &#13; &#8; &#xFFFFFFFF; &#1114112; &#xD800; &bogus; &#; &",
        "\\u001b[31m \\x1b[31m \\033[31m ^[[31m %1b[31m are only letters.",
    ]

    private static let stacks: [String] = [
        "H" + String(repeating: "\u{301}\u{302}\u{30A}\u{31B}\u{324}", count: 6) + "e comes.",
        "One letter, two thousand accents: a" + String(repeating: "\u{300}", count: 2_000) + " end.",
        "Lone: \u{301} and at the end\u{20DD}",
        "👩" + String(repeating: "\u{200D}👩", count: 60) + " a family of sixty-one.",
        "🇦🇧🇨🇩🇪🇫🇬 flags that aren't, 👍🏽🏿🏻 three tones, ⌚\u{FE0E}⌚\u{FE0F} two styles.",
        "\u{0BB8}\u{0BCD}\u{0BB0}\u{0BC0} \u{0E01}\u{0E33} \u{1100}\u{1161}\u{11A8} \u{FDFD} \u{12031} wide letters.",
        "😀" + String(repeating: "\u{FE0F}\u{20E3}", count: 40) + " keycaps on keycaps.",
    ]
}
