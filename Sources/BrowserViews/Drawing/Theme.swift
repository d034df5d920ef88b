import Browser
import Canvas

/// The look of every part of the screen. Views name roles; only a theme names colours.
package struct Theme: Hashable, Sendable {
    /// The name that the configuration chooses it by.
    package let name: String
    let inks: Inks

    /// The colours that a theme is made of.
    struct Inks: Hashable, Sendable {
        var ground = Colour.terminalDefault
        var text = Colour.terminalDefault
        /// A colour for what matters less; without one, the terminal dims the text.
        var faint: Colour?
        var accent = Colour.terminalDefault
        var good = Colour.terminalDefault
        var bad = Colour.terminalDefault
        var busy = Colour.terminalDefault
        var odd = Colour.terminalDefault
    }

    /// The style of a role.
    subscript(role: Role) -> Style {
        switch role {
        case .text, .share, .link, .followupAnswer: ink(inks.text)
        case .faint: faint
        case .strong, .heading, .number, .key: ink(inks.text, .bold)
        case .border(let isFocused): isFocused ? ink(inks.accent) : faint
        case .title(let isFocused): isFocused ? ink(inks.text, [.bold, .reverse]) : ink(inks.text)
        case .selection: ink(inks.text, [.bold, .reverse])
        case .sign, .bar: ink(inks.accent)
        case .banner: inkOnKnownGround(inks.odd, .bold)
        case .note: faint.adding(.italic)
        case .question, .followupQuestion: ink(inks.text, .italic)
        case .section: hasOwnGround ? ink(inks.accent, .bold) : ink(inks.text, [.bold, .underline])
        case .notice(let tone): ink(colour(of: tone), .bold)
        case .noticeText(let tone): inkOnKnownGround(colour(of: tone), tone == .information ? [] : .bold)
        case .condition(let condition): self.condition(condition)
        case .word(let condition): hasOwnGround ? self.condition(condition) : ink(inks.text)
        }
    }

    private func ink(_ colour: Colour, _ attributes: Style.Attributes = []) -> Style {
        Style(foreground: colour, background: inks.ground, attributes: attributes)
    }

    private var faint: Style { inks.faint.map { ink($0) } ?? ink(inks.text, .dim) }

    private var hasOwnGround: Bool { inks.ground != .terminalDefault }

    /// Text on a ground of the theme's own has colour. On the terminal's, which may be dark or light, no colour is
    /// readable everywhere: there only glyphs, lines and bars have one.
    private func inkOnKnownGround(_ colour: Colour, _ attributes: Style.Attributes) -> Style {
        ink(hasOwnGround ? colour : inks.text, attributes)
    }

    private func colour(of tone: Notice.Tone) -> Colour {
        switch tone {
        case .information: inks.accent
        case .success: inks.good
        case .warning: inks.odd
        case .failure: inks.bad
        }
    }

    /// No two conditions share a style, and their glyphs and words differ as well.
    private func condition(_ condition: JobCondition) -> Style {
        switch condition {
        case .neverAsked: faint
        case .asking: ink(inks.accent)
        case .queued: ink(inks.text)
        case .processing: ink(inks.busy, .bold)
        case .fetching: ink(inks.accent, .bold)
        case .completed: ink(inks.good)
        case .partialFailure: ink(inks.odd, .bold)
        case .totalFailure: ink(inks.bad, .bold)
        case .unrecognised: ink(inks.odd, .italic)
        case .notFound: ink(inks.bad)
        case .keyRefused: ink(inks.bad, .underline)
        case .invalidRequest: ink(inks.bad, .italic)
        case .offline: ink(inks.odd)
        case .serverTrouble: ink(inks.odd, [.bold, .italic])
        case .incomplete: ink(inks.good, .underline)
        case .undecodable: ink(inks.odd, .underline)
        case .stopped: ink(inks.text, .bold)
        }
    }
}

/// The parts of the screen that differ in style.
enum Role: Hashable, Sendable {
    case text, faint, strong
    case border(isFocused: Bool)
    case title(isFocused: Bool)
    /// The selected row of the focused pane.
    case selection
    /// The bar left of a selected row.
    case sign
    case number, share, bar
    case question, banner
    case heading, note, followupQuestion, followupAnswer, section, link
    case key
    /// A notice's glyph, and its sentence.
    case notice(Notice.Tone), noticeText(Notice.Tone)
    /// A condition's glyph, and its word.
    case condition(JobCondition), word(JobCondition)
}

extension Style {
    /// This style with more attributes.
    func adding(_ attributes: Style.Attributes) -> Style {
        Style(
            foreground: foreground, background: background, attributes: self.attributes.union(attributes))
    }
}
