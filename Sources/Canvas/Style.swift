/// A colour as it is asked for; a terminal that has fewer shows the nearest it has.
package enum Colour: Hashable, Sendable {
    /// What the user's terminal uses when nothing is said.
    case terminalDefault
    /// One of the terminal's own 16 colours: 0–7, and 8–15 for their bright kin (ECMA-48, aixterm).
    case ansi(UInt8)
    /// One of 256: 0–15 as above, 16–231 a 6×6×6 cube, 232–255 greys (xterm).
    case indexed(UInt8)
    /// Red, green and blue, 0–255 each.
    case rgb(UInt8, UInt8, UInt8)
}

/// What a cell looks like apart from its text.
package struct Style: Hashable, Sendable {
    /// Renditions that need no colour, so that nothing is told by colour alone.
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let italic = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let reverse = Attributes(rawValue: 16)
    }

    package var foreground: Colour
    package var background: Colour
    package var attributes: Attributes

    package init(
        foreground: Colour = .terminalDefault, background: Colour = .terminalDefault, attributes: Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The terminal's default colours, nothing added.
    package static let plain = Style()
}
