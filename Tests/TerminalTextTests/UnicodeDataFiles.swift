import Foundation

/// The Unicode character database of Debian's package unicode-data, where it is installed.
enum UnicodeDataFiles {
    static let directory = URL(fileURLWithPath: "/usr/share/unicode")

    static var areInstalled: Bool {
        FileManager.default.fileExists(atPath: directory.appendingPathComponent("UnicodeData.txt").path)
    }

    /// The lines of a file without comments and blank lines.
    static func lines(of name: String) throws -> [String] {
        let text = try String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
        return text.split(separator: "\n").map { line in
            line.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
        }
        .filter { !$0.isEmpty }
    }

    /// The text of code points in hexadecimal, separated by spaces.
    static func text(ofCodePoints codePoints: some StringProtocol) -> String {
        var text = String.UnicodeScalarView()
        for word in codePoints.split(separator: " ") {
            if let scalar = UInt32(word, radix: 16).flatMap(Unicode.Scalar.init) { text.append(scalar) }
        }
        return String(text)
    }
}

extension String {
    /// The code points in hexadecimal, for messages.
    var codePoints: String {
        unicodeScalars.map { String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
    }
}
