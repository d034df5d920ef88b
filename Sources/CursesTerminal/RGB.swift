/// Red, green and blue, 0–255 each.
struct RGB: Hashable {
    let red: Int
    let green: Int
    let blue: Int

    init(red: Int, green: Int, blue: Int) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// One of xterm's 256 colours, by its index 0–255; the first 16 as xterm has them by default.
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

    /// The relative luminance, 0 for black to 1 for white. The square is as near as matters here to the curve of sRGB.
    var luminance: Double {
        func linear(_ part: Int) -> Double { Double(part * part) / 65_025 }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The colour as 24 bits: `0xRRGGBB`.
    var number: Int { red << 16 | green << 8 | blue }

    /// A weighted square distance, for comparing only.
    func distance(to other: RGB) -> Int {
        let (dr, dg, db) = (red - other.red, green - other.green, blue - other.blue)
        // The eye sees green best.
        return 3 * dr * dr + 4 * dg * dg + 2 * db * db
    }
}
