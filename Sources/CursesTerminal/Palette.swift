import CNcurses
import Canvas

/// A style as curses takes it.
struct Rendition {
    /// `CN_` attribute bits.
    var attributes: UInt32
    /// A colour pair; 0 is the terminal's own.
    var pair: Int32
}

/// Turns styles into attributes and colour pairs, with the nearest colour where the terminal has fewer.
struct Palette {
    /// 0 for none, else 8, 16, 88, 256 or, for direct colours, 2^24.
    let colours: Int
    // A theme has a few dozen.
    private var known: [Style: Rendition] = [:]

    init(colours: Int) {
        self.colours = colours
    }

    mutating func rendition(of style: Style) -> Rendition {
        if let rendition = known[style] { return rendition }
        let rendition = makeRendition(of: style)
        known[style] = rendition
        return rendition
    }

    private func makeRendition(of style: Style) -> Rendition {
        var attributes = attributeBits(style.attributes)
        guard colours >= 8 else { return Rendition(attributes: attributes, pair: 0) }
        var foreground = number(of: style.foreground)
        var background = number(of: style.background)
        if colours < 16 {
            // Eight colours: bold makes the bright ones. Bright black would vanish on black: dimmed default instead.
            if foreground == 8 {
                foreground = -1
                attributes |= UInt32(CN_DIM)
            } else if foreground > 8 {
                foreground -= 8
                attributes |= UInt32(CN_BOLD)
            }
            if background >= 8 { background -= 8 }
        }
        return Rendition(attributes: attributes, pair: cn_pair(Int32(foreground), Int32(background)))
    }

    private func attributeBits(_ attributes: Style.Attributes) -> UInt32 {
        let bits: [(Style.Attributes, Int)] = [
            (.bold, CN_BOLD), (.dim, CN_DIM), (.italic, CN_ITALIC), (.underline, CN_UNDERLINE), (.reverse, CN_REVERSE),
        ]
        return bits.reduce(0) { attributes.contains($1.0) ? $0 | UInt32($1.1) : $0 }
    }

    /// The number to give to curses; -1 is the default colour. With fewer than 16 colours it still says 0–15.
    func number(of colour: Colour) -> Int {
        let isDirect = colours > 256
        switch colour {
        case .terminalDefault:
            return -1
        case .ansi(let index):
            return isDirect && index >= 8 ? RGB(index: Int(index & 15)).number : Int(index & 15)
        case .indexed(let index):
            if index < 16 { return number(of: .ansi(index)) }
            return nearest(RGB(index: Int(index)), exact: colours == 256 ? Int(index) : nil)
        case .rgb(let red, let green, let blue):
            return nearest(RGB(red: Int(red), green: Int(green), blue: Int(blue)), exact: nil)
        }
    }

    private func nearest(_ colour: RGB, exact: Int?) -> Int {
        if let exact { return exact }
        // The first eight numbers of a direct-colour terminal are the palette's.
        if colours > 256 { return max(8, colour.number) }
        // What the user made of the first 16 is unknown, so with 256 only the fixed ones are compared.
        let candidates = colours == 256 ? 16..<256 : 0..<16
        return candidates.min { colour.distance(to: RGB(index: $0)) < colour.distance(to: RGB(index: $1)) } ?? -1
    }
}

/// Red, green and blue, 0–255.
struct RGB: Hashable {
    let red: Int
    let green: Int
    let blue: Int

    init(red: Int, green: Int, blue: Int) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// One of xterm's 256 colours; the first 16 as xterm has them by default.
    init(index: Int) {
        switch index {
        case ..<16:
            let level = index >= 8 ? 255 : 205
            let low = index == 8 ? 127 : 0
            func part(_ bit: Int) -> Int { index & bit != 0 ? (index == 7 ? 229 : level) : low }
            self.init(red: part(1), green: part(2), blue: part(4))
        case 232...:
            let grey = 8 + (index - 232) * 10
            self.init(red: grey, green: grey, blue: grey)
        default:
            func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
            let cube = index - 16
            self.init(red: level(cube / 36), green: level(cube / 6 % 6), blue: level(cube % 6))
        }
    }

    /// As 24 bits.
    var number: Int { red << 16 | green << 8 | blue }

    func distance(to other: RGB) -> Int {
        let (dr, dg, db) = (red - other.red, green - other.green, blue - other.blue)
        // The eye sees green best.
        return 3 * dr * dr + 4 * dg * dg + 2 * db * db
    }
}
