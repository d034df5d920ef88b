/// Upper and lower case of single scalars, in any script that has them.
enum LetterCase {
    /// The scalar that a scalar is compared as when case makes no difference.
    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        // The two lower-case sigmas, and the micro sign, which is a mu.
        case 0x3C2: return "σ"
        case 0xB5: return "μ"
        default: break
        }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first ?? scalar : scalar
    }

    /// Whether a reader would call the letter upper case: in a pattern it asks for itself.
    static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isUppercase || scalar.properties.isTitlecaseLetter || scalar.properties.changesWhenLowercased
    }

    /// All scalars that are compared as the one given, which is folded itself.
    static func variants(of folded: Unicode.Scalar) -> [Unicode.Scalar] {
        let properties = folded.properties
        let mapped = [properties.uppercaseMapping, properties.titlecaseMapping].compactMap { mapping in
            mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first : nil
        }
        var variants = [folded]
        for scalar in mapped + (others[folded] ?? []) where !variants.contains(scalar) { variants.append(scalar) }
        return variants.filter { self.folded($0) == folded }
    }

    /// Those that no mapping from lower to upper case leads to.
    private static let others: [Unicode.Scalar: [Unicode.Scalar]] = [
        "k": ["\u{212A}"], "å": ["\u{212B}"], "ω": ["\u{2126}"], "ß": ["ẞ"], "θ": ["ϴ"], "σ": ["ς"], "μ": ["µ"],
    ]
}

extension Unicode.Scalar.Properties {
    fileprivate var isTitlecaseLetter: Bool { generalCategory == .titlecaseLetter }
}
