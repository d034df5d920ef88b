import Canvas

extension Theme {
    /// The terminal's own colours on its own background.
    ///
    /// Yellow, white and black are left out: each vanishes on one of the backgrounds people use.
    package static let standard = Theme(
        name: "terminal",
        inks: Inks(accent: .ansi(6), good: .ansi(2), bad: .ansi(1), busy: .ansi(4), odd: .ansi(5)))

    /// No colour at all: what NO_COLOR asks for.
    package static let mono = Theme(name: "mono", inks: Inks())

    /// A dark ground of its own, in 256 colours.
    package static let slate = Theme(
        name: "slate",
        inks: Inks(
            ground: .indexed(235), text: .indexed(252), faint: .indexed(245), accent: .indexed(80),
            good: .indexed(114), bad: .indexed(210), busy: .indexed(111), odd: .indexed(176)))

    /// A light ground of its own, in 256 colours.
    package static let paper = Theme(
        name: "paper",
        inks: Inks(
            ground: .indexed(255), text: .indexed(235), faint: .indexed(242), accent: .indexed(24),
            good: .indexed(22), bad: .indexed(124), busy: .indexed(19), odd: .indexed(90)))

    /// Every theme, the default first.
    package static let all: [Theme] = [standard, mono, slate, paper]

    /// The theme of that name, if there is one.
    package static func named(_ name: String) -> Theme? {
        all.first { $0.name == name }
    }
}
