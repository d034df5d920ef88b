/// A pair of the first sixteen colours on a terminal that has eight: bold makes the bright ones.
struct EightColours: Hashable {
    /// 0–7; -1 is the terminal's own colour.
    private(set) var foreground: Int
    private(set) var background: Int
    private(set) var isBold = false
    private(set) var isDim = false

    /// Text is readable on a ground from this contrast on (WCAG, large text).
    static let leastContrast = 3.0

    /// - Parameters:
    ///   - foreground: 0–15; -1 is the terminal's own colour.
    ///   - background: 0–15; -1 is the terminal's own ground.
    init(foreground: Int, background: Int) {
        self.background = background >= 8 ? background - 8 : background
        self.foreground = foreground
        if foreground == 8 {
            // Bright black is for what matters less; it would vanish on black, and on a terminal's own ground who knows.
            self.foreground = self.background < 0 ? -1 : readable
            isDim = true
        } else if foreground > 8 {
            self.foreground = foreground - 8
            isBold = true
        }
        guard self.background >= 0, self.foreground >= 0 else { return }
        if Self.contrast(self.foreground, self.background) < Self.leastContrast { self.foreground = readable }
    }

    /// Black or white, whichever is read more easily on the ground.
    private var readable: Int {
        Self.contrast(0, background) > Self.contrast(7, background) ? 0 : 7
    }

    /// The contrast of two colours, 1 to 21, as WCAG reckons it.
    static func contrast(_ first: Int, _ second: Int) -> Double {
        let (one, other) = (RGB(index: first).luminance, RGB(index: second).luminance)
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }
}
