/// One letter of a pattern, and the scalars of a text that it matches.
struct PatternLetter: Sendable {
    /// The scalars that the letter matches: most letters have two forms, some three; the first fills the empty places.
    let forms: (UInt32, UInt32, UInt32)
    /// The pattern has an accent here, and so must the text; which accent is compared once all letters match.
    let isAccented: Bool

    init(_ scalar: Unicode.Scalar, foldsCase: Bool, isAccented: Bool) {
        let variants = foldsCase ? LetterCase.variants(of: LetterCase.folded(scalar)).map(\.value) : [scalar.value]
        let first = variants.first ?? scalar.value
        forms = (first, variants.count > 1 ? variants[1] : first, variants.count > 2 ? variants[2] : first)
        self.isAccented = isAccented
    }

    func stands(for scalar: UInt32) -> Bool { scalar == forms.0 || scalar == forms.1 || scalar == forms.2 }

    /// The forms, each once.
    var distinctForms: Set<UInt32> { [forms.0, forms.1, forms.2] }

    /// Whether an accented letter of a text can be taken for this one.
    var isPlainLatin: Bool {
        distinctForms.contains { $0 < 0x80 && Unicode.Scalar(UInt8($0)).properties.isAlphabetic }
    }
}
