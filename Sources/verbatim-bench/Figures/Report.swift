import FoundationEssentials
import Glibc

/// Prints each figure as soon as it is there: a table for people, or one JSON object a line for programs.
struct Report {
    /// One JSON object a line on standard output instead of the table.
    let isJSON: Bool
    /// A file that gets the JSON lines whatever is printed.
    private let file: Int32?

    init(isJSON: Bool, file: String?) throws {
        self.isJSON = isJSON
        self.file = try file.map { try Descriptor.create($0) }
        if !isJSON { Self.print(Self.row("figure", "value", "baseline", "ratio", "must")) }
    }

    func add(_ figure: Figure) {
        let line = json(figure)
        if let file { Descriptor.write(Array("\(line)\n".utf8), to: file) }
        Self.print(isJSON ? line : table(figure))
    }

    /// Prints a sentence on standard error while something is measured.
    static func progress(_ sentence: String) {
        Descriptor.write(Array("verbatim-bench: \(sentence)\n".utf8), to: STDERR_FILENO)
    }

    private static func print(_ line: String) { Descriptor.write(Array("\(line)\n".utf8), to: STDOUT_FILENO) }

    private func json(_ figure: Figure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(figure)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private func table(_ figure: Figure) -> String {
        let value = figure.value.map { "\(Self.short($0)) \(figure.unit)" } ?? "–"
        let baseline = figure.baseline.map { "\(Self.short($0.value)) \($0.name)" } ?? ""
        let verdict = figure.isMet.map { $0 ? " ✓" : " ✗ MISSED" } ?? ""
        let must = figure.limit.map { "\($0)\(verdict)" } ?? ""
        var lines = [Self.row(figure.name, value, baseline, figure.ratio.map { "\(Self.short($0))×" } ?? "", must)]
        var rest = figure.details.sorted { $0.key < $1.key }.map { "\($0.key) \(Self.short($0.value))" }
        if let p99 = figure.p99, figure.runs >= 100 { rest.insert("p99 \(Self.short(p99))", at: 0) }
        if let best = figure.best { rest.insert("best \(Self.short(best)) of \(figure.runs)", at: 0) }
        if let note = figure.note { rest.append(note) }
        if !rest.isEmpty { lines.append("    " + rest.joined(separator: "; ")) }
        return lines.joined(separator: "\n")
    }

    private static func row(
        _ name: String, _ value: String, _ baseline: String, _ ratio: String, _ must: String
    ) -> String {
        func pad(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(1, width - text.count))
        }
        return pad(name, 26) + pad(value, 16) + pad(baseline, 36) + pad(ratio, 10) + must
    }

    /// The number with three significant digits.
    static func short(_ number: Double) -> String {
        let size = abs(number)
        let scale: Double = size >= 100 || number == number.rounded() ? 1 : size >= 10 ? 10 : size >= 1 ? 100 : 1000
        let rounded = (number * scale).rounded() / scale
        return scale == 1 ? String(Int(rounded)) : String(rounded)
    }
}
