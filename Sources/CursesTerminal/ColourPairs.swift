import CNcurses
import Canvas

/// The looks of a cell as curses takes them.
struct Rendition {
    /// `CN_` attribute bits.
    var attributes: UInt32
    /// A curses colour pair; 0 is the terminal's own colours.
    var pair: Int32
}

/// Turns styles into attributes and curses colour pairs, with the nearest colour where the terminal has fewer.
struct ColourPairs {
    /// The terminal, which numbers the pairs; it must stay open.
    private let terminal: OpaquePointer
    /// How many colours there are: 0 for none, else 8, 16, 88, 256 or, for direct colours, 2^24.
    private let colours: Int
    // A theme has a few dozen.
    private var known: [Style: Rendition] = [:]

    init(of terminal: OpaquePointer) {
        self.terminal = terminal
        colours = Int(cn_colours(terminal))
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
        var foreground = Self.number(of: style.foreground, colours: colours)
        var background = Self.number(of: style.background, colours: colours)
        if colours < 16 {
            let eight = EightColours(foreground: foreground, background: background)
            (foreground, background) = (eight.foreground, eight.background)
            if eight.isDim { attributes |= UInt32(CN_DIM) }
            if eight.isBold { attributes |= UInt32(CN_BOLD) }
        }
        return Rendition(attributes: attributes, pair: cn_pair(terminal, Int32(foreground), Int32(background)))
    }

    private func attributeBits(_ attributes: Style.Attributes) -> UInt32 {
        let bits: [(Style.Attributes, Int)] = [
            (.bold, CN_BOLD), (.dim, CN_DIM), (.italic, CN_ITALIC), (.underline, CN_UNDERLINE), (.reverse, CN_REVERSE),
        ]
        return bits.reduce(0) { attributes.contains($1.0) ? $0 | UInt32($1.1) : $0 }
    }

    /// The number to give to curses; -1 is the default colour. With fewer than 16 colours it still says 0–15.
    static func number(of colour: Colour, colours: Int) -> Int {
        let isDirect = colours > 256
        switch colour {
        case .terminalDefault:
            return -1
        case .ansi(let index):
            return isDirect && index >= 8 ? RGB(index: Int(index & 15)).number : Int(index & 15)
        case .indexed(let index):
            if index < 16 { return number(of: .ansi(index), colours: colours) }
            return colours == 256 ? Int(index) : nearest(RGB(index: Int(index)), of: colours)
        case .rgb(let red, let green, let blue):
            return nearest(RGB(red: Int(red), green: Int(green), blue: Int(blue)), of: colours)
        }
    }

    /// - Parameter colours: The number that the terminal has.
    private static func nearest(_ colour: RGB, of colours: Int) -> Int {
        // A terminal with direct colours takes its first eight numbers for those of 8-colour terminals.
        if colours > 256 { return max(8, colour.number) }
        // The user may have changed the first 16, so of 256 only the others are compared.
        let candidates = colours == 256 ? 16..<256 : 0..<16
        return candidates.min { colour.distance(to: RGB(index: $0)) < colour.distance(to: RGB(index: $1)) } ?? -1
    }
}
